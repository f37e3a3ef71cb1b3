package dev.keystore.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.AlreadyExistsException;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;
import software.amazon.awssdk.services.kms.model.IncorrectKeyException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;
import software.amazon.awssdk.services.kms.model.NotFoundException;

/** The KMS double as the real SDK client sees it. */
final class KmsDoubleTest {

    private static final String ACCOUNT = "111122223333";
    private static final Map<String, String> CONTEXT = Map.of("a", "1", "b", "2");
    private static final List<Map<String, String>> OTHER_CONTEXTS = List.of(
            Map.of(),
            Map.of("a", "1"),
            Map.of("a", "1", "b", "3"),
            Map.of("a", "1", "B", "2"),
            Map.of("a", "2", "b", "1"),
            Map.of("a", "1b2"),
            Map.of("a", "1", "b", "2", "c", "3"));

    private final AwsDouble aws = AwsDouble.start();
    private final Principal ann = aws.principals().user(ACCOUNT, "ann");
    private final KmsClient kms = new SdkClients(aws.endpoint(), ann).kms();
    private final KmsKey key = aws.kms().createKey(ACCOUNT);

    @AfterEach
    void close() {
        kms.close();
        aws.close();
    }

    @Test
    void dataKeyComesBack() {
        var dataKey = dataKey();

        var opened = decrypt(key.arn(), dataKey.ciphertextBlob(), CONTEXT);

        assertThat(opened).isEqualTo(dataKey.plaintext());
        assertThat(dataKey.keyId()).isEqualTo(key.arn());
    }

    @Test
    void dataKeyOf32BytesHasBlobOf184() {
        assertThat(dataKey().plaintext().asByteArrayUnsafe()).hasSize(32);
        assertThat(dataKey().ciphertextBlob().asByteArrayUnsafe()).hasSize(184);
    }

    @Test
    void dataKeyBySpec() {
        var dataKey = kms.generateDataKey(generate -> generate.keyId(key.arn()).keySpec(DataKeySpec.AES_256));

        assertThat(dataKey.plaintext().asByteArrayUnsafe()).hasSize(32);
    }

    @Test
    void dataKeyNeedsEitherSpecOrLength() {
        assertThat(code(() -> kms.generateDataKey(generate -> generate.keyId(key.arn()))))
                .isEqualTo("ValidationException");
    }

    @Test
    void encryptedTextComesBackWithoutNamingTheKey() {
        var text = SdkBytes.fromUtf8String("text");
        var blob =
                kms.encrypt(encrypt -> encrypt.keyId(key.id()).plaintext(text)).ciphertextBlob();

        var opened = kms.decrypt(decrypt -> decrypt.ciphertextBlob(blob));

        assertThat(opened.plaintext()).isEqualTo(text);
        assertThat(opened.keyId()).isEqualTo(key.arn());
    }

    @Test
    void tooLongTextIsRefused() {
        var text = SdkBytes.fromByteArray(new byte[4097]);

        assertThat(code(() -> kms.encrypt(encrypt -> encrypt.keyId(key.id()).plaintext(text))))
                .isEqualTo("ValidationException");
    }

    @Test
    void orderOfTheContextDoesNotMatter() {
        var blob = kms.generateDataKey(generate -> generate.keyId(key.arn())
                        .numberOfBytes(32)
                        .encryptionContext(new TreeMap<>(CONTEXT).descendingMap()))
                .ciphertextBlob();

        assertThat(decrypt(key.arn(), blob, CONTEXT)).isNotNull();
    }

    @Test
    void otherContextsAreRefused() {
        var blob = dataKey().ciphertextBlob();

        for (var context : OTHER_CONTEXTS) {
            assertThatThrownBy(() -> decrypt(key.arn(), blob, context))
                    .as("%s", context)
                    .isInstanceOf(InvalidCiphertextException.class);
        }
    }

