package dev.keystore.adapter.dynamodb;

import dev.keystore.port.Commit;
import dev.keystore.port.RowForm;
import dev.keystore.port.Write;
import dev.keystore.port.Write.Condition;
import dev.keystore.secret.Digest;
import dev.keystore.secret.SecretState;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Commits as DynamoDB transactions: each step with its condition, the token as the client's request token. */
final class Transactions {
    private static final String SAME_DIGEST = "digest = :digest";

    private final String table;

    Transactions(String table) {
        this.table = table;
    }

    TransactWriteItemsRequest request(Commit commit) {
        return TransactWriteItemsRequest.builder()
                .clientRequestToken(commit.token())
                .transactItems(commit.writes().stream().map(this::item).toList())
                .build();
    }

    private TransactWriteItem item(Write write) {
        TransactWriteItem.Builder item = TransactWriteItem.builder();
        if (write instanceof Write.Put put) {
            Condition condition = put.condition();
            return item.put(p -> p.tableName(table)
                            .item(Items.item(RowForm.of(put.row())))
                            .conditionExpression(expression(condition))
                            .expressionAttributeValues(values(condition)))
                    .build();
        }
        if (write instanceof Write.Destroy destroy) {
            return item.update(u -> u.tableName(table)
                            .key(Items.key(destroy.key()))
                            .updateExpression("SET #state = :destroyed REMOVE envelope")
                            .conditionExpression(SAME_DIGEST)
                            .expressionAttributeNames(Map.of("#state", "state"))
                            .expressionAttributeValues(Map.of(
                                    ":destroyed",
                                    AttributeValue.fromS(SecretState.DESTROYED.word()),
                                    ":digest",
                                    value(destroy.digest()))))
                    .build();
        }
        Write.Check check = (Write.Check) write;
        Condition condition = check.condition();
        return item.conditionCheck(c -> c.tableName(table)
                        .key(Items.key(check.key()))
                        .conditionExpression(expression(condition))
                        .expressionAttributeValues(values(condition)))
                .build();
    }

    private static @Nullable String expression(Condition condition) {
        if (condition instanceof Condition.Absent) {
            return "attribute_not_exists(pk)";
        }
        if (condition instanceof Condition.HasDigest) {
            return SAME_DIGEST;
        }
        return condition instanceof Condition.StillSealed ? SAME_DIGEST + " AND attribute_exists(envelope)" : null;
    }

    private static @Nullable Map<String, AttributeValue> values(Condition condition) {
        if (condition instanceof Condition.HasDigest has) {
            return Map.of(":digest", value(has.digest()));
        }
        return condition instanceof Condition.StillSealed sealed ? Map.of(":digest", value(sealed.digest())) : null;
    }

    private static AttributeValue value(Digest digest) {
        return AttributeValue.fromB(SdkBytes.fromByteArray(digest.bytes()));
    }
}
