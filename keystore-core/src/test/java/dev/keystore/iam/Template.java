package dev.keystore.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A text of a policy in which variables stand for values of the request. Values are put in as they are: a wildcard in
 * one would be ambiguous and is refused.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">IAM policy elements:
 *     Variables and tags</a>
 */
final class Template {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^{},'*?$]+)(?:, '([^'}]*)')?}");
    private static final Pattern SPECIAL = Pattern.compile("\\$\\{([*?$])}");

    private sealed interface Part {}

    private record Fixed(int token) implements Part {}

    private record Variable(String key, @Nullable String otherwise) implements Part {}

    private final Wildcards wildcards;
    private final List<Part> parts;

    /** The whole pattern, where it is the same for every request. */
    private final @Nullable Glob constant;

    private Template(Wildcards wildcards, List<Part> parts) {
        this.wildcards = wildcards;
        this.parts = List.copyOf(parts);
        this.constant = parts.stream().allMatch(Fixed.class::isInstance)
                ? new Glob(
                        parts.stream().mapToInt(part -> ((Fixed) part).token()).toArray())
                : null;
    }

    /**
     * Reads a text.
     *
     * @param variables whether the policy's version has variables; otherwise <code>${…}</code> is a text like others
     * @throws MalformedPolicy where <code>${</code> begins something that isn't a variable
     */
    static Template read(String text, boolean variables, Wildcards wildcards) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (!variables || !text.startsWith("${", at)) {
                parts.add(new Fixed(wildcards.token(text, at)));
                at += Character.charCount(text.codePointAt(at));
                continue;
            }
            var special = SPECIAL.matcher(text).region(at, text.length());
            var variable = VARIABLE.matcher(text).region(at, text.length());
            if (special.lookingAt()) {
                parts.add(new Fixed(special.group(1).charAt(0)));
                at = special.end();
            } else if (variable.lookingAt()) {
                parts.add(new Variable(variable.group(1), variable.group(2)));
                at = variable.end();
            } else {
                throw new MalformedPolicy("no variable begins at character " + at + " of '" + text + "'");
            }
        }
        return new Template(wildcards, parts);
    }

    /** Whether a text fits. With a variable that has neither a value nor a default, none does. */
    boolean matches(String text, Context context) {
        Glob glob = resolved(context);
        return glob != null && glob.matches(text);
    }

    /** Whether a text fits apart from case, also that of the values that are put in. */
    boolean matchesIgnoringCase(String text, Context context) {
        Glob glob = resolved(context);
        return glob != null && glob.folded().matches(Glob.folded(text));
    }

    /** The pattern for this request, or null where a variable has neither a value nor a default. */
    private @Nullable Glob resolved(Context context) {
        if (constant != null) {
            return constant;
        }
        var tokens = IntStream.builder();
        for (Part part : parts) {
            if (part instanceof Fixed fixed) {
                tokens.add(fixed.token());
            } else if (part instanceof Variable variable) {
                String value = value(variable, context);
                if (value == null) {
                    return null;
                }
                value.codePoints().forEach(tokens::add);
            }
        }
        return new Glob(tokens.build().toArray());
    }

    private @Nullable String value(Variable variable, Context context) {
        String value = context.single(variable.key());
        if (value == null) {
            return variable.otherwise();
        }
        if (wildcards != Wildcards.NONE && (value.indexOf('*') >= 0 || value.indexOf('?') >= 0)) {
            throw new Undecidable("the value of ${" + variable.key() + "} has a wildcard in it: '" + value + "'");
        }
        return value;
    }
}
