package dev.keystore.cli.transcript;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A session as text:
 *
 * <pre>
 * # a remark
 * % terminal            what changes outside, see {@link Session}
 * $ keystore get demo/a
 * standard output
 * 2> standard error
 * [no line end]         standard output ends without one
 * [exit 3]              the exit code, unless it is 0
 * </pre>
 *
 * In what is expected, {@code …} stands for any characters of a line, and alone on its line for any lines.
 */
final class Transcript {
    static final String ANYTHING = "…";

    private final List<Step> steps = new ArrayList<>();

    /** A line of the session, and what has to come of it. */
    record Step(String line, List<String> expected) {
        boolean isCommand() {
            return line.startsWith("$ ");
        }

        boolean isDirective() {
            return line.startsWith("% ");
        }

        String words() {
            return line.substring(2);
        }
    }

    /** The session that {@code lines} tell. */
    static Transcript of(List<String> lines) {
        Transcript transcript = new Transcript();
        List<String> blank = new ArrayList<>();
        for (String line : lines) {
            if (line.isEmpty()) {
                blank.add(line);
            } else if (line.startsWith("$ ") || line.startsWith("% ") || line.startsWith("# ")) {
                blank.forEach(none -> transcript.steps.add(new Step(none, new ArrayList<>())));
                blank.clear();
                transcript.steps.add(new Step(line, new ArrayList<>()));
            } else {
                List<String> expected =
                        transcript.steps.get(transcript.steps.size() - 1).expected();
                expected.addAll(blank);
                blank.clear();
                expected.add(line);
            }
        }
        return transcript;
    }

    List<Step> steps() {
        return steps;
    }

    /** Whether {@code actual} is what {@code expected} says. */
    static boolean matches(List<String> expected, List<String> actual) {
        if (expected.isEmpty()) {
            return actual.isEmpty();
        }
        List<String> rest = expected.subList(1, expected.size());
        if (expected.get(0).equals(ANYTHING)) {
            for (int i = 0; i <= actual.size(); i++) {
                if (matches(rest, actual.subList(i, actual.size()))) {
                    return true;
                }
            }
            return false;
        }
        return !actual.isEmpty()
                && pattern(expected.get(0)).matcher(actual.get(0)).matches()
                && matches(rest, actual.subList(1, actual.size()));
    }

    private static Pattern pattern(String line) {
        String pattern =
                Arrays.stream(line.split(ANYTHING, -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(pattern);
    }
}
