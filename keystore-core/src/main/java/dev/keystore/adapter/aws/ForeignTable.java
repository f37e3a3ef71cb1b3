package dev.keystore.adapter.aws;

import dev.keystore.KeystoreException;
import dev.keystore.KeystoreException.Misconfigured;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** A DynamoDB table that another tool has made: read by Scan and GetItem, never written. */
public final class ForeignTable {
    private final Supplier<DynamoDbClient> client;
    private final String table;
    private final String tool;
    private final Retrying retrying;

    /**
     * A table with a name or an ARN.
     *
     * @param tool what its items should be of, for messages
     */
    public ForeignTable(Supplier<DynamoDbClient> client, String table, String tool, Retrying retrying) {
        this.client = client;
        this.table = table;
        this.tool = tool;
        this.retrying = retrying;
    }

    /** Hands every item to {@code each}, with those of {@code attributes} that it has. Throws {@link KeystoreException}. */
    public void scan(List<String> attributes, Consumer<Map<String, AttributeValue>> each) {
        Map<String, String> names =
                IntStream.range(0, attributes.size()).boxed().collect(Collectors.toMap(i -> "#a" + i, attributes::get));
        Map<String, AttributeValue> after = null;
        do {
            Map<String, AttributeValue> from = after;
            ScanResponse page = retrying.call(() -> page(names, from));
            page.items().forEach(each);
            after = page.lastEvaluatedKey();
        } while (!after.isEmpty());
    }

    private ScanResponse page(Map<String, String> names, @Nullable Map<String, AttributeValue> after) {
        return asked(
                "Scan",
                () -> client.get()
                        .scan(s -> s.tableName(table)
                                .consistentRead(true)
                                .projectionExpression(String.join(",", names.keySet()))
                                .expressionAttributeNames(names)
                                .exclusiveStartKey(after)));
    }

    /** The item at {@code key}, whose parts are texts; empty if there is none. Throws {@link KeystoreException}. */
    public Optional<Map<String, AttributeValue>> item(Map<String, String> key) {
        Map<String, AttributeValue> at = key.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, part -> AttributeValue.fromS(part.getValue())));
        Map<String, AttributeValue> found = retrying.call(() -> asked(
                "GetItem",
                () -> client.get()
                        .getItem(g -> g.tableName(table).key(at).consistentRead(true))
                        .item()));
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    /** The text in {@code attribute} of {@code item}, which is a part of the key of every item of that tool. Throws {@code Misconfigured}. */
    public String key(Map<String, AttributeValue> item, String attribute) {
        return text(item, attribute)
                .orElseThrow(() -> new Misconfigured(
                        "table " + table + " is not one of " + tool + ": an item has no text in '" + attribute + "'",
                        "check which table it is",
                        null));
    }

    /** The text in {@code attribute} of {@code item}; empty if it is missing or no text. */
    public static Optional<String> text(Map<String, AttributeValue> item, String attribute) {
        return Optional.ofNullable(item.get(attribute)).map(AttributeValue::s);
    }

    private <T> T asked(String action, Supplier<T> request) {
        try {
            return request.get();
        } catch (SdkException e) {
            throw failure(e, "dynamodb:" + action + " of table " + table);
        }
    }

    private KeystoreException failure(SdkException e, String what) {
        if (e instanceof ResourceNotFoundException) {
            return new Misconfigured(
                    "table " + table + " of " + tool + " does not exist in this account and region",
                    "check its name, account and region; a table of another account is named by its ARN",
                    e);
        }
        if (e instanceof AwsServiceException answer && AwsFailures.isDenial(answer)) {
            return new KeystoreException.Denied(
                    what + " was denied: " + AwsFailures.sentence(answer),
                    "moving in needs dynamodb:Scan and dynamodb:GetItem on that table, and kms:Decrypt on its keys",
                    e);
        }
        return AwsFailures.translate(e, what)
                .orElseGet(() -> new Misconfigured(
                        what + " was refused: " + AwsFailures.describe(e), "check that it is a table of " + tool, e));
    }
}
