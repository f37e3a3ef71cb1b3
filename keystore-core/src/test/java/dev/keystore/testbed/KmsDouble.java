package dev.keystore.testbed;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * AWS KMS for symmetric keys. It really encrypts, and refuses what AWS refuses: unknown, disabled and dying keys, a
 * ciphertext of another key, any changed bit, another encryption context, and whatever a test denies.
 */
public final class KmsDouble {

    private static final int PLAINTEXT_LIMIT = 4096;

    private final KmsKeys keys;
    private final List<Predicate<KmsAttempt>> denials = new CopyOnWriteArrayList<>();

    KmsDouble(KmsKeys keys) {
        this.keys = keys;
    }

    /** A new enabled key of an account. */
    public KmsKey createKey(String account) {
        return keys.create(account);
    }

    /** Denies an action such as {@code kms:Decrypt} to everyone. */
    public void deny(String action) {
        denyWhen(attempt -> attempt.action().equals(action));
    }

    /** Denies what the predicate says, in addition to what is denied already. */
    public void denyWhen(Predicate<KmsAttempt> denial) {
        denials.add(denial);
    }

    /** Forgets every denial. */
    public void allowAll() {
        denials.clear();
    }

    Map<String, Object> answer(KmsRequest request) throws Refusal {
        return switch (request.action()) {
            case "GenerateDataKey" -> generateDataKey(request);
            case "Encrypt" -> encrypt(request);
            case "Decrypt" -> decrypt(request);
            case "DescribeKey" -> describeKey(request);
            case "CreateKey" ->
                Map.of("KeyMetadata", metadata(keys.create(request.principal().account())));
            case "CreateAlias" -> createAlias(request);
            case "EnableKey" -> become(request, KmsKey.State.ENABLED);
            case "DisableKey" -> become(request, KmsKey.State.DISABLED);
            case "ScheduleKeyDeletion" -> become(request, KmsKey.State.PENDING_DELETION);
            default -> throw Refusal.of("UnknownOperationException", null);
        };
    }

    private Map<String, Object> generateDataKey(KmsRequest request) throws Refusal {
        var key = usableKey(request);
        var plaintext = new byte[dataKeyLength(request)];
        new SecureRandom().nextBytes(plaintext);
        var blob = KmsCiphertext.seal(key, request.context(), plaintext);
        return Map.of("KeyId", key.arn(), "Plaintext", base64(plaintext), "CiphertextBlob", base64(blob));
    }

    private static int dataKeyLength(KmsRequest request) throws Refusal {
        var spec = request.text("KeySpec");
        var length = request.number("NumberOfBytes", 0);
        if ((spec == null) == (length == 0)) {
            throw Refusal.of("ValidationException", "Please specify either number of bytes or key spec.");
        }
        if (spec == null && (length < 1 || length > 1024)) {
            throw Refusal.of("ValidationException", "NumberOfBytes must be between 1 and 1024");
        }
        return spec == null ? length : spec.equals("AES_128") ? 16 : 32;
    }

    private Map<String, Object> encrypt(KmsRequest request) throws Refusal {
        var plaintext = request.requiredBytes("Plaintext");
        if (plaintext.length > PLAINTEXT_LIMIT) {
            throw Refusal.of("ValidationException", "Plaintext must have at most " + PLAINTEXT_LIMIT + " bytes");
        }
        var key = usableKey(request);
        var blob = KmsCiphertext.seal(key, request.context(), plaintext);
        return Map.of("KeyId", key.arn(), "CiphertextBlob", base64(blob), "EncryptionAlgorithm", "SYMMETRIC_DEFAULT");
    }

    private Map<String, Object> decrypt(KmsRequest request) throws Refusal {
        var blob = request.requiredBytes("CiphertextBlob");
        var key = request.text("KeyId") == null ? permitted(request, keys.ofBlob(blob)) : keyOf(request);
        key.requireUsable();
        if (keys.ofBlob(blob) != key) {
            throw Refusal.of(
                    "IncorrectKeyException",
                    "The key ID in the request does not identify a CMK that can perform this operation.");
        }
        var plaintext = KmsCiphertext.open(key, request.context(), blob);
        if (plaintext == null) {
            throw Refusal.of("InvalidCiphertextException", null);
        }
        return Map.of("KeyId", key.arn(), "Plaintext", base64(plaintext), "EncryptionAlgorithm", "SYMMETRIC_DEFAULT");
    }

    private Map<String, Object> describeKey(KmsRequest request) throws Refusal {
        return Map.of("KeyMetadata", metadata(keyOf(request)));
    }

    private Map<String, Object> createAlias(KmsRequest request) throws Refusal {
        var account = request.principal().account();
        keys.alias(account, request.requiredText("AliasName"), keys.find(account, request.requiredText("TargetKeyId")));
        return Map.of();
    }

    private Map<String, Object> become(KmsRequest request, KmsKey.State state) throws Refusal {
        keyOf(request).become(state);
        return Map.of();
    }

    private KmsKey usableKey(KmsRequest request) throws Refusal {
        var key = keyOf(request);
        key.requireUsable();
        return key;
    }

    private KmsKey keyOf(KmsRequest request) throws Refusal {
        return permitted(request, keys.find(request.principal().account(), request.requiredText("KeyId")));
    }

    private KmsKey permitted(KmsRequest request, KmsKey key) throws Refusal {
        var attempt = new KmsAttempt(request.principal(), "kms:" + request.action(), key.arn(), request.context());
        if (denials.stream().anyMatch(denial -> denial.test(attempt))) {
            throw attempt.denied();
        }
        return key;
    }

    private static Map<String, Object> metadata(KmsKey key) {
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("AWSAccountId", key.account());
        metadata.put("KeyId", key.id());
        metadata.put("Arn", key.arn());
        metadata.put("CreationDate", key.created().getEpochSecond());
        metadata.put("Enabled", key.state() == KmsKey.State.ENABLED);
        metadata.put("KeyState", key.state().awsName());
        if (key.state() == KmsKey.State.PENDING_DELETION) {
            metadata.put("DeletionDate", key.created().plus(Duration.ofDays(30)).getEpochSecond());
        }
        metadata.put("KeyUsage", "ENCRYPT_DECRYPT");
        metadata.put("KeySpec", "SYMMETRIC_DEFAULT");
        metadata.put("Origin", "AWS_KMS");
        metadata.put("KeyManager", "CUSTOMER");
        metadata.put("MultiRegion", false);
        return metadata;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
