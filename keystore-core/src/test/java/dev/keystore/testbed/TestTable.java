package dev.keystore.testbed;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A store's table as somebody sees it who may read and write its rows, but has no Keystore. */
public record TestTable(DynamoDbClient client, String name) {

    /** A new empty table with a random name. */
    public static TestTable create(DynamoDbClient client) {
        return create(client, "keystore-" + UUID.randomUUID());
    }

    /** A new empty table: {@code pk} and {@code sk}, both strings, paid per request. */
    public static TestTable create(DynamoDbClient client, String name) {
        client.createTable(table -> table.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(text("pk"), text("sk"))
                .keySchema(part("pk", KeyType.HASH), part("sk", KeyType.RANGE)));
        client.waiter().waitUntilTableExists(table -> table.tableName(name));
        return new TestTable(client, name);
    }

    /** One row, or null where there is none. */
    public @Nullable Map<String, AttributeValue> row(String pk, String sk) {
        var answer = client.getItem(get -> get.tableName(name).key(key(pk, sk)).consistentRead(true));
        return answer.hasItem() ? answer.item() : null;
    }

    /** Every row, in no order that means anything. */
    public List<Map<String, AttributeValue>> rows() {
        return client.scanPaginator(scan -> scan.tableName(name).consistentRead(true)).items().stream()
                .toList();
    }

    /** Writes a row, over any that has its key. */
    public void putRow(Map<String, AttributeValue> row) {
        client.putItem(put -> put.tableName(name).item(row));
    }

    public void deleteRow(String pk, String sk) {
        client.deleteItem(delete -> delete.tableName(name).key(key(pk, sk)));
    }

    private static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
    }

    private static AttributeDefinition text(String attribute) {
        return AttributeDefinition.builder()
                .attributeName(attribute)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement part(String attribute, KeyType type) {
        return KeySchemaElement.builder().attributeName(attribute).keyType(type).build();
    }
}
