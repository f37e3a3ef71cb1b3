package dev.keystore.iam;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The condition keys of a request and their values. The case of a key's name doesn't count. */
record Context(Map<String, Values> keys) {

    static final Context EMPTY = new Context(Map.of());

    /**
     * What a key is in this request.
     *
     * @param many whether the key is multivalued, also where it has one value only
     */
    record Values(boolean many, List<String> all) {
        Values {
            all = List.copyOf(all);
        }
    }

    Context {
        keys = Map.copyOf(keys);
    }

    /** The same with a single-valued key, instead of what that key was. */
    Context with(String key, String value) {
        return put(key, new Values(false, List.of(value)));
    }

    /**
     * The same with a multivalued key, instead of what that key was. A key without values is an absent one.
     *
     * @throws IllegalArgumentException for an empty value: AWS may or may not count it as one
     */
    Context withAll(String key, List<String> values) {
        if (values.contains("")) {
            throw new IllegalArgumentException(key + " has an empty value");
        }
        return values.isEmpty() ? without(key) : put(key, new Values(true, values));
    }

    /** The same without a key. */
    Context without(String key) {
        var changed = new HashMap<>(keys);
        changed.remove(canonical(key));
        return new Context(changed);
    }

    boolean has(String key) {
        return keys.containsKey(canonical(key));
    }

    /** The key's values, none where it is absent. */
    List<String> values(String key) {
        var values = keys.get(canonical(key));
        return values == null ? List.of() : values.all();
    }

    /** Whether the key is present and multivalued. */
    boolean isMany(String key) {
        var values = keys.get(canonical(key));
        return values != null && values.many();
    }

    /**
     * The value of a single-valued key, or null where it is absent.
     *
     * @throws Undecidable for a multivalued key, which can't be a variable
     */
    @Nullable
    String single(String key) {
        if (isMany(key)) {
            throw new Undecidable(key + " is multivalued and can't be a variable");
        }
        var values = values(key);
        return values.isEmpty() ? null : values.get(0);
    }

    private Context put(String key, Values values) {
        var changed = new HashMap<>(keys);
        changed.put(canonical(key), values);
        return new Context(changed);
    }

    static String canonical(String key) {
        return key.toLowerCase(Locale.ROOT);
    }
}
