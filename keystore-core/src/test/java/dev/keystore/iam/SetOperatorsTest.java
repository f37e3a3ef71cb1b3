package dev.keystore.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Keys with several values.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html">Single-valued
 *     vs. multivalued context keys</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition_examples-multi-valued-context-keys.html">Multivalued
 *     context key examples</a>
 */
final class SetOperatorsTest {

    private static final String KEY = "dynamodb:Attributes";

    private static boolean holds(String operator, List<String> expected, List<String> actual) {
        Context context = Context.EMPTY.withAll(KEY, actual);
        return Condition.readAll(Map.of(operator, Map.of(KEY, expected)), true).stream()
                .allMatch(condition -> condition.holds(context));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(" ", -1));
    }

    /** The guide's table: attributes that are asked for against attributes that the policy lists. */
    @ParameterizedTest(name = "{0} [{1}] of [{2}]: {3}")
    @CsvSource({
        "ForAllValues:StringLike, PostDateTime Message Tags, PostDateTime Message, true",
        "ForAllValues:StringLike, PostDateTime Message Tags, PostDateTime UserName, false",
        "ForAllValues:StringLike, PostDateTime Message Tags, '', true",
        "ForAnyValue:StringLike, ID PostDateTime, UserName Message PostDateTime, true",
        "ForAnyValue:StringLike, ID PostDateTime, UserName, false",
        "ForAnyValue:StringLike, ID PostDateTime, '', false",
        "ForAllValues:StringLike, key1* key2*, key1:legal key2:x, true",
        "ForAllValues:StringLike, key1* key2*, key1:legal key3:x, false",
        "ForAllValues:StringEquals, a b, a a b, true",
        "ForAnyValue:StringEquals, a b, c d, false",
    })
    void allOrAnyOfTheValues(String operator, String expected, String actual, boolean holds) {
        assertThat(holds(operator, words(expected), words(actual))).isEqualTo(holds);
    }

    @ParameterizedTest(name = "{0} [{1}] of [{2}]: {3}")
    @CsvSource({
        "ForAllValues:StringNotEquals, a b, c d, true",
        "ForAllValues:StringNotEquals, a b, a c, false",
        "ForAllValues:StringNotEquals, a b, '', true",
        "ForAnyValue:StringNotEquals, a b, a c, true",
        "ForAnyValue:StringNotEquals, a b, a b, false",
        "ForAnyValue:StringNotEquals, a b, '', false",
        "ForAllValues:StringNotLike, a*, b ab, false",
        "ForAnyValue:StringNotLike, a*, b ab, true",
    })
    void negated(String operator, String expected, String actual, boolean holds) {
        assertThat(holds(operator, words(expected), words(actual))).isEqualTo(holds);
    }

    @Test
    void aSingleValuedKeyIsASetOfOne() {
        Context one = Context.EMPTY.with(KEY, "a");
        for (String operator : List.of("ForAllValues:StringEquals", "ForAnyValue:StringEquals")) {
            var condition = Condition.readAll(Map.of(operator, Map.of(KEY, List.of("a", "b"))), true)
                    .get(0);
            assertThat(condition.holds(one)).isTrue();
            assertThat(condition.holds(one.with(KEY, "c"))).isFalse();
        }
    }

    /** "Multivalued context keys require a condition set operator." */
    @Test
    void aMultivaluedKeyNeedsOne() {
        assertThatThrownBy(() -> holds("StringEquals", List.of("a"), List.of("a")))
                .isInstanceOf(Undecidable.class)
                .hasMessageContaining(KEY);
        assertThat(holds("StringEquals", List.of("a"), List.of())).isFalse();
        assertThat(holds("Null", List.of("false"), List.of("a", "b"))).isTrue();
    }

    @Test
    void anEmptyValueIsRefused() {
        assertThatThrownBy(() -> Context.EMPTY.withAll(KEY, List.of("a", "")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
