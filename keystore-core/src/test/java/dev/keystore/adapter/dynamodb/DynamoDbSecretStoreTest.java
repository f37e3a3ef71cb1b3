package dev.keystore.adapter.dynamodb;

import dev.keystore.contract.SecretStoreContract;
import dev.keystore.port.SecretStore;
import dev.keystore.testbed.DynamoDbLocal;
import dev.keystore.testbed.Principals;
import dev.keystore.testbed.SdkClients;
import dev.keystore.testbed.TestTable;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** DynamoDB keeps the promises of a store. */
final class DynamoDbSecretStoreTest implements SecretStoreContract {
    private final DynamoDbClient client = new SdkClients(
                    DynamoDbLocal.shared().endpoint(), new Principals().user("123456789012", "contract"))
            .dynamoDb();
    private final TestTable table = TestTable.create(client);

    @AfterEach
    void deleteTable() {
        client.deleteTable(delete -> delete.tableName(table.name()));
        client.close();
    }

    @Override
    public SecretStore store() {
        return new DynamoDbSecretStore(() -> client, table.name(), () -> {});
    }
}
