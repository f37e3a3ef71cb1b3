package dev.keystore.testbed;

import dev.keystore.testbed.cloud.Ask;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one member of a DynamoDB request needs the right to, with the condition keys that it has.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html">Actions, resources,
 *     and condition keys for Amazon DynamoDB</a>
 */
final class TableAsk {

    private static final Set<String> SELECTING = Set.of("GetItem", "BatchGetItem", "Query", "Scan");
    private static final Set<String> RETURNING = Set.of("PutItem", "UpdateItem", "DeleteItem");

    private final TableRef table;
    private final @Nullable String partitionKey;
    private final String action;
    private final Map<?, ?> members;
    private final Set<String> attributes = new LinkedHashSet<>();
    private final Set<String> leading = new LinkedHashSet<>();

    private TableAsk(TableRef table, @Nullable String partitionKey, String action, Map<?, ?> members) {
        this.table = table;
        this.partitionKey = partitionKey;
        this.action = action;
        this.members = members;
    }

    /**
     * The ask of one member.
     *
     * @param partitionKey the attribute that is the table's partition key, or null where there is no such table
     * @param enclosing the operation that the member is part of, or null where it is one itself
     */
    static Ask of(
            TableRef table, @Nullable String partitionKey, String action, Map<?, ?> members, @Nullable String enclosing)
            throws Refusal {
        return new TableAsk(table, partitionKey, action, members).ask(enclosing);
    }

    private Ask ask(@Nullable String enclosing) throws Refusal {
        var ask = Ask.of("dynamodb:" + action, resource(), table.account());
        collect();
        if (!attributes.isEmpty()) {
            ask = ask.withAll("dynamodb:Attributes", new ArrayList<>(attributes));
        }
        if (!leading.isEmpty()) {
            ask = ask.withAll("dynamodb:LeadingKeys", new ArrayList<>(leading));
        }
        if (SELECTING.contains(action)) {
            ask = ask.with("dynamodb:Select", select());
        }
        if (members.get("ReturnValues") instanceof String returned) {
            ask = ask.with("dynamodb:ReturnValues", returned);
        } else if (enclosing == null && RETURNING.contains(action)) {
            ask = ask.with("dynamodb:ReturnValues", "NONE");
        }
        if (members.get("ReturnConsumedCapacity") instanceof String capacity) {
            ask = ask.with("dynamodb:ReturnConsumedCapacity", capacity);
        }
        return enclosing == null ? ask : ask.with("dynamodb:EnclosingOperation", enclosing);
    }

    private String resource() {
        return members.get("IndexName") instanceof String index ? table.arn() + "/index/" + index : table.arn();
    }

    private void collect() throws Refusal {
        row(members.get("Key"));
        row(members.get("Item"));
        if (members.get("Keys") instanceof List<?> keys) {
            for (var key : keys) {
                row(key);
            }
        }
        if (members.get("Writes") instanceof List<?> writes) {
            for (var write : writes) {
                if (write instanceof Map<?, ?> one) {
                    row(one.get("PutRequest") instanceof Map<?, ?> put ? put.get("Item") : null);
                    row(one.get("DeleteRequest") instanceof Map<?, ?> delete ? delete.get("Key") : null);
                }
            }
        }
        var expressions = new Expressions(members);
        attributes.addAll(expressions.attributes());
        if (partitionKey != null && action.equals("Query") && !members.containsKey("IndexName")) {
            var value = expressions.partitionKey(partitionKey);
            if (value.isPresent()) {
                lead(value.get());
            }
        }
    }

    private void row(@Nullable Object row) throws Refusal {
        if (row instanceof Map<?, ?> values) {
            for (var value : values.entrySet()) {
                attributes.add(String.valueOf(value.getKey()));
                if (value.getKey().equals(partitionKey)) {
                    lead(value.getValue());
                }
            }
        }
    }

    private void lead(@Nullable Object value) throws Refusal {
        if (value instanceof Map<?, ?> typed && typed.size() == 1) {
            var text = String.valueOf(typed.values().iterator().next());
            if (text.isEmpty()) {
                throw Refusal.of(
                        "ValidationException",
                        "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an "
                                + "empty string value. Key: " + partitionKey);
            }
            leading.add(text);
        }
    }

    private String select() {
        if (members.get("Select") instanceof String select) {
            return select;
        }
        return new Expressions(members).projects() ? "SPECIFIC_ATTRIBUTES" : "ALL_ATTRIBUTES";
    }
}
