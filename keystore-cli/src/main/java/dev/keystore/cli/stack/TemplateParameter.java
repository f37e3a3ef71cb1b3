package dev.keystore.cli.stack;

import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Quoted;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a template.
 *
 * @param name its name
 * @param type {@code String}, {@code Number}, {@code CommaDelimitedList} …
 * @param defaultValue what counts where nothing is said; null if something must be
 * @param description what it is for; empty if the template does not say
 * @param pattern what a value, or each item of a list, must match as a whole; null for anything
 * @param allowed the only values, or items, there may be; empty for any
 * @param constraint what the template says of a value that is not allowed; empty if nothing
 * @param limits {@code MinLength}, {@code MaxLength}, {@code MinValue}, {@code MaxValue} as far as they are there
 */
public record TemplateParameter(
        String name,
        String type,
        @Nullable String defaultValue,
        String description,
        @Nullable Pattern pattern,
        List<String> allowed,
        String constraint,
        Map<String, Long> limits) {
    private static final List<String> LIMITS = List.of("MinLength", "MaxLength", "MinValue", "MaxValue");

    /** Keeps copies. */
    public TemplateParameter {
        allowed = List.copyOf(allowed);
        limits = Map.copyOf(limits);
    }

    /** The parameter {@code name} that a template declares as {@code node}. Throws {@link MalformedException}. */
    static TemplateParameter of(String name, Object node) {
        String what = "parameter " + name;
        Map<String, Object> keys = Tree.keys(what, node);
        Object pattern = keys.get("AllowedPattern");
        return new TemplateParameter(
                name,
                Tree.text(what + ", Type", keys.get("Type")),
                keys.containsKey("Default") ? Tree.text(what + ", Default", keys.get("Default")) : null,
                Tree.text(what, keys.getOrDefault("Description", "")).strip(),
                pattern == null ? null : Pattern.compile(Tree.text(what + ", AllowedPattern", pattern)),
                keys.containsKey("AllowedValues")
                        ? Tree.items(what + ", AllowedValues", keys.get("AllowedValues")).stream()
                                .map(value -> Tree.text(what, value))
                                .toList()
                        : List.of(),
                Tree.text(what, keys.getOrDefault("ConstraintDescription", "")).strip(),
                limits(what, keys));
    }

    private static Map<String, Long> limits(String what, Map<String, Object> keys) {
        return LIMITS.stream()
                .filter(keys::containsKey)
                .collect(Collectors.toMap(
                        limit -> limit, limit -> Long.valueOf(Tree.text(what + ", " + limit, keys.get(limit)))));
    }

    /** Whether it holds several values, written with commas between them. */
    public boolean isList() {
        return type.equals("CommaDelimitedList") || type.startsWith("List<");
    }

    /** What {@code Ref} gives where {@code value} was said: a text, or for a list its items, as CloudFormation cuts them. */
    Object referred(String value) {
        return isList() ? items(value) : value;
    }

    /** Throws {@link MalformedException}, saying what is allowed, if {@code value} is not. */
    void check(String value) {
        for (String each : isList() ? items(value) : List.of(value)) {
            boolean fits = (pattern == null || pattern.matcher(each).matches())
                    && (allowed.isEmpty() || allowed.contains(each))
                    && isWithinLimits(each);
            if (!fits) {
                throw new MalformedException("bad parameter " + name + " " + Quoted.of(each) + ": " + whatIsAllowed());
            }
        }
    }

    private String whatIsAllowed() {
        if (!constraint.isEmpty()) {
            return constraint;
        }
        if (!allowed.isEmpty()) {
            return "one of " + String.join(", ", allowed);
        }
        return pattern == null ? "a " + type + " within " + limits : "it must match " + pattern;
    }

    private boolean isWithinLimits(String value) {
        if (value.length() < limits.getOrDefault("MinLength", 0L)
                || value.length() > limits.getOrDefault("MaxLength", Long.MAX_VALUE)) {
            return false;
        }
        if (type.equals("Number") || type.equals("List<Number>")) {
            if (!value.matches("-?[0-9]{1,18}")) {
                return false;
            }
            long number = Long.parseLong(value);
            return number >= limits.getOrDefault("MinValue", Long.MIN_VALUE)
                    && number <= limits.getOrDefault("MaxValue", Long.MAX_VALUE);
        }
        return true;
    }

    private static List<String> items(String value) {
        return Arrays.stream(value.split(",", -1)).map(String::strip).toList();
    }
}
