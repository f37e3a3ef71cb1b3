package dev.keystore.testbed;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The members of a KMS request, read as KMS validates them. */
record KmsRequest(Principal principal, String action, Map<String, Object> members) {

    @Nullable
    String text(String name) throws Refusal {
        var value = members.get(name);
        if (value != null && !(value instanceof String)) {
            throw Refusal.of("SerializationException", name + " is not a string");
        }
        return (String) value;
    }

    String requiredText(String name) throws Refusal {
        var value = text(name);
        if (value == null || value.isEmpty()) {
            throw missing(name);
        }
        return value;
    }

    byte[] requiredBytes(String name) throws Refusal {
        try {
            return Base64.getDecoder().decode(requiredText(name));
        } catch (IllegalArgumentException e) {
            throw Refusal.of("SerializationException", name + " is not base64");
        }
    }

    int number(String name, int absent) throws Refusal {
        var value = members.getOrDefault(name, absent);
        if (!(value instanceof Integer number)) {
            throw Refusal.of("SerializationException", name + " is not a number");
        }
        return number;
    }

    boolean flag(String name) throws Refusal {
        var value = members.getOrDefault(name, false);
        if (!(value instanceof Boolean flag)) {
            throw Refusal.of("SerializationException", name + " is not a boolean");
        }
        return flag;
    }

    /** Whether a list of strings has this one. */
    boolean lists(String name, String entry) {
        return members.get(name) instanceof List<?> entries && entries.contains(entry);
    }

    /** Ends a request that only asks whether it would succeed, when it would. */
    void stopIfDryRun() throws Refusal {
        if (flag("DryRun")) {
            throw Refusal.of(
                    "DryRunOperationException", "The request would have succeeded, but the DryRun option is set.");
        }
    }

    /** The encryption context; empty where the request has none. */
    Map<String, String> context() throws Refusal {
        if (!(members.getOrDefault("EncryptionContext", Map.of()) instanceof Map<?, ?> pairs)) {
            throw Refusal.of("SerializationException", "EncryptionContext is not a map");
        }
        var context = new TreeMap<String, String>();
        for (var pair : pairs.entrySet()) {
            if (!(pair.getKey() instanceof String name) || !(pair.getValue() instanceof String value)) {
                throw Refusal.of("SerializationException", "EncryptionContext holds something else than strings");
            }
            context.put(name, value);
        }
        return context;
    }

    static Refusal missing(String name) {
        return Refusal.of(
                "ValidationException",
                "1 validation error detected: Value null at '" + name
                        + "' failed to satisfy constraint: Member must not be null");
    }
}
