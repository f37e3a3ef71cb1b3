package dev.keystore.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.amazonaws.encryptionsdk.AwsCrypto;
import com.amazonaws.encryptionsdk.CommitmentPolicy;
import com.amazonaws.encryptionsdk.CryptoAlgorithm;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.IncorrectKeyException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.cryptography.materialproviders.IKeyring;
import software.amazon.cryptography.materialproviders.MaterialProviders;
import software.amazon.cryptography.materialproviders.model.AwsCryptographicMaterialProvidersException;
import software.amazon.cryptography.materialproviders.model.CollectionOfErrors;
import software.amazon.cryptography.materialproviders.model.CreateAwsKmsKeyringInput;
import software.amazon.cryptography.materialproviders.model.MaterialProvidersConfig;

/** The real Encryption SDK over the KMS double, and where each refusal of KMS comes out. */
final class EncryptionSdkTest {

    private static final String ACCOUNT = "111122223333";
    private static final byte[] TEXT = "correct horse".getBytes(StandardCharsets.UTF_8);
    private static final Map<String, String> CONTEXT =
            Map.of("keystore:store", "s", "keystore:name", "prod/app1/db", "keystore:version", "1");

    private final AwsDouble aws = AwsDouble.start();
    private final KmsClient kms =
            new SdkClients(aws.endpoint(), aws.principals().user(ACCOUNT, "ann")).kms();
    private final KmsKey key = aws.kms().createKey(ACCOUNT);
    private final IKeyring keyring = keyring(key);
    private final AwsCrypto crypto = AwsCrypto.builder()
            .withCommitmentPolicy(CommitmentPolicy.RequireEncryptRequireDecrypt)
            .withEncryptionAlgorithm(CryptoAlgorithm.ALG_AES_256_GCM_HKDF_SHA512_COMMIT_KEY)
            .build();

    @AfterEach
    void close() {
        kms.close();
        aws.close();
    }

    @Test
    void textComesBack() {
        assertThat(open(keyring, seal(), CONTEXT)).isEqualTo(TEXT);
    }

    @Test
    void otherContextIsRefusedBeforeKmsIsAsked() {
        var message = seal();
        aws.kms().deny("kms:Decrypt");

        assertThatThrownBy(() -> open(keyring, message, Map.of("keystore:name", "prod/app1/other")))
                .isInstanceOf(AwsCryptographicMaterialProvidersException.class)
                .hasMessageContaining("Encryption context does not match");
    }

    @Test
    void extraContextIsRefusedByKms() {
        var message = seal();

        assertThat(kmsFailure(message, Map.of("more", "x"))).isInstanceOf(InvalidCiphertextException.class);
    }

    @Test
    void otherKeyFindsNothingToOpen() {
        var message = seal();

        assertThatThrownBy(() -> open(keyring(aws.kms().createKey(ACCOUNT)), message, CONTEXT))
                .isInstanceOf(AwsCryptographicMaterialProvidersException.class)
                .hasMessageContaining("No Encrypted Data Keys found to match");
    }

    @Test
    void otherKeysBlobUnderTheRightArnIsRefusedByKms() {
        var other = aws.kms().createKey(ACCOUNT);
        var message = crypto.encryptData(keyring(other), TEXT, CONTEXT).getResult();

        replace(message, other.arn(), key.arn());

        assertThat(kmsFailure(message, CONTEXT)).isInstanceOf(IncorrectKeyException.class);
    }

    @Test
    void disabledKeyIsSeenBothWays() {
        var message = seal();

        key.become(KmsKey.State.DISABLED);

        assertThat(kmsFailure(message, CONTEXT)).isInstanceOf(DisabledException.class);
        assertThatThrownBy(this::seal).isInstanceOf(DisabledException.class);
    }

    @Test
    void denialIsSeenBothWays() {
        var message = seal();

        aws.kms().deny("kms:Decrypt");
        aws.kms().deny("kms:GenerateDataKey");

        assertThat(kmsFailure(message, CONTEXT).awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
        assertThat(catchThrowableOfType(KmsException.class, this::seal)
                        .awsErrorDetails()
                        .errorCode())
                .isEqualTo("AccessDeniedException");
    }

    @Test
    void flippedBitsAreRefusedExceptInTheFinalFramesNumber() {
        var message = seal();
        // The frame is: end marker (4), number (4), nonce (12), length (4), text, tag (16).
        var number = message.length - 16 - TEXT.length - 4 - 12 - 4;

        for (var at = 0; at < message.length; at++) {
            var flipped = message.clone();
            flipped[at] ^= 1;
            if (at >= number && at < number + 4) {
                assertThat(open(keyring, flipped, CONTEXT)).as("byte %d", at).isEqualTo(TEXT);
            } else {
                assertThatThrownBy(() -> open(keyring, flipped, CONTEXT))
                        .as("byte %d", at)
                        .isInstanceOf(RuntimeException.class);
            }
        }
    }

    private byte[] seal() {
        return crypto.encryptData(keyring, TEXT, CONTEXT).getResult();
    }

    private byte[] open(IKeyring with, byte[] message, Map<String, String> context) {
        return crypto.decryptData(with, message, context).getResult();
    }

    /** The one exception of KMS inside the keyring's collection. */
    private KmsException kmsFailure(byte[] message, Map<String, String> context) {
        var failure = catchThrowableOfType(CollectionOfErrors.class, () -> open(keyring, message, context));
        assertThat(failure.list()).singleElement().isInstanceOf(KmsException.class);
        return (KmsException) failure.list().get(0);
    }

    private IKeyring keyring(KmsKey with) {
        return MaterialProviders.builder()
                .MaterialProvidersConfig(MaterialProvidersConfig.builder().build())
                .build()
                .CreateAwsKmsKeyring(CreateAwsKmsKeyringInput.builder()
                        .kmsKeyId(with.arn())
                        .kmsClient(kms)
                        .build());
    }

    private static void replace(byte[] message, String text, String replacement) {
        var at = new String(message, StandardCharsets.ISO_8859_1).indexOf(text);
        var bytes = replacement.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, message, at, bytes.length);
    }
}
