package dev.keystore.testbed;

import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The keys and aliases of one region, found by what KMS takes as a {@code KeyId}: id, key ARN, alias or alias ARN. */
final class KmsKeys {

    private final String region;
    private final InstantSource clock;
    private final Map<String, KmsKey> byId = new ConcurrentHashMap<>();
    private final Map<String, KmsKey> byAliasArn = new ConcurrentHashMap<>();

    KmsKeys(String region, InstantSource clock) {
        this.region = region;
        this.clock = clock;
    }

    KmsKey create(String account) {
        var key = new KmsKey(account, region, UUID.randomUUID().toString(), clock.instant());
        byId.put(key.id(), key);
        return key;
    }

    void alias(String account, String alias, KmsKey key) throws Refusal {
        if (byAliasArn.putIfAbsent(prefix(account) + alias, key) != null) {
            throw Refusal.of(
                    "AlreadyExistsException", "An alias with the name " + prefix(account) + alias + " already exists");
        }
    }

    void removeAlias(String account, String alias) throws Refusal {
        byAliasArn(prefix(account) + alias);
        byAliasArn.remove(prefix(account) + alias);
    }

    String aliasArn(String account, String alias) {
        return prefix(account) + alias;
    }

    /** The key that a caller of an account means. */
    KmsKey find(String account, String keyId) throws Refusal {
        if (keyId.startsWith("alias/")) {
            return byAliasArn(prefix(account) + keyId);
        }
        if (!keyId.startsWith("arn:")) {
            return byArn(prefix(account) + "key/" + keyId);
        }
        if (!keyId.startsWith("arn:aws:kms:" + region + ":")) {
            throw Refusal.of("NotFoundException", "Invalid arn " + keyId);
        }
        return keyId.contains(":alias/") ? byAliasArn(keyId) : byArn(keyId);
    }

    /** The key whose id stands in a ciphertext blob; a blob that names no key was never made here. */
    KmsKey ofBlob(byte[] blob) throws Refusal {
        var id = KmsCiphertext.keyId(blob);
        var key = id == null ? null : byId.get(id);
        if (key == null) {
            throw Refusal.of("InvalidCiphertextException", null);
        }
        return key;
    }

    private KmsKey byAliasArn(String arn) throws Refusal {
        var key = byAliasArn.get(arn);
        if (key == null) {
            throw Refusal.of("NotFoundException", "Alias " + arn + " is not found.");
        }
        return key;
    }

    private KmsKey byArn(String arn) throws Refusal {
        var key = byId.get(arn.substring(arn.lastIndexOf('/') + 1));
        if (key == null || !key.arn().equals(arn)) {
            throw Refusal.of("NotFoundException", "Key '" + arn + "' does not exist");
        }
        return key;
    }

    private String prefix(String account) {
        return "arn:aws:kms:" + region + ":" + account + ":";
    }
}
