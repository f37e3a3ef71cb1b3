package dev.keystore.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One key of a statement's conditions with the operator and the values it is held against.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html">Conditions
 *     with multiple context keys or values</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html">Single-valued
 *     vs. multivalued context keys</a>
 */
record Condition(ConditionOperator operator, Of of, boolean ifExists, String key, List<Expected> expected) {

    private static final Pattern NAME = Pattern.compile("(?:(ForAllValues|ForAnyValue):)?(\\w+?)(IfExists)?");

    /** Which of a key's values have to match. */
    enum Of {
        /** The only one. */
        ONE,
        /** All, also when there is none. */
        ALL,
        /** At least one. */
        ANY
    }

    Condition {
        expected = List.copyOf(expected);
    }

    /**
     * Reads a statement's {@code Condition}.
     *
     * @param variables whether the policy's version has variables
     * @throws MalformedPolicy for an operator that isn't known, or values that it doesn't have
     */
    static List<Condition> readAll(Map<String, Object> element, boolean variables) {
        List<Condition> conditions = new ArrayList<>();
        element.forEach((name, keys) -> Elements.object(keys, name)
                .forEach((key, values) -> conditions.add(read(name, key, values, variables))));
        return conditions;
    }

    private static Condition read(String name, String key, Object values, boolean variables) {
        var parts = NAME.matcher(name);
        ConditionOperator operator = parts.matches() ? ConditionOperator.named(parts.group(2)) : null;
        if (operator == null) {
            throw new MalformedPolicy("condition operator " + name + " isn't known here");
        }
        if (key.indexOf(':') <= 0 || key.contains("${")) {
            throw new MalformedPolicy("'" + key + "' is no condition key");
        }
        Of of = of(parts.group(1));
        boolean ifExists = parts.group(3) != null;
        List<String> texts = Elements.scalars(values, name + " " + key);
        if (operator == ConditionOperator.NULL && (ifExists || of != Of.ONE || texts.size() != 1)) {
            throw new MalformedPolicy(name + " " + key + ": Null stands alone and has one value");
        }
        List<Expected> expected =
                texts.stream().map(text -> operator.read(text, variables)).toList();
        return new Condition(operator, of, ifExists, key, expected);
    }

    private static Of of(@Nullable String qualifier) {
        if (qualifier == null) {
            return Of.ONE;
        }
        return qualifier.equals("ForAllValues") ? Of.ALL : Of.ANY;
    }

    /**
     * Whether it holds for a request.
     *
     * @throws Undecidable for a multivalued key where the operator isn't qualified
     */
    boolean holds(Context context) {
        List<String> values = context.values(key);
        if (operator == ConditionOperator.NULL) {
            return expected.get(0).matches(Boolean.toString(values.isEmpty()), context);
        }
        if (values.isEmpty()) {
            return ifExists || of == Of.ALL || (of == Of.ONE && operator.negated());
        }
        if (of == Of.ONE && context.isMany(key)) {
            throw new Undecidable(
                    key + " is multivalued: " + operator.awsName() + " needs ForAllValues or ForAnyValue");
        }
        return of == Of.ALL
                ? values.stream().allMatch(value -> accepts(value, context))
                : values.stream().anyMatch(value -> accepts(value, context));
    }

    /** One of the policy's values matches; none of them, where the operator is negated. */
    private boolean accepts(String value, Context context) {
        return operator.negated() != expected.stream().anyMatch(each -> each.matches(value, context));
    }
}
