package dev.keystore.adapter.esdk;

import com.amazonaws.encryptionsdk.AwsCrypto;
import com.amazonaws.encryptionsdk.CommitmentPolicy;
import com.amazonaws.encryptionsdk.CryptoAlgorithm;
import com.amazonaws.encryptionsdk.CryptoResult;
import com.amazonaws.encryptionsdk.model.ContentType;
import dev.keystore.KeystoreException.Tampered;
import dev.keystore.port.EnvelopeCipher;
import dev.keystore.secret.EncryptionContext;
import dev.keystore.secret.Envelope;
import dev.keystore.secret.Payload;
import dev.keystore.secret.SecretValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.cryptography.materialproviders.IKeyring;

/**
 * Seals with the AWS Encryption SDK, version 2 of its message format: AES-256-GCM with key derivation and key commitment,
 * not signed, one wrapped data key. The encryption context is sealed along and has to be given again, whole, to open.
 */
public final class EsdkEnvelopeCipher implements EnvelopeCipher {
    private static final CryptoAlgorithm SUITE = CryptoAlgorithm.ALG_AES_256_GCM_HKDF_SHA512_COMMIT_KEY;

    /** One body under one tag: in a framed one the SDK doesn't check frame numbers, so bits could be flipped there unnoticed. */
    private static final int UNFRAMED = 0;

    private final AwsCrypto crypto = AwsCrypto.builder()
            .withCommitmentPolicy(CommitmentPolicy.RequireEncryptRequireDecrypt)
            .withEncryptionAlgorithm(SUITE)
            .withEncryptionFrameSize(UNFRAMED)
            .withMaxEncryptedDataKeys(1)
            .build();
    private final Supplier<Rings> source;
    private volatile Rings rings;

    /** What the key is called, what seals, and what opens. */
    private record Rings(String key, IKeyring sealing, IKeyring opening) {}

    @SuppressWarnings("NullAway.Init")
    private EsdkEnvelopeCipher(Supplier<Rings> source) {
        this.source = source;
    }

    /**
     * Seals under one KMS key, and opens what was sealed under it or one of {@code alsoOpen}. Nothing is asked of KMS before
     * the first use.
     *
     * @param key gives the ARN of the key; asked for once, at the first use
     * @param alsoOpen ARNs of older keys
     * @param clients gives the client for the key with an ARN
     */
    public static EsdkEnvelopeCipher kms(
            Supplier<String> key, List<String> alsoOpen, Function<String, KmsClient> clients) {
        return new EsdkEnvelopeCipher(() -> {
            Keyrings keyrings = new Keyrings();
            String arn = key.get();
            IKeyring sealing = keyrings.kms(clients.apply(arn), arn);
            if (alsoOpen.isEmpty()) {
                return new Rings(arn, sealing, sealing);
            }
            List<IKeyring> opening = new ArrayList<>(List.of(sealing));
            alsoOpen.forEach(older -> opening.add(keyrings.kms(clients.apply(older), older)));
            return new Rings(arn, sealing, keyrings.anyOf(opening));
        });
    }

    /** Seals and opens under the 32 bytes of {@code key}, which is the caller's to close; envelopes call it {@code keyName}. */
    public static EsdkEnvelopeCipher rawAes(SecretValue key, String keyName) {
        SecretValue own = key.copy();
        return new EsdkEnvelopeCipher(() -> {
            try (own) {
                IKeyring keyring = own.use(bytes -> new Keyrings().rawAes(bytes.clone(), keyName));
                return new Rings(keyName, keyring, keyring);
            }
        });
    }

    @Override
    public Envelope seal(EncryptionContext context, Payload payload) {
        byte[] plaintext = payload.toBytes();
        try {
            return Envelope.of(crypto.encryptData(rings().sealing(), plaintext, context.pairs())
                    .getResult());
        } catch (RuntimeException e) {
            throw EsdkFailures.sealing(e, context, keyName());
        } finally {
            Arrays.fill(plaintext, (byte) 0);
        }
    }

    @Override
    public Payload open(EncryptionContext context, Envelope envelope) {
        byte[] plaintext = decrypt(context, envelope);
        try {
            return Payload.of(plaintext);
        } finally {
            Arrays.fill(plaintext, (byte) 0);
        }
    }

    private byte[] decrypt(EncryptionContext context, Envelope envelope) {
        Map<String, String> expected = context.pairs();
        CryptoResult<byte[], ?> result;
        try {
            result = crypto.decryptData(rings().opening(), envelope.bytes(), expected);
        } catch (RuntimeException e) {
            throw EsdkFailures.opening(e, context, keyName());
        }
        byte[] plaintext = result.getResult();
        if (result.getCryptoAlgorithm() != SUITE
                || result.getHeaders().getContentType() != ContentType.SINGLEBLOCK
                || !result.getEncryptionContext().equals(expected)) {
            Arrays.fill(plaintext, (byte) 0);
            throw new Tampered("it was sealed in another way than this program seals", null, null);
        }
        return plaintext;
    }

    /** What the key is called, once it is known. */
    private String keyName() {
        Rings made = rings;
        return made == null ? "(not found yet)" : made.key();
    }

    private Rings rings() {
        Rings made = rings;
        if (made == null) {
            synchronized (this) {
                made = rings;
                if (made == null) {
                    made = source.get();
                    rings = made;
                }
            }
        }
        return made;
    }

    /** Ends nothing: keys and clients are closed by who made them. */
    @Override
    public void close() {}
}
