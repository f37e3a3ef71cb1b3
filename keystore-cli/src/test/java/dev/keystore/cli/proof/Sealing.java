package dev.keystore.cli.proof;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Requests of KMS under the context of a secret, and how they change. */
final class Sealing {
    static final String STORE = "keystore:store";
    static final String NAME = "keystore:name";
    static final String VERSION = "keystore:version";

    private Sealing() {}

    /** {@code action} for a version of {@code name} in the setting's store. */
    static Asked of(String action, String name) {
        return Asked.of(action).under(Map.of(STORE, "{store-id}", NAME, name, VERSION, "7"));
    }

    /** The same for another name. */
    static UnaryOperator<AccessQuestion> named(String name) {
        return pair(NAME, name);
    }

    /** The same with a pair more, or another value in one. */
    static UnaryOperator<AccessQuestion> pair(String key, String value) {
        return context(pairs -> {
            pairs.put(key, value);
            return pairs;
        });
    }

    /** The same without a pair. */
    static UnaryOperator<AccessQuestion> withoutPair(String key) {
        return context(pairs -> {
            pairs.remove(key);
            return pairs;
        });
    }

    /** The same without any context. */
    static UnaryOperator<AccessQuestion> withoutContext() {
        return context(pairs -> new TreeMap<>());
    }

    private static UnaryOperator<AccessQuestion> context(UnaryOperator<Map<String, String>> change) {
        return Pairs.asking(asked -> {
            Map<String, String> pairs = new TreeMap<>();
            asked.keys().forEach((key, values) -> {
                if (key.startsWith(Asked.CONTEXT)) {
                    pairs.put(key.substring(Asked.CONTEXT.length()), values.get(0));
                }
            });
            return asked.under(change.apply(pairs));
        });
    }
}
