package dev.keystore.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.testbed.cloud.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.PolicyNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/** Two accounts and a table of one of them, as the real SDK clients see them. */
final class TwoAccountsTest {

    private static final String TABLE = "arn:aws:dynamodb:eu-central-1:111111111111:table/keystore";
    private static final String TRUST = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
              "Principal": {"AWS": "arn:aws:iam::222222222222:root"},
              "Condition": {"StringEquals": {"sts:ExternalId": "for-b"}}}]}""";
    private static final String READER = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query", "dynamodb:Scan"],
               "Resource": "arn:aws:dynamodb:eu-central-1:111111111111:table/keystore",
               "Condition": {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": "prod/app1/*"},
                             "Null": {"dynamodb:LeadingKeys": "false"}}}]}""";
    private static final String WRITER = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": ["dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:ConditionCheckItem"],
               "Resource": "arn:aws:dynamodb:eu-central-1:111111111111:table/keystore",
               "Condition": {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": "prod/app1/*"},
                             "Null": {"dynamodb:LeadingKeys": "false"},
                             "StringEqualsIfExists": {"dynamodb:ReturnValues": "NONE"}}},
              {"Effect": "Allow", "Action": "dynamodb:GetItem",
               "Resource": "arn:aws:dynamodb:eu-central-1:111111111111:table/keystore",
               "Condition": {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": "prod/app1/*"},
                             "ForAllValues:StringEquals": {"dynamodb:Attributes": ["pk", "sk", "version"]},
                             "Null": {"dynamodb:LeadingKeys": "false", "dynamodb:Attributes": "false"},
                             "StringEqualsIfExists": {"dynamodb:Select": "SPECIFIC_ATTRIBUTES"}}}]}""";

    private final TwoAccounts world = TwoAccounts.open();
    private final DynamoDbClient admin =
            world.clients(world.administrator(world.a())).dynamoDb();
    private final Principal joe = world.administrator(world.b());
    private final Role reader = world.a().role("reader", TRUST);
    private final Role writer = world.a().role("writer", TRUST);

    @BeforeEach
    void table() {
        TestTable.create(admin, "keystore");
        reader.policies().put("read", READER);
        writer.policies().put("write", WRITER);
        for (var pk : List.of("prod/app1/db", "prod/app10/db", "prod/app2/db")) {
            admin.putItem(put -> put.tableName("keystore").item(row(pk, "head")));
        }
        world.rights().clear();
    }

    @AfterEach
    void close() {
        admin.close();
        world.close();
    }

    @Test
    void sessionOfARoleReadsTheOwnersTable() {
        try (var session = assume(reader)) {
            assertThat(get(session, "keystore", "prod/app1/db")).containsKey("envelope");
            assertThat(get(session, TABLE, "prod/app1/db")).containsKey("envelope");
            assertThat(query(session, "prod/app1/db")).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod/app10/db", "prod/app2/db", "Prod/App1/db"})
    void otherPrefixesAreDenied(String pk) {
        try (var session = assume(reader)) {
            assertDenied(
                    () -> get(session, "keystore", pk),
                    "User: arn:aws:sts::111111111111:assumed-role/reader/joe is not authorized to perform: "
                            + "dynamodb:GetItem on resource: " + TABLE
                            + " because no identity-based policy allows the dynamodb:GetItem action");
            assertDenied(() -> query(session, pk), "dynamodb:Query");
        }
    }

    @Test
    void scanHasNoLeadingKeysSoThatItIsDenied() {
        try (var session = assume(reader)) {
            assertDenied(() -> session.scan(scan -> scan.tableName("keystore")), "dynamodb:Scan");
        }
    }

    @Test
    void oneForeignKeyDeniesTheWholeBatch() {
        try (var session = assume(reader)) {
            assertThat(batch(session, "prod/app1/db")).hasSize(1);
            assertDenied(() -> batch(session, "prod/app1/db", "prod/app2/db"), "dynamodb:BatchGetItem");
        }
    }

    @Test
    void writerReadsMetadataOnly() {
        try (var session = assume(writer)) {
            assertThat(session.getItem(get -> get.tableName("keystore")
                                    .key(key("prod/app1/db"))
                                    .projectionExpression("pk, #v")
                                    .expressionAttributeNames(Map.of("#v", "version")))
                            .item())
                    .containsOnlyKeys("pk", "version");
            assertDenied(() -> get(session, "keystore", "prod/app1/db"), "dynamodb:GetItem");
            assertDenied(
                    () -> session.getItem(get ->
                            get.tableName("keystore").key(key("prod/app1/db")).projectionExpression("pk, envelope")),
                    "dynamodb:GetItem");
            assertDenied(
                    () -> session.putItem(put -> put.tableName("keystore")
                            .item(row("prod/app1/db", "head"))
                            .returnValues(ReturnValue.ALL_OLD)),
                    "dynamodb:PutItem");
        }
    }

    @Test
    void transactionNeedsEveryMembersRight() {
        try (var session = assume(writer)) {
            session.transactWriteItems(
                    write -> write.transactItems(put("prod/app1/a"), put("prod/app1/b"), check("prod/app1/db")));

            assertThat(world.rights().entries())
                    .extracting(entry -> entry.ask().action())
                    .endsWith("dynamodb:PutItem", "dynamodb:PutItem", "dynamodb:ConditionCheckItem");
            assertDenied(
                    () -> session.transactWriteItems(
                            write -> write.transactItems(put("prod/app1/c"), put("prod/app2/c"))),
                    "dynamodb:PutItem");
        }
        assertThat(get(admin, "keystore", "prod/app1/a")).isNotEmpty();
        assertThat(get(admin, "keystore", "prod/app1/c")).isEmpty();
    }

    @Test
    void whatIsAskedIsWrittenDown() {
        try (var session = assume(reader)) {
            session.query(query -> query.tableName("keystore")
                    .keyConditionExpression("pk = :p")
                    .projectionExpression("sk, version")
                    .expressionAttributeValues(Map.of(":p", AttributeValue.fromS("prod/app1/db"))));
        }
        var ask = world.rights().entries("dynamodb:Query").get(0).ask();

        assertThat(ask.resource()).isEqualTo(TABLE);
        assertThat(ask.keys()).containsEntry("dynamodb:Select", "SPECIFIC_ATTRIBUTES");
        assertThat(ask.lists().get("dynamodb:LeadingKeys")).containsExactly("prod/app1/db");
        assertThat(ask.lists().get("dynamodb:Attributes")).containsExactlyInAnyOrder("pk", "sk", "version");
    }

    @Test
    void bareNameIsATableOfTheCallersOwnAccount() {
        try (var asJoe = world.clients(joe).dynamoDb()) {
            assertThatThrownBy(() -> get(asJoe, "keystore", "prod/app1/db"))
                    .isInstanceOf(ResourceNotFoundException.class);
            assertDenied(() -> get(asJoe, TABLE, "prod/app1/db"), "because no resource-based policy allows");
            TestTable.create(asJoe, "keystore");

            assertThat(get(asJoe, "keystore", "prod/app1/db")).isEmpty();
            assertThat(asJoe.describeTable(describe -> describe.tableName("keystore"))
                            .table()
                            .tableArn())
                    .isEqualTo("arn:aws:dynamodb:eu-central-1:222222222222:table/keystore");
        }
    }

    @Test
    void tablesOwnPolicyOpensItToAPrincipalOfAnotherAccount() {
        admin.putResourcePolicy(put -> put.resourceArn(TABLE).policy("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "dynamodb:*",
                  "Principal": {"AWS": "arn:aws:iam::222222222222:user/administrator"},
                  "Resource": "arn:aws:dynamodb:eu-central-1:111111111111:table/keystore",
                  "Condition": {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": "prod/app1/*"}}}]}"""));

        try (var asJoe = world.clients(joe).dynamoDb();
                var asAnn =
                        world.clients(world.accessKey(world.b().user("ann"))).dynamoDb()) {
            assertThat(get(asJoe, TABLE, "prod/app1/db")).isNotEmpty();
            assertDenied(() -> get(asJoe, TABLE, "prod/app2/db"), "because no resource-based policy allows");
            assertDenied(() -> get(asAnn, TABLE, "prod/app1/db"), "because no identity-based policy allows");
            assertDenied(
                    () -> asJoe.deleteResourcePolicy(delete -> delete.resourceArn(TABLE)),
                    "is not authorized to perform: dynamodb:DeleteResourcePolicy");
        }
        admin.deleteResourcePolicy(delete -> delete.resourceArn(TABLE));
        assertThatThrownBy(() -> admin.getResourcePolicy(get -> get.resourceArn(TABLE)))
                .isInstanceOf(PolicyNotFoundException.class);
    }

    @Test
    void recoveryAndProtectionAreKept() {
        assertThat(recovery()).isEqualTo(PointInTimeRecoveryStatus.DISABLED);
        admin.updateContinuousBackups(update -> update.tableName("keystore")
                .pointInTimeRecoverySpecification(
                        recovery -> recovery.pointInTimeRecoveryEnabled(true).recoveryPeriodInDays(14)));
        assertThat(recovery()).isEqualTo(PointInTimeRecoveryStatus.ENABLED);

        admin.updateTable(update -> update.tableName("keystore").deletionProtectionEnabled(true));
        var table =
                admin.describeTable(describe -> describe.tableName("keystore")).table();

        assertThat(table.deletionProtectionEnabled()).isTrue();
        assertThat(table.tableArn()).isEqualTo(TABLE);
        assertThat(table.tableName()).isEqualTo("keystore");
        assertThatThrownBy(() -> admin.deleteTable(delete -> delete.tableName("keystore")))
                .satisfies(hasCode("ValidationException"))
                .hasMessageContaining("protected against deletion");
    }

    @Test
    void revokedRoleLosesItsRightsAtOnce() {
        try (var session = assume(reader)) {
            get(session, "keystore", "prod/app1/db");

            world.a().removeRole("reader");

            assertDenied(() -> get(session, "keystore", "prod/app1/db"), "because no identity-based policy allows");
        }
    }

    @Test
    void sessionEndsOnEveryService() {
        var principal = session(reader, role -> {});
        world.clock().advance(Duration.ofHours(1).plusSeconds(1));

        try (var dynamoDb = world.clients(principal).dynamoDb();
                var kms = world.clients(principal).kms();
                var sts = world.clients(principal).sts()) {
            assertThatThrownBy(() -> get(dynamoDb, "keystore", "prod/app1/db"))
                    .satisfies(hasCode("ExpiredTokenException"));
            assertThatThrownBy(() -> kms.describeKey(describe -> describe.keyId("alias/keystore")))
                    .satisfies(hasCode("ExpiredTokenException"));
            assertThatThrownBy(sts::getCallerIdentity).satisfies(hasCode("ExpiredToken"));
        }
    }

    @Test
    void sessionPolicyNarrows() {
        var principal = session(reader, role -> role.policy(READER.replace("prod/app1/*", "prod/app1/other")));

        try (var narrowed = world.clients(principal).dynamoDb()) {
            assertDenied(
                    () -> get(narrowed, "keystore", "prod/app1/db"),
                    "because no session policy allows the dynamodb:GetItem action");
            get(narrowed, "keystore", "prod/app1/other");
        }
    }

    @Test
    void boundaryNarrows() {
        reader.boundaryArn(world.a().policy("/", "boundary", READER.replace("prod/app1/*", "prod/app1/other")));

        try (var session = assume(reader)) {
            assertDenied(
                    () -> get(session, "keystore", "prod/app1/db"),
                    "because no permissions boundary allows the dynamodb:GetItem action");
        }
    }

    @Test
    void otherClockIsAWrongSignature() {
        world.skewSignatures(Duration.ofMinutes(20));

        assertThatThrownBy(() -> get(admin, "keystore", "prod/app1/db"))
                .satisfies(hasCode("InvalidSignatureException"));
    }

    @Test
    void worldsDontMeet() {
        try (var other = TwoAccounts.open();
                var there = other.clients(other.administrator(other.a())).dynamoDb()) {
            assertThatThrownBy(() -> get(there, "keystore", "prod/app1/db"))
                    .isInstanceOf(ResourceNotFoundException.class);
        }
    }

    private PointInTimeRecoveryStatus recovery() {
        return admin.describeContinuousBackups(describe -> describe.tableName("keystore"))
                .continuousBackupsDescription()
                .pointInTimeRecoveryDescription()
                .pointInTimeRecoveryStatus();
    }

    private DynamoDbClient assume(Role role) {
        return world.clients(session(role, assume -> {})).dynamoDb();
    }

    private Principal session(Role role, Consumer<AssumeRoleRequest.Builder> change) {
        return world.assume(joe, assume -> {
            assume.roleArn(role.arn()).roleSessionName("joe").externalId("for-b");
            change.accept(assume);
        });
    }

    private static Map<String, AttributeValue> get(DynamoDbClient client, String table, String pk) {
        return client.getItem(get -> get.tableName(table).key(key(pk))).item();
    }

    private static List<Map<String, AttributeValue>> query(DynamoDbClient client, String pk) {
        return client.query(query -> query.tableName("keystore")
                        .keyConditionExpression("#p = :p")
                        .expressionAttributeNames(Map.of("#p", "pk"))
                        .expressionAttributeValues(Map.of(":p", AttributeValue.fromS(pk)))
                        .select(Select.ALL_ATTRIBUTES))
                .items();
    }

    private static List<Map<String, AttributeValue>> batch(DynamoDbClient client, String... pks) {
        var keys = KeysAndAttributes.builder()
                .keys(List.of(pks).stream().map(TwoAccountsTest::key).toList())
                .build();
        return client.batchGetItem(get -> get.requestItems(Map.of("keystore", keys)))
                .responses()
                .get("keystore");
    }

    private static TransactWriteItem put(String pk) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName("keystore").item(row(pk, "head")))
                .build();
    }

    private static TransactWriteItem check(String pk) {
        return TransactWriteItem.builder()
                .conditionCheck(
                        check -> check.tableName("keystore").key(key(pk)).conditionExpression("attribute_exists(pk)"))
                .build();
    }

    private static Map<String, AttributeValue> key(String pk) {
        return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS("head"));
    }

    private static Map<String, AttributeValue> row(String pk, String sk) {
        return Map.of(
                "pk", AttributeValue.fromS(pk),
                "sk", AttributeValue.fromS(sk),
                "version", AttributeValue.fromN("1"),
                "envelope", AttributeValue.fromS("sealed"));
    }

    private static void assertDenied(ThrowingCallable call, String message) {
        assertThatThrownBy(call).satisfies(hasCode("AccessDeniedException")).hasMessageContaining(message);
    }

    private static Consumer<Throwable> hasCode(String code) {
        return thrown -> assertThat(thrown)
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        error -> assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code));
    }
}
