package dev.keystore.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** What Keystore leans on in DynamoDB, and the life of the process. */
final class DynamoDbLocalTest {

    private final DynamoDbClient client =
            new SdkClients(DynamoDbLocal.shared().endpoint(), new Principals().user("111122223333", "ann")).dynamoDb();
    private final TestTable table = TestTable.create(client);

    @AfterEach
    void close() {
        client.deleteTable(delete -> delete.tableName(table.name()));
        client.close();
    }

    @Test
    void rowsComeBack() {
        table.putRow(row("a", "1"));

        assertThat(table.row("p", "a")).isEqualTo(row("a", "1"));
        assertThat(table.rows()).containsExactly(row("a", "1"));
        table.deleteRow("p", "a");
        assertThat(table.row("p", "a")).isNull();
    }

    @Test
    void failedConditionCancelsTheWholeTransaction() {
        table.putRow(row("a", "1"));

        var failure = catchThrowableOfType(
                TransactionCanceledException.class,
                () -> client.transactWriteItems(write -> write.transactItems(create("b"), create("a"))));

        assertThat(failure.cancellationReasons())
                .extracting(reason -> reason.code())
                .containsExactly("None", "ConditionalCheckFailed");
        assertThat(table.row("p", "b")).isNull();
    }

    @Test
    void sameTokenWithTheSameItemsTakesEffectOnce() {
        var token = UUID.randomUUID().toString();

        client.transactWriteItems(write -> write.clientRequestToken(token).transactItems(create("a")));
        client.transactWriteItems(write -> write.clientRequestToken(token).transactItems(create("a")));

        assertThat(table.rows()).hasSize(1);
    }

    @Test
    void sameTokenWithOtherItemsIsRefused() {
        var token = UUID.randomUUID().toString();
        client.transactWriteItems(write -> write.clientRequestToken(token).transactItems(create("a")));

        var failure = catchThrowableOfType(
                IdempotentParameterMismatchException.class,
                () -> client.transactWriteItems(
                        write -> write.clientRequestToken(token).transactItems(create("b"))));

        assertThat(failure).isNotNull();
    }

    @Test
    void processEndsWhenItsStandardInputDoes() throws Exception {
        var process = DynamoDbLocal.fork();
        try {
            process.getOutputStream().close();
            process.getInputStream().readAllBytes();

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void oneProcessIsShared() {
        assertThat(DynamoDbLocal.shared()).isSameAs(DynamoDbLocal.shared());
        assertThat(ProcessHandle.of(DynamoDbLocal.shared().pid()))
                .hasValueSatisfying(process -> assertThat(process.isAlive()).isTrue());
    }

    private TransactWriteItem create(String sk) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table.name())
                        .item(row(sk, "new"))
                        .conditionExpression("attribute_not_exists(pk)"))
                .build();
    }

    private static Map<String, AttributeValue> row(String sk, String note) {
        return Map.of(
                "pk", AttributeValue.fromS("p"), "sk", AttributeValue.fromS(sk), "note", AttributeValue.fromS(note));
    }
}
