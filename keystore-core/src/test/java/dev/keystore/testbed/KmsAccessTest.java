package dev.keystore.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.testbed.cloud.Account;
import dev.keystore.testbed.cloud.Cloud;
import dev.keystore.testbed.cloud.User;
import java.time.InstantSource;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DryRunModifierType;
import software.amazon.awssdk.services.kms.model.DryRunOperationException;
import software.amazon.awssdk.services.kms.model.KmsException;

/** Two locks: the key's policy and the caller's, as the real SDK client sees them. */
final class KmsAccessTest {

    private static final String A = "111111111111";
    private static final Map<String, String> CONTEXT =
            Map.of("keystore:store", "main", "keystore:name", "prod/app1/db");
    private static final Map<String, String> SIBLING =
            Map.of("keystore:store", "main", "keystore:name", "prod/app10/db");
    private static final String KEY_POLICY = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Principal": {"AWS": ["111111111111", "arn:aws:iam::222222222222:user/ben"]},
               "Resource": "*", "Action": ["kms:Decrypt", "kms:GenerateDataKey", "kms:DescribeKey", "kms:PutKeyPolicy",
                 "kms:GetKeyRotationStatus", "kms:EnableKeyRotation", "kms:CreateAlias"]},
              {"Effect": "Deny", "Principal": {"AWS": "*"}, "Resource": "*",
               "Action": ["kms:Decrypt", "kms:GenerateDataKey"],
               "Condition": {"Null": {"kms:EncryptionContext:keystore:store": "true"}}}]}""";
    private static final String OWN_POLICY = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["kms:Decrypt", "kms:GenerateDataKey"],
              "Resource": "*", "Condition": {"StringLike": {"kms:EncryptionContext:keystore:name": "prod/app1/*"},
              "ForAllValues:StringEquals": {"kms:EncryptionContextKeys": ["keystore:store", "keystore:name"]}}}]}""";

    private final Cloud cloud = new Cloud(InstantSource.system());
    private final AwsDouble aws = AwsDouble.start(cloud, InstantSource.system());
    private final Account a = cloud.account(A);
    private final User ann = a.user("ann");
    private final User ben = cloud.account("222222222222").user("ben");
    private final KmsClient asAnn = as(ann);
    private final KmsKey key = aws.kms().createKey(A, KEY_POLICY);

    @AfterEach
    void close() {
        asAnn.close();
        aws.close();
    }

    @Test
    void bothHaveToAllow() {
        assertDenied(
                () -> seal(asAnn, CONTEXT),
                "User: arn:aws:iam::111111111111:user/ann is not authorized to perform: kms:GenerateDataKey on resource: "
                        + key.arn() + " because no identity-based policy allows the kms:GenerateDataKey action");
        ann.policies().put("own", OWN_POLICY);

        assertThat(asAnn.decrypt(open -> open.ciphertextBlob(seal(asAnn, CONTEXT))
                                .keyId(key.arn())
                                .encryptionContext(CONTEXT))
                        .plaintext()
                        .asByteArrayUnsafe())
                .hasSize(32);
    }

    @Test
    void accountsOwnAdministratorNeedsTheKeysPolicy() {
        try (var admin = as(a.administrator("admin"))) {
            assertDenied(
                    () -> admin.encrypt(encrypt -> encrypt.keyId(key.arn())
                            .plaintext(SdkBytes.fromUtf8String("x"))
                            .encryptionContext(CONTEXT)),
                    "because no resource-based policy allows the kms:Encrypt action");
        }
    }

    @Test
    void siblingsContextIsDenied() {
        ann.policies().put("own", OWN_POLICY);

        assertDenied(() -> seal(asAnn, SIBLING), "because no identity-based policy allows");
    }

    @Test
    void extraPairIsDenied() {
        ann.policies().put("own", OWN_POLICY);

        assertDenied(
                () -> seal(asAnn, Map.of("keystore:store", "main", "keystore:name", "prod/app1/db", "more", "x")),
                "because no identity-based policy allows");
    }

    @Test
    void withoutContextItIsDeniedExplicitly() {
        try (var admin = as(a.administrator("admin"))) {
            assertDenied(() -> seal(admin, Map.of()), "with an explicit deny in a resource-based policy");
        }
    }

    @Test
    void whoNamesNoKeyIsNotToldWhichItIs() {
        try (var admin = as(a.administrator("admin"))) {
            var blob = seal(admin, CONTEXT);

            assertDenied(
                    () -> asAnn.decrypt(open -> open.ciphertextBlob(blob).encryptionContext(CONTEXT)),
                    "The ciphertext refers to a customer master key that does not exist, does not exist in this region, or "
                            + "you are not allowed to access.");
        }
    }

    @Test
    void otherAccountNeedsBothToo() {
        try (var asBen = as(ben)) {
            assertDenied(() -> seal(asBen, CONTEXT), "because no identity-based policy allows");
            ben.policies().put("own", OWN_POLICY);

            seal(asBen, CONTEXT);

            key.policy(KEY_POLICY.replace("user/ben", "user/bob"));
            assertDenied(() -> seal(asBen, CONTEXT), "because no resource-based policy allows");
        }
    }

    @Test
    void otherAccountNeverAdministers() {
        try (var asBen = as(cloud.account("222222222222").administrator("ben"))) {
            assertDenied(
                    () -> asBen.putKeyPolicy(put -> put.keyId(key.arn()).policy(KEY_POLICY)),
                    "is not authorized to perform: kms:PutKeyPolicy");
        }
    }

    @Test
    void dryRunSaysWhetherItWouldSucceed() {
        assertDenied(
                () -> asAnn.generateDataKey(generate -> generate.keyId(key.arn())
                        .keySpec("AES_256")
                        .dryRun(true)
                        .encryptionContext(CONTEXT)),
                "kms:GenerateDataKey");
        ann.policies().put("own", OWN_POLICY);

        assertThatThrownBy(() -> asAnn.generateDataKey(generate -> generate.keyId(key.arn())
                        .keySpec("AES_256")
                        .dryRun(true)
                        .encryptionContext(CONTEXT)))
                .isInstanceOf(DryRunOperationException.class);
        assertThatThrownBy(() -> asAnn.decrypt(open -> open.keyId(key.arn())
                        .dryRun(true)
                        .dryRunModifiers(DryRunModifierType.IGNORE_CIPHERTEXT)
                        .encryptionContext(CONTEXT)))
                .isInstanceOf(DryRunOperationException.class);
        assertDenied(
                () -> asAnn.decrypt(open -> open.keyId(key.arn())
                        .dryRun(true)
                        .dryRunModifiers(DryRunModifierType.IGNORE_CIPHERTEXT)
                        .encryptionContext(SIBLING)),
                "kms:Decrypt");
    }

    @Test
    void administratorMakesKeysAndRotatesThem() {
        try (var admin = as(a.administrator("admin"))) {
            var made = admin.createKey(create -> create.policy(KEY_POLICY))
                    .keyMetadata()
                    .arn();
            admin.createAlias(create -> create.aliasName("alias/made").targetKeyId(made));
            admin.enableKeyRotation(enable -> enable.keyId(made));

            assertThat(admin.getKeyRotationStatus(get -> get.keyId(made)).keyRotationEnabled())
                    .isTrue();
            assertThat(admin.describeKey(describe -> describe.keyId("alias/made"))
                            .keyMetadata()
                            .arn())
                    .isEqualTo(made);
            assertDenied(() -> admin.scheduleKeyDeletion(delete -> delete.keyId(made)), "kms:ScheduleKeyDeletion");
        }
        assertDenied(() -> asAnn.createKey(create -> create.policy(KEY_POLICY)), "kms:CreateKey on resource: *");
    }

    @Test
    void everyDecisionIsWrittenDown() {
        ann.policies().put("own", OWN_POLICY);
        seal(asAnn, CONTEXT);

        var entry = cloud.authorizer().log().entries("kms:GenerateDataKey").get(0);

        assertThat(entry.principal()).isEqualTo(ann.arn());
        assertThat(entry.decision().allowed()).isTrue();
        assertThat(entry.ask().keys()).containsEntry("kms:EncryptionContext:keystore:name", "prod/app1/db");
        assertThat(entry.ask().lists().get("kms:EncryptionContextKeys"))
                .containsExactlyInAnyOrder("keystore:store", "keystore:name");
    }

    private KmsClient as(User user) {
        return new SdkClients(aws.endpoint(), aws.principals().accessKey(user)).kms();
    }

    private SdkBytes seal(KmsClient client, Map<String, String> context) {
        return client.generateDataKey(
                        generate -> generate.keyId(key.arn()).keySpec("AES_256").encryptionContext(context))
                .ciphertextBlob();
    }

    private static void assertDenied(ThrowingCallable call, String message) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(KmsException.class, error -> {
                    assertThat(error.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
                    assertThat(error.statusCode()).isEqualTo(400);
                })
                .hasMessageContaining(message);
    }
}
