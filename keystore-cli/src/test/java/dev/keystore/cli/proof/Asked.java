package dev.keystore.cli.proof;

import dev.keystore.iam.AccessRequest;
import dev.keystore.iam.Caller;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * One thing that a request asks to be allowed, whoever sends it and whatever it is about.
 *
 * @param action such as {@code dynamodb:GetItem}
 * @param keys the condition keys that the request has, each with its values
 */
record Asked(String action, Map<String, List<String>> keys) {
    static final String LEADING_KEYS = "dynamodb:LeadingKeys";
    static final String ATTRIBUTES = "dynamodb:Attributes";
    static final String SELECT = "dynamodb:Select";
    static final String RETURN_VALUES = "dynamodb:ReturnValues";
    static final String ENCLOSING_OPERATION = "dynamodb:EnclosingOperation";
    static final String CONTEXT = "kms:EncryptionContext:";
    static final String CONTEXT_KEYS = "kms:EncryptionContextKeys";

    private static final Set<String> MULTIVALUED = Set.of(LEADING_KEYS, ATTRIBUTES, CONTEXT_KEYS, "aws:TagKeys");

    Asked {
        Map<String, List<String>> ordered = new TreeMap<>();
        keys.forEach((key, values) -> ordered.put(key, List.copyOf(values)));
        keys = Collections.unmodifiableMap(ordered);
    }

    static Asked of(String action) {
        return new Asked(action, Map.of());
    }

    /** Rows of these partitions, whole. */
    static Asked rows(String action, String... partitions) {
        return of(action).with(LEADING_KEYS, partitions);
    }

    /** The same, with {@code key}, whatever it was before. */
    Asked with(String key, String... values) {
        Map<String, List<String>> changed = new TreeMap<>(keys);
        changed.put(key, List.of(values));
        return new Asked(action, changed);
    }

    Asked without(String key) {
        Map<String, List<String>> changed = new TreeMap<>(keys);
        changed.remove(key);
        return new Asked(action, changed);
    }

    /** Another action, with those of the same keys that it has as well. */
    Asked doing(String other) {
        Map<String, List<String>> kept = new TreeMap<>(keys);
        kept.keySet().removeIf(key -> !ActionKeys.has(other, key));
        return new Asked(other, kept);
    }

    Asked ofRows(String... partitions) {
        return with(LEADING_KEYS, partitions);
    }

    /** These attributes only. */
    Asked only(String... attributes) {
        return with(ATTRIBUTES, attributes).with(SELECT, "SPECIFIC_ATTRIBUTES");
    }

    /** Under an encryption context of these pairs, instead of what it was. */
    Asked under(Map<String, String> context) {
        Asked changed = this;
        for (String key : keys.keySet()) {
            changed = key.startsWith(CONTEXT) ? changed.without(key) : changed;
        }
        for (Map.Entry<String, String> pair : context.entrySet()) {
            changed = changed.with(CONTEXT + pair.getKey(), pair.getValue());
        }
        return context.isEmpty()
                ? changed.without(CONTEXT_KEYS)
                : changed.with(CONTEXT_KEYS, context.keySet().toArray(String[]::new));
    }

    /** The same, every value as {@code change} makes it. */
    Asked filled(UnaryOperator<String> change) {
        Map<String, List<String>> changed = new TreeMap<>();
        keys.forEach(
                (key, values) -> changed.put(key, values.stream().map(change).toList()));
        return new Asked(action, changed);
    }

    /** As {@code caller} asks it of a resource. */
    AccessRequest by(Caller caller, String resource, String account) {
        AccessRequest request = AccessRequest.of(caller, action, resource, account);
        for (Map.Entry<String, List<String>> key : keys.entrySet()) {
            request = MULTIVALUED.contains(key.getKey())
                    ? request.withAll(key.getKey(), key.getValue())
                    : request.with(key.getKey(), key.getValue().get(0));
        }
        return request;
    }

    /** In which things it differs from {@code other}; what an action can't say doesn't count. */
    Set<String> differences(Asked other) {
        Set<String> differences = new TreeSet<>();
        if (!action.equals(other.action)) {
            differences.add("action");
        }
        Set<String> all = new TreeSet<>(keys.keySet());
        all.addAll(other.keys.keySet());
        for (String key : all) {
            boolean sayable = ActionKeys.has(action, key) && ActionKeys.has(other.action, key);
            if (sayable && !keys.getOrDefault(key, List.of()).equals(other.keys.getOrDefault(key, List.of()))) {
                differences.add(thing(key));
            }
        }
        return differences;
    }

    /** Keys that one thing in a request gives all at once. */
    private static String thing(String key) {
        if (key.startsWith("kms:EncryptionContext")) {
            return "encryption context";
        }
        return key.equals(ATTRIBUTES) || key.equals(SELECT) ? "what is read" : key;
    }

    /** Action and keys, as text. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>(List.of(action));
        keys.forEach((key, values) -> parts.add(key + "=" + String.join(",", values)));
        return String.join(" ", parts);
    }
}
