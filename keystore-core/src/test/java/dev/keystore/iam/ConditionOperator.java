package dev.keystore.iam;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The operators of conditions. {@code BinaryEquals}, {@code IpAddress} and {@code NotIpAddress} are missing and therefore
 * refused.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">IAM
 *     JSON policy elements: Condition operators</a>
 */
enum ConditionOperator {
    STRING_EQUALS("StringEquals", false, true, Comparisons::text),
    STRING_NOT_EQUALS("StringNotEquals", true, true, Comparisons::text),
    STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", false, true, Comparisons::textIgnoringCase),
    STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", true, true, Comparisons::textIgnoringCase),
    STRING_LIKE("StringLike", false, true, Comparisons::pattern),
    STRING_NOT_LIKE("StringNotLike", true, true, Comparisons::pattern),
    ARN_EQUALS("ArnEquals", false, true, Comparisons::arn),
    ARN_NOT_EQUALS("ArnNotEquals", true, true, Comparisons::arn),
    ARN_LIKE("ArnLike", false, true, Comparisons::arn),
    ARN_NOT_LIKE("ArnNotLike", true, true, Comparisons::arn),
    BOOL("Bool", false, false, Comparisons::truth),
    /** Asks for absence, not for a value: {@link Condition} does it. */
    NULL("Null", false, false, Comparisons::truth),
    NUMERIC_EQUALS("NumericEquals", false, false, Comparisons.number(sign -> sign == 0)),
    NUMERIC_NOT_EQUALS("NumericNotEquals", true, false, Comparisons.number(sign -> sign == 0)),
    NUMERIC_LESS_THAN("NumericLessThan", false, false, Comparisons.number(sign -> sign < 0)),
    NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", false, false, Comparisons.number(sign -> sign <= 0)),
    NUMERIC_GREATER_THAN("NumericGreaterThan", false, false, Comparisons.number(sign -> sign > 0)),
    NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", false, false, Comparisons.number(sign -> sign >= 0)),
    DATE_EQUALS("DateEquals", false, false, Comparisons.time(sign -> sign == 0)),
    DATE_NOT_EQUALS("DateNotEquals", true, false, Comparisons.time(sign -> sign == 0)),
    DATE_LESS_THAN("DateLessThan", false, false, Comparisons.time(sign -> sign < 0)),
    DATE_LESS_THAN_EQUALS("DateLessThanEquals", false, false, Comparisons.time(sign -> sign <= 0)),
    DATE_GREATER_THAN("DateGreaterThan", false, false, Comparisons.time(sign -> sign > 0)),
    DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", false, false, Comparisons.time(sign -> sign >= 0));

    private static final Map<String, ConditionOperator> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(ConditionOperator::awsName, Function.identity()));

    private final String awsName;
    private final boolean negated;
    private final boolean takesVariables;

    /** Method references and lambdas that hold on to nothing that changes. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Expected.Reader reader;

    ConditionOperator(String awsName, boolean negated, boolean takesVariables, Expected.Reader reader) {
        this.awsName = awsName;
        this.negated = negated;
        this.takesVariables = takesVariables;
        this.reader = reader;
    }

    /** The operator, or null where there is none of this name. */
    static @Nullable ConditionOperator named(String awsName) {
        return BY_NAME.get(awsName);
    }

    String awsName() {
        return awsName;
    }

    /** Whether it holds where no value of the policy matches. */
    boolean negated() {
        return negated;
    }

    /**
     * Reads a policy's value.
     *
     * @param variables whether the policy's version has variables
     * @throws MalformedPolicy for a value of another shape, or a variable where the operator takes none
     */
    Expected read(String text, boolean variables) {
        if (variables && !takesVariables && text.contains("${")) {
            throw new MalformedPolicy(awsName + " takes no variables: '" + text + "'");
        }
        return reader.read(text, variables);
    }
}
