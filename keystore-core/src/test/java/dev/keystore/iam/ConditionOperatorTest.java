package dev.keystore.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each operator: what holds, what doesn't, and what an absent key is.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">IAM
 *     JSON policy elements: Condition operators</a>
 */
final class ConditionOperatorTest {

    private static final String ROLE = "arn:aws:iam::111122223333:role/app/reader";

    /** Operator, values of the policy, a value it holds for, one it doesn't, whether it holds for an absent key. */
    private static Stream<Arguments> table() {
        return Stream.of(
                row("StringEquals", List.of("a*", "b"), "a*", "ab", false),
                row("StringNotEquals", List.of("a", "b"), "A", "b", true),
                row("StringEqualsIgnoreCase", "JohnDoe", "johndoe", "john", false),
                row("StringNotEqualsIgnoreCase", "JohnDoe", "john", "JOHNDOE", true),
                row("StringLike", List.of("t1.*", "m?.large"), "m3.large", "t2.micro", false),
                row("StringNotLike", List.of("t1.*", "m?.large"), "t2.micro", "t1.micro", true),
                row("ArnEquals", "arn:aws:iam::111122223333:role/*", ROLE, ROLE.replace("role", "user"), false),
                row("ArnNotEquals", "arn:aws:iam::111122223333:role/*", "arn:aws:iam::1:role/x", ROLE, true),
                row("ArnLike", "arn:*:iam::1111????3333:role/app/*", ROLE, ROLE.replace("app", "App"), false),
                row("ArnNotLike", "arn:aws:iam::*:role/app/*", "no arn", ROLE, true),
                row("Bool", "true", "TRUE", "false", false),
                row("Bool", false, "false", "true", false),
                row("NumericEquals", "10", "10.0", "11", false),
                row("NumericNotEquals", List.of(10, 20), "11", "20", true),
                row("NumericLessThan", 3600, "3599", "3600", false),
                row("NumericLessThanEquals", "10", "10", "10.1", false),
                row("NumericGreaterThan", "10", "10.1", "10", false),
                row("NumericGreaterThanEquals", "30", "30", "7", false),
                row("DateEquals", "2020-01-01T00:00:01Z", "2020-01-01T01:00:01+01:00", "2020-01-01T00:00:02Z", false),
                row("DateNotEquals", "2020-01-01", "2020-01-01T00:00:01Z", "2020-01-01T00:00:00Z", true),
                row("DateLessThan", "2020-01-01T00:00:01Z", "1577836800", "1577836801", false),
                row("DateLessThanEquals", "2020-01-01T00:00:01Z", "1577836801", "1577836802", false),
                row("DateGreaterThan", "2020-01-01T00:00:01Z", "2020-01-01T00:00:02Z", "2019-12-31", false),
                row("DateGreaterThanEquals", "2020-01-01", "2020-01-01", "2019-12-31", false));
    }

    private static Arguments row(String operator, Object values, String fits, String fitsNot, boolean absent) {
        return Arguments.of(operator, values, fits, fitsNot, absent);
    }

    private static boolean holds(String operator, Object values, Context context) {
        return Condition.readAll(Map.of(operator, Map.of("x:Key", values)), true).stream()
                .allMatch(condition -> condition.holds(context));
    }

    private static boolean holds(String operator, Object values, String actual) {
        return holds(operator, values, Context.EMPTY.with("X:key", actual));
    }

    @ParameterizedTest(name = "{0} {1} holds for {2}, not for {3}, for an absent key: {4}")
    @MethodSource("table")
    void comparesAValue(String operator, Object values, String fits, String fitsNot, boolean absent) {
        assertThat(holds(operator, values, fits)).isTrue();
        assertThat(holds(operator, values, fitsNot)).isFalse();
        assertThat(holds(operator, values, Context.EMPTY)).isEqualTo(absent);
    }

    /** "If the key is not present, evaluate the condition element as true." */
    @ParameterizedTest(name = "{0}IfExists {1}")
    @MethodSource("table")
    void holdsForAnAbsentKeyIfItExists(String operator, Object values, String fits, String fitsNot, boolean absent) {
        String ifExists = operator + "IfExists";
        assertThat(holds(ifExists, values, fits)).isTrue();
        assertThat(holds(ifExists, values, fitsNot)).isFalse();
        assertThat(holds(ifExists, values, Context.EMPTY)).isTrue();
        assertThat(holds("ForAnyValue:" + ifExists, values, Context.EMPTY)).isTrue();
    }

