package dev.keystore.testbed;

import dev.keystore.testbed.cloud.Ask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One DynamoDB request: the tables it is about, and the rights it needs. A transaction needs one for each member, and has
 * none of its own.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html">Using IAM with
 *     DynamoDB transactions</a>
 */
record TableRequest(String action, String account, Map<String, Object> members) {

    private static final Map<String, String> OF_MEMBERS = Map.of(
            "Put", "PutItem",
            "Update", "UpdateItem",
            "Delete", "DeleteItem",
            "ConditionCheck", "ConditionCheckItem",
            "Get", "GetItem");

    /** The table of a request that is about one. */
    TableRef table() throws Refusal {
        var asked = members.containsKey("ResourceArn") ? members.get("ResourceArn") : members.get("TableName");
        if (!(asked instanceof String text)) {
            throw KmsRequest.missing("tableName");
        }
        return TableRef.of(text, account);
    }

    /** Whether it says for itself which of its members belongs to which table. */
    boolean isTransaction() {
        return action.equals("TransactWriteItems") || action.equals("TransactGetItems");
    }

    boolean isBatch() {
        return action.equals("BatchGetItem") || action.equals("BatchWriteItem");
    }

    /**
     * All rights it needs.
     *
     * @param partitionKeys the attribute that is a table's partition key, null for no such table
     */
    List<Ask> asks(Function<TableRef, @Nullable String> partitionKeys) throws Refusal {
        var asks = new ArrayList<Ask>();
        if (isTransaction()) {
            for (var member : transactMembers()) {
                var table = TableRef.of(name(member.getValue()), account);
                var named = OF_MEMBERS.get(member.getKey());
                if (named == null) {
                    throw Refusal.of(
                            "SerializationException", "an unknown member of a transaction: " + member.getKey());
                }
                asks.add(TableAsk.of(table, partitionKeys.apply(table), named, member.getValue(), action));
            }
        } else if (isBatch()) {
            for (var entry : batches().entrySet()) {
                var table = TableRef.of(entry.getKey(), account);
                asks.add(TableAsk.of(table, partitionKeys.apply(table), action, entry.getValue(), null));
            }
        } else {
            var table = table();
            asks.add(TableAsk.of(table, partitionKeys.apply(table), action, members, null));
        }
        if (asks.isEmpty()) {
            throw Refusal.of("ValidationException", "1 validation error detected: the request is about no item");
        }
        return asks;
    }

    /** Every table it is about, with the word that it was asked by. */
    Map<String, TableRef> tables() throws Refusal {
        var tables = new LinkedHashMap<String, TableRef>();
        if (isTransaction()) {
            for (var member : transactMembers()) {
                tables.put(name(member.getValue()), TableRef.of(name(member.getValue()), account));
            }
        } else if (isBatch()) {
            for (var asked : batches().keySet()) {
                tables.put(asked, TableRef.of(asked, account));
            }
        } else {
            var table = table();
            tables.put(String.valueOf(members.getOrDefault("TableName", table.name())), table);
        }
        return tables;
    }

    /** The same request with other words for its tables. */
    Map<String, Object> renamed(Map<String, String> names) {
        var copy = new LinkedHashMap<>(members);
        if (members.get("TableName") instanceof String asked) {
            copy.put("TableName", names.getOrDefault(asked, asked));
        }
        if (members.get("RequestItems") instanceof Map<?, ?> items) {
            var renamed = new LinkedHashMap<String, Object>();
            items.forEach((asked, value) ->
                    renamed.put(names.getOrDefault(String.valueOf(asked), String.valueOf(asked)), value));
            copy.put("RequestItems", renamed);
        }
        if (members.get("TransactItems") instanceof List<?> items) {
            copy.put(
                    "TransactItems",
                    items.stream().map(item -> renamedMember(item, names)).toList());
        }
        return copy;
    }

    private static Object renamedMember(Object item, Map<String, String> names) {
        var copy = new LinkedHashMap<String, Object>();
        if (item instanceof Map<?, ?> members) {
            members.forEach((kind, value) -> {
                if (value instanceof Map<?, ?> fields) {
                    var renamed = new LinkedHashMap<Object, Object>(fields);
                    renamed.computeIfPresent(
                            "TableName",
                            (key, asked) -> names.getOrDefault(String.valueOf(asked), String.valueOf(asked)));
                    copy.put(String.valueOf(kind), renamed);
                }
            });
        }
        return copy;
    }

    private List<Map.Entry<String, Map<?, ?>>> transactMembers() {
        var found = new ArrayList<Map.Entry<String, Map<?, ?>>>();
        if (members.get("TransactItems") instanceof List<?> items) {
            for (var item : items) {
                if (item instanceof Map<?, ?> member) {
                    member.forEach((kind, fields) -> {
                        if (fields instanceof Map<?, ?> map) {
                            found.add(Map.entry(String.valueOf(kind), map));
                        }
                    });
                }
            }
        }
        return found;
    }

    /** For each table's word what is asked of it; the list of a write stands under {@code Writes}. */
    private Map<String, Map<?, ?>> batches() {
        var batches = new LinkedHashMap<String, Map<?, ?>>();
        if (members.get("RequestItems") instanceof Map<?, ?> items) {
            items.forEach((asked, value) -> batches.put(
                    String.valueOf(asked), value instanceof Map<?, ?> read ? read : Map.of("Writes", value)));
        }
        return batches;
    }

    private static String name(Map<?, ?> member) throws Refusal {
        if (!(member.get("TableName") instanceof String name)) {
            throw KmsRequest.missing("tableName");
        }
        return name;
    }
}
