package dev.keystore.testbed;

import dev.keystore.iam.MalformedPolicy;
import dev.keystore.testbed.cloud.Cloud;
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
    private static final int ONE_YEAR = 365;
    private static final String DEFAULT_POLICY = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "%s"}, "Action": "kms:*",
              "Resource": "*"}]}""";

    private final KmsKeys keys;
    private final Principals principals;
    private final KmsAccess access;
    private final List<Predicate<KmsAttempt>> denials = new CopyOnWriteArrayList<>();

    KmsDouble(KmsKeys keys, Principals principals, Cloud cloud) {
        this.keys = keys;
        this.principals = principals;
        this.access = new KmsAccess(principals, cloud);
    }

    /** A new enabled key of an account. */
    public KmsKey createKey(String account) {
        return keys.create(account);
    }

    /** A new enabled key of an account whose policy counts. */
    public KmsKey createKey(String account, String policy) {
        var key = keys.create(account);
        key.policy(policy);
        return key;
    }

    /**
     * Gives a key one more name.
     *
     * @param alias {@code alias/…}
     * @throws Refusal where the account has an alias of that name
     */
    public void createAlias(String account, String alias, KmsKey key) throws Refusal {
        keys.alias(account, alias, key);
    }

    /**
     * Takes a name away from its key.
     *
     * @throws Refusal where the account has no alias of that name
     */
    public void deleteAlias(String account, String alias) throws Refusal {
        keys.removeAlias(account, alias);
    }

    /**
     * The key that somebody of an account means by an id, an ARN or an alias.
     *
     * @throws Refusal where there is none
     */
    public KmsKey key(String account, String keyId) throws Refusal {
        return keys.find(account, keyId);
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
            case "CreateKey" -> Map.of("KeyMetadata", metadata(createKey(request)));
            case "CreateAlias" -> createAlias(request);
            case "DeleteAlias" -> deleteAlias(request);
            case "GetKeyPolicy" -> Map.of("Policy", keyOf(request).policyText(), "PolicyName", "default");
            case "PutKeyPolicy" -> putKeyPolicy(request);
            case "GetKeyRotationStatus" -> rotation(keyOf(request));
            case "EnableKeyRotation" -> rotate(request, request.number("RotationPeriodInDays", ONE_YEAR));
            case "DisableKeyRotation" -> rotate(request, 0);
            case "EnableKey" -> become(request, KmsKey.State.ENABLED);
            case "DisableKey" -> become(request, KmsKey.State.DISABLED);
            case "ScheduleKeyDeletion" -> become(request, KmsKey.State.PENDING_DELETION);
            default -> throw Refusal.of("UnknownOperationException", null);
        };
    }

    private Map<String, Object> generateDataKey(KmsRequest request) throws Refusal {
        var key = usableKey(request);
        var plaintext = new byte[dataKeyLength(request)];
        request.stopIfDryRun();
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
        request.stopIfDryRun();
        var blob = KmsCiphertext.seal(key, request.context(), plaintext);
        return Map.of("KeyId", key.arn(), "CiphertextBlob", base64(blob), "EncryptionAlgorithm", "SYMMETRIC_DEFAULT");
    }

    private Map<String, Object> decrypt(KmsRequest request) throws Refusal {
        if (request.flag("DryRun") && request.lists("DryRunModifiers", "IGNORE_CIPHERTEXT")) {
            usableKey(request);
            request.stopIfDryRun();
        }
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
        request.stopIfDryRun();
        return Map.of("KeyId", key.arn(), "Plaintext", base64(plaintext), "EncryptionAlgorithm", "SYMMETRIC_DEFAULT");
    }

    private Map<String, Object> describeKey(KmsRequest request) throws Refusal {
        return Map.of("KeyMetadata", metadata(keyOf(request)));
    }

    private KmsKey createKey(KmsRequest request) throws Refusal {
        access.requireByIdentity(request, "*");
        var account = request.principal().account();
        var policy = request.text("Policy");
        if (policy == null) {
            return principals.isKnownToIam(request.principal())
                    ? createKey(account, DEFAULT_POLICY.formatted(account))
                    : createKey(account);
        }
        try {
            return createKey(account, policy);
        } catch (MalformedPolicy e) {
            throw Refusal.of("MalformedPolicyDocumentException", e.getMessage());
        }
    }

    private Map<String, Object> putKeyPolicy(KmsRequest request) throws Refusal {
        var key = keyOf(request);
        try {
            key.policy(request.requiredText("Policy"));
            return Map.of();
        } catch (MalformedPolicy e) {
            throw Refusal.of("MalformedPolicyDocumentException", e.getMessage());
        }
    }

    private Map<String, Object> createAlias(KmsRequest request) throws Refusal {
        var account = request.principal().account();
        var alias = request.requiredText("AliasName");
        var key = permitted(request, keys.find(account, request.requiredText("TargetKeyId")));
        access.requireByIdentity(request, keys.aliasArn(account, alias));
        keys.alias(account, alias, key);
        return Map.of();
    }

    private Map<String, Object> deleteAlias(KmsRequest request) throws Refusal {
        var account = request.principal().account();
        var alias = request.requiredText("AliasName");
        permitted(request, keys.find(account, alias));
        access.requireByIdentity(request, keys.aliasArn(account, alias));
        keys.removeAlias(account, alias);
        return Map.of();
    }

    private static Map<String, Object> rotation(KmsKey key) {
        var status = new LinkedHashMap<String, Object>();
        status.put("KeyId", key.arn());
        status.put("KeyRotationEnabled", key.rotationDays() > 0);
        if (key.rotationDays() > 0) {
            status.put("RotationPeriodInDays", key.rotationDays());
        }
        return status;
    }

    private Map<String, Object> rotate(KmsRequest request, int days) throws Refusal {
        keyOf(request).rotateEvery(days);
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
        access.require(request, key);
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