    @Test
    void theTableHasEveryOperator() {
        assertThat(table().map(row -> row.get()[0]).distinct())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ConditionOperator.values())
                        .filter(operator -> operator != ConditionOperator.NULL)
                        .map(ConditionOperator::awsName)
                        .map(Object.class::cast)
                        .toList());
    }

    @ParameterizedTest(name = "Null {0}: present {1}, absent {2}")
    @CsvSource({"true, false, true", "false, true, false", "True, false, true"})
    void nullAsksWhetherTheKeyIsAbsent(String expected, boolean present, boolean absent) {
        assertThat(holds("Null", expected, "value")).isEqualTo(present);
        assertThat(holds("Null", expected, Context.EMPTY)).isEqualTo(absent);
        assertThat(holds("Null", expected, Context.EMPTY.withAll("x:Key", List.of())))
                .isEqualTo(absent);
    }

    /** "With a StringLike condition, the match succeeds. With an ArnLike condition … the match fails." */
    @Test
    void anArnIsComparedSegmentBySegment() {
        String pattern = "arn:aws:someservice:*:111122223333:finance/*";
        String actual = "arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt";
        assertThat(holds("StringLike", pattern, actual)).isTrue();
        assertThat(holds("ArnLike", pattern, actual)).isFalse();
        assertThat(holds("ArnNotLike", pattern, actual)).isTrue();
        assertThat(holds("ArnLike", "arn:aws:logs:*:*:log-group:*", "arn:aws:logs:eu-west-1:1:log-group:a:b"))
                .isTrue();
    }

    @Test
    void variablesStandInStringsAndArns() {
        Context context = Context.EMPTY.with("aws:username", "Joe");
        for (String operator : List.of("StringEquals", "StringLike", "StringEqualsIgnoreCase")) {
            assertThat(holds(operator, "${aws:username}", context.with("x:Key", "Joe")))
                    .isTrue();
            assertThat(holds(operator, "${aws:username}", context.with("x:Key", "Ann")))
                    .isFalse();
        }
        assertThat(holds("StringEqualsIgnoreCase", "x-${aws:username}", context.with("x:Key", "X-joe")))
                .isTrue();
        String arn = "arn:aws:iam::111122223333:user/${aws:username}";
        assertThat(holds("ArnLike", arn, context.with("x:Key", "arn:aws:iam::111122223333:user/Joe")))
                .isTrue();
        assertThat(holds("ArnLike", arn, context.with("x:Key", "arn:aws:iam::111122223333:user/Ann")))
                .isFalse();
    }

    /** "There is no equal or like value", and inverted operators hold. */
    @Test
    void aVariableWithoutValueIsLikeNothing() {
        assertThat(holds("StringEquals", "${aws:PrincipalTag/Team}", "")).isFalse();
        assertThat(holds("StringLike", "*${aws:PrincipalTag/Team}", "red")).isFalse();
        assertThat(holds("StringNotEquals", "${aws:PrincipalTag/Team}", "red")).isTrue();
        assertThat(holds("StringNotLike", "${aws:PrincipalTag/Team}", "red")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stringequals",
                "StringEqual",
                "IpAddress",
                "NotIpAddress",
                "BinaryEquals",
                "NullIfExists",
                "ForAllValues:Null",
                "ForSomeValues:StringEquals",
                "ForAllValues:",
                "IfExists",
                "StringEqualsIfExistsIfExists",
                ""
            })
    void otherOperatorsAreRefused(String operator) {
        assertThatThrownBy(() -> holds(operator, "true", Context.EMPTY)).isInstanceOf(MalformedPolicy.class);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "Bool, yes",
        "Bool, ${aws:MultiFactorAuthPresent}",
        "Null, ''",
        "NumericLessThan, many",
        "NumericLessThan, ${aws:MultiFactorAuthAge}",
        "DateEquals, 2020",
        "DateEquals, yesterday",
        "ArnLike, *",
        "ArnEquals, arn:aws:iam::111122223333",
    })
    void valuesOfAnotherShapeAreRefused(String operator, String value) {
        assertThatThrownBy(() -> holds(operator, value, Context.EMPTY)).isInstanceOf(MalformedPolicy.class);
    }

    @ParameterizedTest(name = "{0} {1} asked of {2}")
    @CsvSource({"Bool, true, yes", "NumericLessThan, 3600, soon", "DateEquals, 2020-01-01, 2020"})
    void aRequestOfAnotherTypeIsRefused(String operator, String expected, String actual) {
        assertThatThrownBy(() -> holds(operator, expected, actual)).isInstanceOf(Undecidable.class);
    }
}
