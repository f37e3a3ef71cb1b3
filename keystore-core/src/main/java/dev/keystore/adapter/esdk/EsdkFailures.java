package dev.keystore.adapter.esdk;

import dev.keystore.KeystoreException;
import dev.keystore.KeystoreException.Denied;
import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.KeystoreException.Tampered;
import dev.keystore.KeystoreException.Unavailable;
import dev.keystore.adapter.aws.AwsFailures;
import dev.keystore.secret.EncryptionContext;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.model.DependencyTimeoutException;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.IncorrectKeyException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;
import software.amazon.awssdk.services.kms.model.InvalidGrantTokenException;
import software.amazon.awssdk.services.kms.model.InvalidKeyUsageException;
import software.amazon.awssdk.services.kms.model.KeyUnavailableException;
import software.amazon.awssdk.services.kms.model.KmsInternalException;
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import software.amazon.cryptography.materialproviders.model.CollectionOfErrors;

/**
 * Says failures of the Encryption SDK and of KMS below it in the words of {@link KeystoreException}. When opening, the SDK
 * wraps what KMS answered in a {@link CollectionOfErrors}; whatever is not an answer of AWS, or the lack of one, comes from the envelope itself.
 */
final class EsdkFailures {
    /** How the KMS keyring and the raw AES keyring say that a message is not theirs. */
    private static final Set<String> NO_KEY_FITS =
            Set.of("No Encrypted Data Keys found to match", "did not match AESKeyring");

    private EsdkFailures() {}

    static RuntimeException sealing(RuntimeException failure, EncryptionContext context, String key) {
        if (failure instanceof KeystoreException) {
            return failure;
        }
        Optional<SdkException> fromAws = fromAws(failure);
        return fromAws.isPresent() ? kms(fromAws.get(), "kms:GenerateDataKey", context, key) : failure;
    }

    static KeystoreException opening(RuntimeException failure, EncryptionContext context, String key) {
        if (failure instanceof KeystoreException known) {
            return known;
        }
        Optional<SdkException> fromAws = fromAws(failure);
        if (fromAws.isPresent()) {
            return kms(fromAws.get(), "kms:Decrypt", context, key);
        }
        if (says(failure, NO_KEY_FITS)) {
            return new Tampered(
                    "it was sealed under a key that is neither the store's nor in also-open",
                    "if it is an older key of this store, name it in also-open; if the alias of the key was moved since yesterday, give --key as an ARN",
                    failure);
        }
        return new Tampered("it was not sealed for " + place(context) + ", or was changed since", null, failure);
    }

    /** What {@code failure} of KMS means where it was asked for {@code context}. */
    static KeystoreException kms(SdkException failure, String action, EncryptionContext context, String key) {
        String what = action + " for " + place(context) + " with key " + key;
        if (failure instanceof AwsServiceException answer && AwsFailures.isDenial(answer)) {
            String sentence = AwsFailures.sentence(answer);
            return new Denied(
                    what + " was denied: " + sentence,
                    lock(sentence) + "; the encryption context is " + pairs(context),
                    failure);
        }
        return kms(failure, what);
    }

    /** Which of the two locks is shut, where AWS says so. */
    private static String lock(String sentence) {
        if (sentence.contains("explicit deny")) {
            return "a policy denies it explicitly: look there first";
        }
        if (sentence.contains("no resource-based policy")) {
            return "the key's policy does not let the caller in";
        }
        if (sentence.contains("no identity-based policy")) {
            return "the caller's own policies do not allow it";
        }
        return "check the key's policy, the caller's policies, and that the grant covers this name";
    }

    private static String pairs(EncryptionContext context) {
        return context.pairs().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(pair -> pair.getKey() + "=" + pair.getValue())
                .collect(Collectors.joining(", "));
    }

    /** What {@code failure} of KMS means; {@code action} names what was asked for. */
    static KeystoreException kms(SdkException failure, String action) {
        if (failure instanceof InvalidCiphertextException || failure instanceof IncorrectKeyException) {
            return new Tampered(
                    "it was not sealed by this store for this name and version (" + action + ")", null, failure);
        }
        if (failure instanceof DisabledException) {
            return new Misconfigured(
                    "the store's key is disabled (" + action + ")", "enable it with `aws kms enable-key`", failure);
        }
        if (failure instanceof KmsInvalidStateException) {
            return new Misconfigured(
                    "the store's key can't be used in its state (" + action + "): "
                            + AwsFailures.sentence((AwsServiceException) failure),
                    "if it is pending deletion, stop that with `aws kms cancel-key-deletion`, then `aws kms enable-key`",
                    failure);
        }
        if (failure instanceof NotFoundException) {
            return new Misconfigured(
                    "the store's key does not exist (" + action + ")",
                    "check --key, the region and the account",
                    failure);
        }
        if (failure instanceof InvalidKeyUsageException || failure instanceof InvalidGrantTokenException) {
            return new Misconfigured(
                    "the store's key is not one for encryption (" + action + ")",
                    "it has to be a symmetric key for ENCRYPT_DECRYPT",
                    failure);
        }
        if (failure instanceof KeyUnavailableException
                || failure instanceof DependencyTimeoutException
                || failure instanceof KmsInternalException) {
            return new Unavailable(action + " failed: the key is unavailable", "try again later", failure);
        }
        return AwsFailures.translate(failure, action)
                .orElseGet(() -> new Misconfigured(
                        action + " was refused: " + AwsFailures.describe(failure),
                        "check --key and the region",
                        failure));
    }

    private static boolean says(RuntimeException failure, Set<String> sentences) {
        if (failure instanceof CollectionOfErrors several) {
            return several.list().stream().anyMatch(one -> says(one, sentences));
        }
        String message = String.valueOf(failure.getMessage());
        return sentences.stream().anyMatch(message::contains);
    }

    private static String place(EncryptionContext context) {
        return context.name() + "@" + context.version() + " of store " + context.store();
    }

    /** The failure of the AWS SDK in {@code failure}, wherever the Encryption SDK has put it. */
    private static Optional<SdkException> fromAws(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SdkException found) {
                return Optional.of(found);
            }
            if (cause instanceof CollectionOfErrors several) {
                Optional<SdkException> found = several.list().stream()
                        .map(EsdkFailures::fromAws)
                        .flatMap(Optional::stream)
                        .findFirst();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
