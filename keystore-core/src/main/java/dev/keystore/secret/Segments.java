package dev.keystore.secret;

import java.util.List;
import java.util.regex.Pattern;

/** The rule that names and namespaces share: segments of a small alphabet, joined by slashes. */
final class Segments {
    static final String ALLOWED =
            "segments of 1 to 128 letters, digits, '_', '.' or '-', joined by '/', none starting with '-', none '.' or '..'";

    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_.][A-Za-z0-9_.-]{0,127}");

    private Segments() {}

    /** The segments of {@code path}; throws {@link MalformedException} with {@code what} and the rule in its message. */
    static List<String> of(String path, String what, int fewest, int most, int mostBytes) {
        List<String> segments = List.of(path.split("/", -1));
        boolean legal = path.length() <= mostBytes
                && segments.size() >= fewest
                && segments.size() <= most
                && segments.stream().allMatch(Segments::isSegment);
        if (!legal) {
            throw new MalformedException("bad " + what + " " + Quoted.of(path) + ": a " + what + " has " + fewest
                    + " to " + most + " " + ALLOWED + ", " + mostBytes + " bytes in all");
        }
        return segments;
    }

    private static boolean isSegment(String text) {
        return SEGMENT.matcher(text).matches() && !text.equals(".") && !text.equals("..");
    }
}
