package dev.keystore.cli.scan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the lines say that stand between the hunks of a diff. */
final class DiffHead {
    private static final Pattern RANGE = Pattern.compile("([-+])([0-9]{1,18})(?:,([0-9]{1,18}))?(?![0-9])");
    private static final String ESCAPED = "abtnvfr\"\\";
    private static final String MEANT = "\u0007\b\t\n\u000b\f\r\"\\";

    private DiffHead() {}

    /**
     * Where a hunk stands.
     *
     * @param line the first one on the new side
     * @param lines how many there are on each old side, and on the new one last
     */
    record Hunk(long line, List<Long> lines) {
        Hunk {
            lines = List.copyOf(lines);
        }

        /** How many old sides there are: more than one in a merge. */
        int parents() {
            return lines.size() - 1;
        }

        /** A copy of {@link #lines} that can be counted down. */
        long[] left() {
            return lines.stream().mapToLong(Long::longValue).toArray();
        }

        /** Takes a line with this {@code prefix} away from {@code left}. */
        void count(byte[] prefix, long[] left) {
            boolean lost = false;
            for (byte b : prefix) {
                lost |= b == '-';
            }
            for (int i = 0; i < prefix.length; i++) {
                left[i] -= prefix[i] == (lost ? '-' : ' ') ? 1 : 0;
            }
            left[prefix.length] -= lost ? 0 : 1;
        }
    }

    /** {@code @@ -1,2 +3,4 @@}, and one more {@code @} and {@code -1,2} for each further parent. */
    static Hunk hunk(byte[] line) throws IOException {
        String head = text(line, 0);
        int ats = 0;
        while (ats < head.length() && head.charAt(ats) == '@') {
            ats++;
        }
        Matcher range = RANGE.matcher(head);
        List<Long> lines = new ArrayList<>();
        for (int i = 0; i < ats; i++) {
            if (!range.find() || (range.group(1).equals("+") != (i == ats - 1))) {
                throw notUnderstood();
            }
            lines.add(range.group(3) == null ? 1 : Long.parseLong(range.group(3)));
        }
        return new Hunk(Long.parseLong(range.group(2)), lines);
    }

    /** The file in {@code +++ b/NAME}, which may be quoted as in C. */
    static String file(byte[] line) throws IOException {
        String head = text(line, "+++ ".length());
        String name;
        if (head.startsWith("\"")) {
            name = unquoted(head.getBytes(StandardCharsets.UTF_8));
        } else {
            // Behind a name with a blank in it stands a tab.
            name = head.endsWith("\t") ? head.substring(0, head.length() - 1) : head;
        }
        return name.startsWith("b/") ? name.substring(2) : name;
    }

    private static String unquoted(byte[] quoted) throws IOException {
        ByteArrayOutputStream name = new ByteArrayOutputStream();
        for (int i = 1; at(quoted, i) != '"'; i++) {
            if (quoted[i] != '\\') {
                name.write(quoted[i]);
                continue;
            }
            int known = ESCAPED.indexOf(at(quoted, ++i));
            if (known >= 0) {
                name.write(MEANT.charAt(known));
            } else {
                name.write((digit(quoted, i) << 6) | (digit(quoted, i + 1) << 3) | digit(quoted, i + 2));
                i += 2;
            }
        }
        return name.toString(StandardCharsets.UTF_8);
    }

    private static int digit(byte[] quoted, int index) throws IOException {
        int digit = at(quoted, index) - '0';
        if (digit < 0 || digit > 7) {
            throw notUnderstood();
        }
        return digit;
    }

    private static byte at(byte[] quoted, int index) throws IOException {
        if (index >= quoted.length) {
            throw notUnderstood();
        }
        return quoted[index];
    }

    private static IOException notUnderstood() {
        return new IOException("git has printed a diff that is not understood");
    }

    /** {@code line} from {@code start} on. */
    static String text(byte[] line, int start) {
        return new String(line, start, line.length - start, StandardCharsets.UTF_8);
    }
}