    @Test
    void everyFlippedBitIsRefused() {
        var blob = dataKey().ciphertextBlob();

        for (var bit = 0; bit < blob.asByteArrayUnsafe().length * 8; bit++) {
            var flipped = blob.asByteArray();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> decrypt(key.arn(), SdkBytes.fromByteArray(flipped), CONTEXT))
                    .as("bit %d", bit)
                    .isInstanceOf(InvalidCiphertextException.class);
        }
    }

    @Test
    void shortenedOrForeignBlobsAreRefused() {
        var blob = dataKey().ciphertextBlob().asByteArray();

        for (var length : new int[] {1, 40, 100, blob.length - 1}) {
            var cut = SdkBytes.fromByteArray(Arrays.copyOf(blob, length));
            assertThatThrownBy(() -> decrypt(key.arn(), cut, CONTEXT))
                    .as("%d bytes", length)
                    .isInstanceOf(InvalidCiphertextException.class);
        }
    }

    @Test
    void otherKeyIsRefused() {
        var other = aws.kms().createKey(ACCOUNT);
        var blob = dataKey().ciphertextBlob();

        assertThatThrownBy(() -> decrypt(other.arn(), blob, CONTEXT)).isInstanceOf(IncorrectKeyException.class);
    }

    @Test
    void disabledKeyIsRefusedUntilEnabled() {
        var blob = dataKey().ciphertextBlob();

        kms.disableKey(disable -> disable.keyId(key.arn()));

        assertThatThrownBy(() -> decrypt(key.arn(), blob, CONTEXT)).isInstanceOf(DisabledException.class);
        assertThatThrownBy(this::dataKey).isInstanceOf(DisabledException.class);
        kms.enableKey(enable -> enable.keyId(key.arn()));
        assertThat(decrypt(key.arn(), blob, CONTEXT)).isNotNull();
    }

    @Test
    void keyPendingDeletionIsRefused() {
        var blob = dataKey().ciphertextBlob();

        kms.scheduleKeyDeletion(schedule -> schedule.keyId(key.arn()));

        assertThatThrownBy(() -> decrypt(key.arn(), blob, CONTEXT)).isInstanceOf(KmsInvalidStateException.class);
        assertThat(kms.describeKey(describe -> describe.keyId(key.arn()))
                        .keyMetadata()
                        .keyState())
                .isEqualTo(KeyState.PENDING_DELETION);
    }

    @Test
    void unknownKeysAreNotFound() {
        var unknown = new String[] {
            "00000000-0000-0000-0000-000000000000",
            "arn:aws:kms:eu-central-1:" + ACCOUNT + ":key/00000000-0000-0000-0000-000000000000",
            "arn:aws:kms:eu-central-1:999999999999:key/" + key.id(),
            "arn:aws:kms:us-east-1:" + ACCOUNT + ":key/" + key.id(),
            "alias/none",
            "arn:aws:kms:eu-central-1:" + ACCOUNT + ":alias/none",
        };

        for (var keyId : unknown) {
            assertThatThrownBy(() -> kms.describeKey(describe -> describe.keyId(keyId)))
                    .as(keyId)
                    .isInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void aliasMeansItsKey() {
        kms.createAlias(create -> create.aliasName("alias/store").targetKeyId(key.id()));

        for (var keyId : new String[] {"alias/store", "arn:aws:kms:eu-central-1:" + ACCOUNT + ":alias/store"}) {
            assertThat(kms.describeKey(describe -> describe.keyId(keyId))
                            .keyMetadata()
                            .arn())
                    .isEqualTo(key.arn());
        }
        assertThatThrownBy(() -> kms.createAlias(
                        create -> create.aliasName("alias/store").targetKeyId(key.id())))
                .isInstanceOf(AlreadyExistsException.class);
    }

    @Test
    void deniedActionSaysWhoWhatAndWhere() {
        var blob = dataKey().ciphertextBlob();

        aws.kms().deny("kms:Decrypt");

        assertThat(code(() -> decrypt(key.arn(), blob, CONTEXT))).isEqualTo("AccessDeniedException");
        assertThatThrownBy(() -> decrypt(key.arn(), blob, CONTEXT))
                .hasMessageContaining("User: arn:aws:iam::111122223333:user/ann is not authorized to perform: "
                        + "kms:Decrypt on resource: " + key.arn()
                        + " because no identity-based policy allows the kms:Decrypt action");
        assertThat(dataKey()).isNotNull();
        aws.kms().allowAll();
        assertThat(decrypt(key.arn(), blob, CONTEXT)).isNotNull();
    }

    @Test
    void denialMayLookAtContextAndPrincipal() {
        var ben = aws.principals().user(ACCOUNT, "ben");
        var blob = dataKey().ciphertextBlob();

        aws.kms()
                .denyWhen(attempt -> attempt.principal().equals(ben)
                        && "1".equals(attempt.context().get("a")));

        assertThat(decrypt(key.arn(), blob, CONTEXT)).isNotNull();
        try (var asBen = new SdkClients(aws.endpoint(), ben).kms()) {
            assertThat(code(() -> asBen.decrypt(decrypt ->
                            decrypt.keyId(key.arn()).ciphertextBlob(blob).encryptionContext(CONTEXT))))
                    .isEqualTo("AccessDeniedException");
            assertThat(asBen.describeKey(describe -> describe.keyId(key.arn()))).isNotNull();
        }
    }

    @Test
    void actionsItDoesNotKnowAreRefused() {
        assertThat(code(kms::listKeys)).isEqualTo("UnknownOperationException");
    }

    private GenerateDataKeyResponse dataKey() {
        return kms.generateDataKey(
                generate -> generate.keyId(key.arn()).numberOfBytes(32).encryptionContext(CONTEXT));
    }

    private SdkBytes decrypt(String keyId, SdkBytes blob, Map<String, String> context) {
        return kms.decrypt(decrypt -> decrypt.keyId(keyId).ciphertextBlob(blob).encryptionContext(context))
                .plaintext();
    }

    private static String code(ThrowingCallable call) {
        return catchThrowableOfType(KmsException.class, call).awsErrorDetails().errorCode();
    }
}
