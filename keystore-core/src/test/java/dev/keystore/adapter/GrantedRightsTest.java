package dev.keystore.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.KeystoreException.Denied;
import dev.keystore.port.Attributes;
import dev.keystore.port.Check;
import dev.keystore.secret.Namespace;
import dev.keystore.testbed.Principal;
import dev.keystore.testbed.TestTable;
import dev.keystore.testbed.TwoAccounts;
import dev.keystore.testbed.cloud.Role;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What is seen of a store in account A by somebody of account B through a grant, where every request needs its right. */
final class GrantedRightsTest {
    private static final String TABLE = "arn:aws:dynamodb:eu-central-1:111111111111:table/keystore";
    private static final String TRUST = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::222222222222:root"},
             "Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"for-b"}}}]}""";
    private static final String KEY_POLICY = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},
             "Action":"kms:*","Resource":"*"}]}""";
    private static final String SEE = """
            {"Version":"2012-10-17","Statement":[
             {"Effect":"Allow","Action":"dynamodb:DescribeTable","Resource":"*"},
             {"Effect":"Allow","Action":"kms:DescribeKey","Resource":"*"}]}""";
    private static final String READ =
            document(rows("\"dynamodb:GetItem\",\"dynamodb:Query\"", "", ""), context("kms:Decrypt"));
    private static final String WRITE = document(
            rows(
                    "\"dynamodb:GetItem\",\"dynamodb:Query\"",
                    ",\"ForAllValues:StringEquals\":{\"dynamodb:Attributes\":[\"pk\",\"sk\","
                            + Attributes.CLEAR.stream()
                                    .map(name -> "\"" + name + "\"")
                                    .collect(Collectors.joining(","))
                            + "]},\"StringEqualsIfExists\":{\"dynamodb:Select\":\"SPECIFIC_ATTRIBUTES\"}",
                    ",\"dynamodb:Attributes\":\"false\""),
            rows("\"dynamodb:PutItem\"", "", ""),
            context("kms:GenerateDataKey"));

    private final TwoAccounts world = TwoAccounts.open();
    private final Principal owner = world.administrator(world.a());
    private final Principal joe = world.administrator(world.b());
    private final Role role = world.a().role("/keystore/keystore/reader/", "r", TRUST);
    private final String key =
            world.aws().kms().createKey(TwoAccounts.A, KEY_POLICY).arn();

    private static String document(String... statements) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
    }

    private static String rows(String actions, String conditions, String present) {
        return """
                {"Effect":"Allow","Action":[%s],"Resource":"%s",
                 "Condition":{"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["prod/app1/*"]}%s,
                 "Null":{"dynamodb:LeadingKeys":"false"%s}}}""".formatted(actions, TABLE, conditions, present);
    }

    private static String context(String action) {
        return """
                {"Effect":"Allow","Action":"%s","Resource":"*","Condition":{
                 "StringEquals":{"kms:EncryptionContext:keystore:store":"keystore"},
                 "StringLike":{"kms:EncryptionContext:keystore:name":["prod/app1/*"]},
                 "ForAllValues:StringEquals":{"kms:EncryptionContextKeys":["keystore:store","keystore:name","keystore:version"]}}}""".formatted(action);
    }

    @BeforeEach
    void store() {
        try (DynamoDbClient dynamoDb = world.clients(owner).dynamoDb()) {
            TestTable.create(dynamoDb, "keystore");
        }
        role.policies().put("see", SEE);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private AwsExamination examination() {
        return AwsKeystore.builder()
                .table(TABLE)
                .key(key)
                .endpoint(world.endpoint())
                .credentials(StaticCredentialsProvider.create(joe.credentials()))
                .assumeRole(to -> to.arn(role.arn()).externalId("for-b"))
                .examination(Settling.NONE);
    }

    private static List<String> store(AwsExamination examination, String namespace, boolean meant) {
        assertThat(examination.access()).noneMatch(Check::isFailure);
        return examination.store(Namespace.of(namespace).secret("doctor"), meant).stream()
                .map(check -> check.status().word() + " " + check.name() + ": " + check.detail())
                .toList();
    }

    @Test
    void aReader() {
        role.policies().put("read", READ);
        try (AwsExamination examination = examination()) {
            List<String> found = store(examination, "prod/app1", true);
            assertThat(found)
                    .hasSize(6)
                    .contains("ok rights: read only in prod/app1: not granted there: kms:GenerateDataKey")
                    .anyMatch(line -> line.startsWith("ok table: " + TABLE))
                    .anyMatch(line -> line.startsWith("warn table protection: "))
                    .anyMatch(line -> line.startsWith("warn table recovery: point-in-time recovery can't be seen:"
                            + " dynamodb:DescribeContinuousBackups of table " + TABLE + " was denied"))
                    .anyMatch(line -> line.startsWith("ok key: " + key))
                    .anyMatch(line -> line.startsWith("warn key rotation: rotation can't be seen"));
            assertThat(examination.keystore().unregistered(Namespace.of("prod/app1")))
                    .isEmpty();
        }
    }

    @Test
    void aWriter() {
        role.policies().put("write", WRITE);
        try (AwsExamination examination = examination()) {
            assertThat(store(examination, "prod/app1", true))
                    .last()
                    .isEqualTo(
                            "ok rights: write only in prod/app1: not granted there: dynamodb:GetItem of envelopes, kms:Decrypt");
        }
    }

    @Test
    void aNamespaceNextToTheGrants() {
        role.policies().put("read", READ);
        try (AwsExamination examination = examination()) {
            assertThat(store(examination, "prod/app10", true))
                    .last()
                    .asString()
                    .startsWith(
                            "fail rights: neither read nor write in prod/app10: not granted there: dynamodb:GetItem, kms:Decrypt,"
                                    + " kms:GenerateDataKey; AWS says: ")
                    .contains("the caller's own policies do not allow it");
        }
        try (AwsExamination examination = examination()) {
            assertThat(store(examination, "keystore", false)).last().asString().startsWith("warn rights: ");
        }
    }

    @Test
    void nobodysGrant() {
        role.policies().clear();
        try (AwsExamination examination = examination()) {
            assertThat(store(examination, "keystore", false)).last().asString().startsWith("fail rights: ");
        }
    }

    @Test
    void whoMayNotReadAboveDoesNotSeeWhatIsRegistered() {
        role.policies().put("read", READ);
        try (AwsExamination examination = examination();
                DynamoDbClient dynamoDb = world.clients(owner).dynamoDb()) {
            new TestTable(dynamoDb, "keystore")
                    .putRow(Map.of(
                            "pk", AttributeValue.fromS("prod/app1/"),
                            "sk", AttributeValue.fromS("below/")));
            assertThatThrownBy(() -> examination.keystore().unregistered(Namespace.of("prod/app1")))
                    .isInstanceOf(Denied.class);
        }
    }
}
