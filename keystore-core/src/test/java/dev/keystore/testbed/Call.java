package dev.keystore.testbed;

import java.util.Map;
import java.util.TreeMap;

/**
 * One request that passed the proxy. The status is the one the caller saw, {@link #NO_ANSWER} where its connection was
 * dropped; the request is the parsed JSON, or the fields of a query-protocol form.
 */
public record Call(String service, String action, int httpStatus, Map<String, Object> request) {

    /** The status of a call that got no answer. */
    public static final int NO_ANSWER = 0;

    /** Service and action in IAM's words, such as {@code dynamodb:GetItem}. */
    public String operation() {
        return service + ":" + action;
    }

    /** The encryption context that a KMS request names. */
    public Map<String, String> encryptionContext() {
        var context = new TreeMap<String, String>();
        if (request.get("EncryptionContext") instanceof Map<?, ?> pairs) {
            pairs.forEach((name, value) -> context.put(String.valueOf(name), String.valueOf(value)));
        }
        return context;
    }
}
