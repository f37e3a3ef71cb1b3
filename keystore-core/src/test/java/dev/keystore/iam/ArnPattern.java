package dev.keystore.iam;

import java.util.ArrayList;
import java.util.List;

/**
 * An ARN in a condition: each of its six segments is a pattern of its own, so that no wildcard reaches beyond a colon
 * but in the last one.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN">ARN
 *     condition operators</a>
 */
final class ArnPattern {

    static final int SEGMENTS = 6;

    private final List<Template> segments;

    private ArnPattern(List<Template> segments) {
        this.segments = List.copyOf(segments);
    }

    /** @throws MalformedPolicy where there are fewer than six segments */
    static ArnPattern read(String text, boolean variables) {
        List<Template> segments = new ArrayList<>();
        for (String segment : split(text, variables)) {
            segments.add(Template.read(segment, variables, Wildcards.ANY));
        }
        if (segments.size() != SEGMENTS) {
            throw new MalformedPolicy("'" + text + "' has " + segments.size() + " segments, an ARN has " + SEGMENTS);
        }
        return new ArnPattern(segments);
    }

    boolean matches(String arn, Context context) {
        String[] actual = arn.split(":", SEGMENTS);
        if (actual.length != SEGMENTS) {
            return false;
        }
        for (int i = 0; i < SEGMENTS; i++) {
            if (!segments.get(i).matches(actual[i], context)) {
                return false;
            }
        }
        return true;
    }

    /** The segments of an ARN's text, at most six. The colons within a variable are none of the ARN's. */
    static List<String> split(String text, boolean variables) {
        List<String> segments = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < text.length() && segments.size() < SEGMENTS - 1; at++) {
            if (variables && text.startsWith("${", at)) {
                at = Math.max(at, text.indexOf('}', at));
            } else if (text.charAt(at) == ':') {
                segments.add(text.substring(start, at));
                start = at + 1;
            }
        }
        segments.add(text.substring(start));
        return segments;
    }
}
