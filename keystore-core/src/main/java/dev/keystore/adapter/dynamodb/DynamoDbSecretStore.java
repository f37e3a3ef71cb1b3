package dev.keystore.adapter.dynamodb;

import dev.keystore.port.Attributes;
import dev.keystore.port.Commit;
import dev.keystore.port.Page;
import dev.keystore.port.Row;
import dev.keystore.port.RowForm;
import dev.keystore.port.RowKey;
import dev.keystore.port.SecretStore;
import dev.keystore.port.Snapshot;
import dev.keystore.port.VersionRow;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.SecretName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;

/**
 * Rows in one DynamoDB table with the keys {@code pk} and {@code sk}. Every read is strongly consistent, nothing needs a
 * scan, and every method is one request, but for a snapshot of more rows than one request answers.
 */
public final class DynamoDbSecretStore implements SecretStore {
    private static final int MOST_IN_TRANSACTION = 100;
    private static final Map<String, String> CLEAR_NAMES =
            Attributes.CLEAR.stream().collect(Collectors.toUnmodifiableMap(name -> "#" + name, Function.identity()));
    private static final String CLEAR_PROJECTION =
            Attributes.CLEAR.stream().map(name -> "#" + name).collect(Collectors.joining(","));

    private final Supplier<DynamoDbClient> client;
    private final String table;
    private final DynamoDbFailures failures;
    private final Transactions transactions;
    private final Runnable close;

    /**
     * A store in {@code table}, a name or an ARN.
     *
     * @param client gives the client at every use
     * @param close ends what gives the client
     */
    public DynamoDbSecretStore(Supplier<DynamoDbClient> client, String table, Runnable close) {
        this.client = client;
        this.table = table;
        this.close = close;
        this.failures = new DynamoDbFailures(table);
        this.transactions = new Transactions(table);
    }

    @Override
    public <R extends Row> Optional<R> read(RowKey<R> key) {
        return reading(
                "GetItem",
                List.of(key.pk()),
                () -> row(
                        key,
                        client.get()
                                .getItem(g ->
                                        g.tableName(table).key(Items.key(key)).consistentRead(true))
                                .item()));
    }

    @Override
    public Optional<VersionRow> readClear(RowKey<VersionRow> key) {
        return reading(
                "GetItem",
                List.of(key.pk()),
                () -> row(
                        key,
                        client.get()
                                .getItem(g -> g.tableName(table)
                                        .key(Items.key(key))
                                        .consistentRead(true)
                                        .projectionExpression(CLEAR_PROJECTION)
                                        .expressionAttributeNames(CLEAR_NAMES))
                                .item()));
    }

    private static <R extends Row> Optional<R> row(RowKey<R> key, Map<String, AttributeValue> item) {
        return item.isEmpty() ? Optional.empty() : Optional.of(RowForm.row(key, Items.attributes(item)));
    }

    @Override
    public List<Snapshot> snapshot(Collection<RowKey<?>> keys) {
        List<RowKey<?>> all = List.copyOf(new LinkedHashSet<>(keys));
        List<Snapshot> snapshots = new ArrayList<>();
        for (int start = 0; start < all.size(); start += MOST_IN_TRANSACTION) {
            List<RowKey<?>> part = all.subList(start, Math.min(start + MOST_IN_TRANSACTION, all.size()));
            List<String> partitions = part.stream().map(RowKey::pk).toList();
            reading("TransactGetItems", partitions, () -> snapshots.addAll(halving(part)));
        }
        return snapshots;
    }

    /** One snapshot of {@code keys}, or of each half of them where the whole is more than one answer holds. */
    private List<Snapshot> halving(List<RowKey<?>> keys) {
        try {
            return List.of(snapshotOf(keys));
        } catch (SdkException e) {
            if (keys.size() < 2 || !DynamoDbFailures.isTooLarge(e)) {
                throw e;
            }
            int half = keys.size() / 2;
            List<Snapshot> halves = new ArrayList<>(halving(keys.subList(0, half)));
            halves.addAll(halving(keys.subList(half, keys.size())));
            return halves;
        }
    }

    private Snapshot snapshotOf(List<RowKey<?>> keys) {
        List<TransactGetItem> gets = keys.stream()
                .map(key -> TransactGetItem.builder()
                        .get(g -> g.tableName(table).key(Items.key(key)))
                        .build())
                .toList();
        List<ItemResponse> items =
                client.get().transactGetItems(t -> t.transactItems(gets)).responses();
        Map<RowKey<?>, Row> rows = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            RowKey<?> key = keys.get(i);
            row(key, items.get(i).item()).ifPresent(row -> rows.put(key, row));
        }
        return new Snapshot(new HashSet<>(keys), rows);
    }

    @Override
    public Page<Row> list(Optional<Namespace> namespace, Envelopes envelopes, @Nullable String after) {
        String pk = RowKey.partitionOf(namespace);
        return reading(
                "Query",
                List.of(pk),
                () -> page(
                        query(pk, envelopes, after).keyConditionExpression("pk = :pk"),
                        item -> RowForm.listed(namespace, Items.attributes(item))));
    }

    @Override
    public Page<VersionRow> versions(SecretName name, Envelopes envelopes, Order order, @Nullable String after) {
        return reading(
                "Query",
                List.of(name.value()),
                () -> page(
                        query(name.value(), envelopes, after)
                                .keyConditionExpression("pk = :pk and begins_with(sk, :prefix)")
                                .expressionAttributeValues(Map.of(
                                        ":pk", AttributeValue.fromS(name.value()),
                                        ":prefix", AttributeValue.fromS(RowKey.OfVersion.PREFIX)))
                                .scanIndexForward(order == Order.OLDEST_FIRST),
                        item -> RowForm.version(name, Items.attributes(item))));
    }

    private QueryRequest.Builder query(String pk, Envelopes envelopes, @Nullable String after) {
        QueryRequest.Builder query = QueryRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(pk)));
        if (envelopes == Envelopes.WITH) {
            query.select(Select.ALL_ATTRIBUTES);
        } else {
            query.select(Select.SPECIFIC_ATTRIBUTES)
                    .projectionExpression(CLEAR_PROJECTION)
                    .expressionAttributeNames(CLEAR_NAMES);
        }
        return after == null ? query : query.exclusiveStartKey(Items.key(pk, after));
    }

    private <R> Page<R> page(QueryRequest.Builder query, Function<Map<String, AttributeValue>, R> reading) {
        QueryResponse answer = client.get().query(query.build());
        Map<String, AttributeValue> last = answer.lastEvaluatedKey();
        String next =
                last.isEmpty() ? null : Objects.requireNonNull(last.get("sk")).s();
        return new Page<>(answer.items().stream().map(reading).toList(), next);
    }

    @Override
    public void commit(Commit commit) {
        try {
            client.get().transactWriteItems(transactions.request(commit));
        } catch (SdkException e) {
            throw failures.writing(e, commit);
        }
    }

    @Override
    public boolean register(Namespace namespace) {
        RowKey.SubNamespace key = new RowKey.SubNamespace(namespace);
        try {
            client.get()
                    .putItem(p ->
                            p.tableName(table).item(Items.key(key)).conditionExpression("attribute_not_exists(pk)"));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        } catch (SdkException e) {
            throw failures.reading(e, "PutItem", List.of(key.pk()));
        }
    }

    private <T> T reading(String action, List<String> partitions, Supplier<T> read) {
        try {
            return read.get();
        } catch (SdkException e) {
            throw failures.reading(e, action, partitions);
        }
    }

    @Override
    public void close() {
        close.run();
    }
}
