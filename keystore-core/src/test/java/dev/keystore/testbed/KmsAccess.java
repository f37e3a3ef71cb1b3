package dev.keystore.testbed;

import dev.keystore.iam.PolicyDocument;
import dev.keystore.testbed.cloud.Ask;
import dev.keystore.testbed.cloud.Cloud;
import dev.keystore.testbed.cloud.NotAuthorized;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who may do what with a key: what a test denies, then the key's policy together with the caller's. A key without a policy
 * is open to all.
 */
final class KmsAccess {

    /** What no policy opens to another account. */
    private static final Set<String> WITHIN_THE_ACCOUNT = Set.of(
            "PutKeyPolicy",
            "GetKeyPolicy",
            "CreateAlias",
            "DeleteAlias",
            "EnableKey",
            "DisableKey",
            "EnableKeyRotation",
            "DisableKeyRotation",
            "ScheduleKeyDeletion",
            "CancelKeyDeletion");

    private final Principals principals;
    private final Cloud cloud;

    KmsAccess(Principals principals, Cloud cloud) {
        this.principals = principals;
        this.cloud = cloud;
    }

    /** @throws Refusal where the caller has no right to what it asks of a key */
    void require(KmsRequest request, KmsKey key) throws Refusal {
        var policy = key.policy();
        if (policy == null) {
            return;
        }
        var ask = ask(request, key);
        try {
            cloud.authorizer()
                    .require(
                            principals.identity(request.principal()),
                            ask.action(),
                            List.of(ask),
                            each -> Optional.of(policy));
        } catch (NotAuthorized e) {
            throw Refusal.of("AccessDeniedException", sentence(request, e));
        }
        if (WITHIN_THE_ACCOUNT.contains(request.action())
                && !request.principal().account().equals(key.account())) {
            throw Refusal.of(
                    "AccessDeniedException",
                    "User: " + request.principal().arn() + " is not authorized to perform: " + ask.action()
                            + " on resource: " + key.arn());
        }
    }

    /** @throws Refusal where somebody whom IAM knows has no right to an action on something that has no policy of its own */
    void requireByIdentity(KmsRequest request, String resource) throws Refusal {
        if (!principals.isKnownToIam(request.principal())) {
            return;
        }
        var ask =
                Ask.of("kms:" + request.action(), resource, request.principal().account());
        try {
            cloud.authorizer()
                    .require(
                            principals.identity(request.principal()),
                            ask.action(),
                            List.of(ask),
                            each -> Optional.<PolicyDocument>empty());
        } catch (NotAuthorized e) {
            throw Refusal.of("AccessDeniedException", e.sentenceWithReason());
        }
    }

    /** Who names no key isn't told which one it was. */
    private static String sentence(KmsRequest request, NotAuthorized denial) {
        return request.members().containsKey("KeyId") || request.members().containsKey("TargetKeyId")
                ? denial.sentenceWithReason()
                : "The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you "
                        + "are not allowed to access.";
    }

    private static Ask ask(KmsRequest request, KmsKey key) throws Refusal {
        var ask = Ask.of("kms:" + request.action(), key.arn(), key.account())
                .with("kms:CallerAccount", request.principal().account())
                .with("kms:KeySpec", "SYMMETRIC_DEFAULT")
                .with("kms:KeyUsage", "ENCRYPT_DECRYPT")
                .with("kms:KeyOrigin", "AWS_KMS");
        var keyId = request.text("KeyId");
        if (keyId != null && keyId.contains("alias/")) {
            ask = ask.with("kms:RequestAlias", keyId.substring(keyId.indexOf("alias/")));
        }
        for (var pair : request.context().entrySet()) {
            ask = ask.with("kms:EncryptionContext:" + pair.getKey(), pair.getValue());
        }
        if (Set.of("Encrypt", "Decrypt").contains(request.action())) {
            ask = ask.with("kms:EncryptionAlgorithm", "SYMMETRIC_DEFAULT");
        }
        if (request.action().equals("ScheduleKeyDeletion")
                && request.members().get("PendingWindowInDays") instanceof Integer days) {
            ask = ask.with("kms:ScheduleKeyDeletionPendingWindowInDays", days.toString());
        }
        return request.context().isEmpty()
                ? ask
                : ask.withAll(
                        "kms:EncryptionContextKeys",
                        List.copyOf(request.context().keySet()));
    }
}
