package dev.keystore.iam;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What condition operators compare.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">IAM
 *     JSON policy elements: Condition operators</a>
 */
final class Comparisons {

    private Comparisons() {}

    static Expected text(String text, boolean variables) {
        return Template.read(text, variables, Wildcards.NONE)::matches;
    }

    static Expected textIgnoringCase(String text, boolean variables) {
        return Template.read(text, variables, Wildcards.NONE)::matchesIgnoringCase;
    }

    static Expected pattern(String text, boolean variables) {
        return Template.read(text, variables, Wildcards.ANY)::matches;
    }

    static Expected arn(String text, boolean variables) {
        return ArnPattern.read(text, variables)::matches;
    }

    static Expected truth(String text, boolean variables) {
        Boolean expected = truthOf(text);
        if (expected == null) {
            throw new MalformedPolicy("'" + text + "' is neither true nor false");
        }
        return (actual, context) -> {
            Boolean value = truthOf(actual);
            if (value == null) {
                throw new Undecidable("the request has '" + actual + "' where a policy expects true or false");
            }
            return value.equals(expected);
        };
    }

    /** @param holds said of the sign of actual minus expected */
    static Expected.Reader number(IntPredicate holds) {
        return (text, variables) -> {
            BigDecimal expected = numberOf(text);
            if (expected == null) {
                throw new MalformedPolicy("'" + text + "' is no number");
            }
            return (actual, context) -> {
                BigDecimal value = numberOf(actual);
                if (value == null) {
                    throw new Undecidable("the request has '" + actual + "' where a policy expects a number");
                }
                return holds.test(value.compareTo(expected));
            };
        };
    }

    /** @param holds said of the sign of actual minus expected */
    static Expected.Reader time(IntPredicate holds) {
        return (text, variables) -> {
            Instant expected = timeOf(text);
            if (expected == null) {
                throw new MalformedPolicy("'" + text + "' is no time");
            }
            return (actual, context) -> {
                Instant value = timeOf(actual);
                if (value == null) {
                    throw new Undecidable("the request has '" + actual + "' where a policy expects a time");
                }
                return holds.test(value.compareTo(expected));
            };
        };
    }

    static @Nullable Boolean truthOf(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        };
    }

    private static @Nullable BigDecimal numberOf(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** ISO 8601 with an offset, a day, or seconds since 1970. Four digits could be a year as well: they are neither. */
    private static @Nullable Instant timeOf(String text) {
        try {
            if (text.matches("\\d{5,12}")) {
                return Instant.ofEpochSecond(Long.parseLong(text));
            }
            return text.length() == "yyyy-mm-dd".length()
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
