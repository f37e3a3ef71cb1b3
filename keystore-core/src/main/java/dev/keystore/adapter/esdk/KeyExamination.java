package dev.keystore.adapter.esdk;

import dev.keystore.KeystoreException;
import dev.keystore.KeystoreException.Denied;
import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.KeystoreException.Unavailable;
import dev.keystore.adapter.esdk.WrappingKey.Clients;
import dev.keystore.port.Check;
import dev.keystore.secret.EncryptionContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.DryRunModifierType;
import software.amazon.awssdk.services.kms.model.DryRunOperationException;
import software.amazon.awssdk.services.kms.model.GetKeyRotationStatusResponse;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyState;

/** Looks at a wrapping key, and tries by KMS's dry run what a caller may do with it: nothing is sealed, opened or made. */
public final class KeyExamination {
    private final Clients clients;
    private final String given;
    private @Nullable String arn;

    /** The key that {@code given} names: an ARN, an alias or an id. */
    public KeyExamination(Clients clients, String given) {
        this.clients = clients;
        this.given = given;
        this.arn = WrappingKey.isArnOfKey(given) ? given : null;
    }

    /**
     * Two checks, or one if the key can't be used. That it can't be looked at, for want of a right or of an answer, is no failure: what
     * may be done with it is tried apart from this.
     */
    public List<Check> examine() {
        List<Check> checks = new ArrayList<>();
        try {
            KeyMetadata found = clients.in(WrappingKey.regionOf(given))
                    .describeKey(d -> d.keyId(given))
                    .keyMetadata();
            arn = found.arn();
            Check key = key(found);
            checks.add(key);
            if (key.isFailure()) {
                return checks;
            }
        } catch (SdkException e) {
            KeystoreException failure = EsdkFailures.kms(e, "kms:DescribeKey of " + given);
            boolean unseen = failure instanceof Denied || failure instanceof Unavailable;
            if (arn == null || !unseen) {
                return List.of(Check.fail("key", failure));
            }
            checks.add(Check.unseen("key", "key " + given, failure));
        }
        checks.add(rotation());
        return checks;
    }

    /** The key's ARN, as far as it is known. */
    public Optional<String> arn() {
        return Optional.ofNullable(arn);
    }

    private Check key(KeyMetadata found) {
        if (found.keySpec() != KeySpec.SYMMETRIC_DEFAULT) {
            return Check.fail(
                    "key",
                    found.arn() + " is of the kind " + found.keySpecAsString(),
                    "a store's key is a symmetric key for ENCRYPT_DECRYPT: name another with --key");
        }
        KeyState state = found.keyState();
        if (state == KeyState.ENABLED) {
            return Check.ok("key", found.arn() + ", enabled, of account " + found.awsAccountId());
        }
        String enable = "`aws kms enable-key --key-id " + found.arn() + "`";
        return Check.fail(
                "key",
                found.arn() + " is " + found.keyStateAsString()
                        + (found.deletionDate() == null ? "" : ", to be deleted at " + found.deletionDate()),
                state == KeyState.PENDING_DELETION
                        ? "without it no secret opens ever again: `aws kms cancel-key-deletion --key-id " + found.arn()
                                + "`, then " + enable
                        : enable);
    }

    private Check rotation() {
        String key = key();
        try {
            GetKeyRotationStatusResponse found = client().getKeyRotationStatus(g -> g.keyId(key));
            Integer days = found.rotationPeriodInDays();
            return Boolean.TRUE.equals(found.keyRotationEnabled())
                    ? Check.ok("key rotation", "on" + (days == null ? "" : ", every " + days + " days"))
                    : Check.warn(
                            "key rotation",
                            "off",
                            "`aws kms enable-key-rotation --key-id " + key + "`; what was sealed before still opens");
        } catch (SdkException e) {
            return Check.unseen("key rotation", "rotation", EsdkFailures.kms(e, "kms:GetKeyRotationStatus of " + key));
        }
    }

    /** Returns if the caller may open what was sealed for {@code context}. Throws {@link Denied} if not; another {@link KeystoreException} if that can't be told. */
    public void tryOpening(EncryptionContext context) {
        tried(
                context,
                "kms:Decrypt",
                () -> client().decrypt(d -> d.keyId(key())
                        .encryptionContext(context.pairs())
                        .dryRun(true)
                        .dryRunModifiers(DryRunModifierType.IGNORE_CIPHERTEXT)));
    }

    /** The same for sealing. */
    public void trySealing(EncryptionContext context) {
        tried(
                context,
                "kms:GenerateDataKey",
                () -> client().generateDataKey(g -> g.keyId(key())
                        .keySpec(DataKeySpec.AES_256)
                        .encryptionContext(context.pairs())
                        .dryRun(true)));
    }

    private void tried(EncryptionContext context, String action, Runnable call) {
        try {
            call.run();
        } catch (DryRunOperationException e) {
            return;
        } catch (InvalidCiphertextException e) {
            throw noDryRun(action, e);
        } catch (SdkException e) {
            throw EsdkFailures.kms(e, action, context, key());
        }
        throw noDryRun(action, null);
    }

    /** Who does not know dry runs carries the call out, or misses a ciphertext. */
    private static Misconfigured noDryRun(String action, @Nullable Throwable cause) {
        return new Misconfigured(
                "what answers to " + action + " does not know dry runs", "check that the endpoint is KMS", cause);
    }

    private KmsClient client() {
        return clients.in(WrappingKey.regionOf(key()));
    }

    private String key() {
        return arn == null ? given : arn;
    }
}
