package dev.keystore.secret;

import java.util.Map;

/**
 * What an envelope is bound to: it opens only under the store, name and version that it was sealed under. Exactly three
 * pairs, {@code keystore:store}, {@code keystore:name} and {@code keystore:version}; KMS writes them to CloudTrail, so
 * they hold nothing secret.
 *
 * @param store the store's logical id
 * @param name the secret's name, or the partition key of its labels row
 * @param version the version in decimal, or {@code labels.3} for the third generation of labels
 */
public record EncryptionContext(StoreId store, String name, String version) {
    /** What the version {@code version} of {@code name} is bound to. */
    public static EncryptionContext of(StoreId store, SecretName name, Version version) {
        return new EncryptionContext(store, name.value(), version.toString());
    }

    /** What generation {@code generation} of the labels of {@code name} is bound to. */
    public static EncryptionContext ofLabels(StoreId store, SecretName name, long generation) {
        return new EncryptionContext(store, Labels.address(name), "labels." + generation);
    }

    /** The three pairs. */
    public Map<String, String> pairs() {
        return Map.of("keystore:store", store.value(), "keystore:name", name, "keystore:version", version);
    }
}
