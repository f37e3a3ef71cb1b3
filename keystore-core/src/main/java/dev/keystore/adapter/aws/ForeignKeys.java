package dev.keystore.adapter.aws;

import dev.keystore.KeystoreException;
import dev.keystore.KeystoreException.Denied;
import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.KeystoreException.Tampered;
import dev.keystore.KeystoreException.Unavailable;
import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.DependencyTimeoutException;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;
import software.amazon.awssdk.services.kms.model.KeyUnavailableException;
import software.amazon.awssdk.services.kms.model.KmsInternalException;
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;
import software.amazon.awssdk.services.kms.model.NotFoundException;

/**
 * Opens what other tools have had sealed by KMS. As they do, it does not say under which key: whatever the caller may decrypt opens.
 * So it remembers which keys those were.
 */
public final class ForeignKeys {
    private final Supplier<KmsClient> client;
    private final String advice;
    private final Retrying retrying;
    private final SortedSet<String> used = new ConcurrentSkipListSet<>();

    /** @param advice what to do about what does not open */
    public ForeignKeys(Supplier<KmsClient> client, String advice, Retrying retrying) {
        this.client = client;
        this.advice = advice;
        this.retrying = retrying;
    }

    /**
     * What {@code sealed} holds under {@code context}; the caller wipes it. Throws {@code Tampered} if it is no ciphertext of KMS or was
     * sealed under another context, {@code Denied}, {@code Misconfigured} if its key can't be used, {@code Unavailable}.
     */
    public byte[] open(byte[] sealed, Map<String, String> context) {
        DecryptResponse opened = retrying.call(() -> decrypt(sealed, context));
        used.add(opened.keyId());
        return opened.plaintext().asByteArrayUnsafe();
    }

    /** The ARNs of the keys that have opened something. */
    public SortedSet<String> used() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(used));
    }

    private DecryptResponse decrypt(byte[] sealed, Map<String, String> context) {
        try {
            return client.get()
                    .decrypt(d -> d.ciphertextBlob(SdkBytes.fromByteArray(sealed))
                            .encryptionContext(context.isEmpty() ? null : context));
        } catch (SdkException e) {
            throw failure(e, context);
        }
    }

    private KeystoreException failure(SdkException e, Map<String, String> context) {
        if (e instanceof InvalidCiphertextException) {
            return new Tampered(
                    context.isEmpty()
                            ? "KMS does not open it without an encryption context"
                            : "KMS does not open it with the encryption context " + context.keySet(),
                    advice,
                    e);
        }
        if (e instanceof AwsServiceException answer && AwsFailures.isDenial(answer)) {
            return new Denied("kms:Decrypt was denied: " + AwsFailures.sentence(answer), null, e);
        }
        if (e instanceof DisabledException || e instanceof KmsInvalidStateException || e instanceof NotFoundException) {
            return new Misconfigured(
                    "its key can't be used: " + AwsFailures.sentence((AwsServiceException) e),
                    "a key that is disabled or pending deletion can be brought back, one that is deleted can't",
                    e);
        }
        if (e instanceof KeyUnavailableException
                || e instanceof DependencyTimeoutException
                || e instanceof KmsInternalException) {
            return new Unavailable("kms:Decrypt failed: the key is unavailable", "try again later", e);
        }
        return AwsFailures.translate(e, "kms:Decrypt")
                .orElseGet(() -> new Misconfigured("kms:Decrypt was refused: " + AwsFailures.describe(e), null, e));
    }
}
