package dev.keystore.testbed;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What DynamoDB's expressions speak of: top-level attributes, and the value that a partition key has to have.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.html">Expressions</a>
 */
final class Expressions {

    private static final List<String> EXPRESSIONS = List.of(
            "ProjectionExpression",
            "FilterExpression",
            "KeyConditionExpression",
            "ConditionExpression",
            "UpdateExpression");
    private static final Set<String> WORDS =
            Set.of("AND", "OR", "NOT", "BETWEEN", "IN", "SET", "REMOVE", "ADD", "DELETE");
    /** A value, a function's name, or a path of which the first part is captured. */
    private static final Pattern TOKEN = Pattern.compile(
            ":\\w+|[A-Za-z_]\\w*(?=\\s*\\()|(#\\w+|[A-Za-z_][\\w-]*)(?:\\[\\d+]|\\.(?:#\\w+|[A-Za-z_]\\w*))*");

    private static final Pattern EQUALITY = Pattern.compile("(#\\w+|[A-Za-z_]\\w*)\\s*=\\s*(:\\w+)");

    private final Map<?, ?> members;

    /** The expressions of a request or of one of its members. */
    Expressions(Map<?, ?> members) {
        this.members = members;
    }

    /** Every top-level attribute that an expression names. */
    Set<String> attributes() {
        var attributes = new LinkedHashSet<String>();
        for (var name : EXPRESSIONS) {
            if (members.get(name) instanceof String expression) {
                var token = TOKEN.matcher(expression);
                while (token.find()) {
                    var first = token.group(1);
                    if (first != null && !WORDS.contains(first.toUpperCase(Locale.ROOT))) {
                        attributes.add(resolved(first));
                    }
                }
            }
        }
        if (members.get("AttributesToGet") instanceof List<?> names) {
            names.forEach(each -> attributes.add(String.valueOf(each)));
        }
        for (var legacy : List.of("Expected", "KeyConditions", "QueryFilter", "ScanFilter", "AttributeUpdates")) {
            if (members.get(legacy) instanceof Map<?, ?> conditions) {
                conditions.keySet().forEach(each -> attributes.add(String.valueOf(each)));
            }
        }
        return attributes;
    }

    /** Whether it says which attributes are wanted. */
    boolean projects() {
        return members.get("ProjectionExpression") instanceof String || members.get("AttributesToGet") instanceof List;
    }

    /** The value that a key condition asks of the partition key. */
    Optional<Object> partitionKey(String attribute) {
        if (members.get("KeyConditionExpression") instanceof String expression) {
            var equality = EQUALITY.matcher(expression);
            while (equality.find()) {
                if (resolved(equality.group(1)).equals(attribute)
                        && members.get("ExpressionAttributeValues") instanceof Map<?, ?> values) {
                    return Optional.ofNullable(values.get(equality.group(2)));
                }
            }
        }
        if (members.get("KeyConditions") instanceof Map<?, ?> conditions
                && conditions.get(attribute) instanceof Map<?, ?> condition
                && condition.get("AttributeValueList") instanceof List<?> list
                && !list.isEmpty()) {
            return Optional.of(list.get(0));
        }
        return Optional.empty();
    }

    private String resolved(String name) {
        return name.startsWith("#") && members.get("ExpressionAttributeNames") instanceof Map<?, ?> names
                ? String.valueOf(names.get(name))
                : name;
    }
}
