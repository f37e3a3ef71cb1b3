package dev.keystore.cli.io;

import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Quoted;
import dev.keystore.secret.SecretName;

/**
 * A key of a document as messages may show it. Where a document is not what its author thinks, a piece of a value stands where a key
 * should: only what could be a leaf is shown.
 */
public final class DocumentKey {
    private static final String ANY_NAMESPACE = "a/";

    private DocumentKey() {}

    /** Whether {@code key} could be the last segment of a name. */
    public static boolean isLeaf(String key) {
        try {
            return new SecretName(ANY_NAMESPACE + key).leaf().equals(key);
        } catch (MalformedException e) {
            return false;
        }
    }

    /** What the value under {@code key} is called. */
    public static String valueOf(String key) {
        return isLeaf(key) ? "the value of " + Quoted.of(key) : "a value";
    }
}
