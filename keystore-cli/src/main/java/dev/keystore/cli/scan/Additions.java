package dev.keystore.cli.scan;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code git diff} or {@code git log} prints, and scans the lines that were added: those of a hunk together, however long one of
 * them is. How many lines a hunk has is what its head says, so no text in it can be taken for a head.
 */
final class Additions {
    private static final byte NO_NEWLINE = '\\';

    private final LineBytes in;
    private final Scan scan;
    private @Nullable String commit;
    private String file = "";

    Additions(InputStream in, Scan scan) {
        this.in = new LineBytes(in);
        this.scan = scan;
    }

    /** Reads to the end. */
    void read() throws IOException {
        for (byte[] line = in.line(); line != null; line = in.line()) {
            if (starts(line, "commit ")) {
                commit = DiffHead.text(line, "commit ".length());
            } else if (starts(line, "+++ ")) {
                file = DiffHead.file(line);
            } else if (starts(line, "@@")) {
                hunk(DiffHead.hunk(line));
            }
        }
    }

    private static boolean starts(byte[] line, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (i >= line.length || line[i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** One prefix character for each parent; a line is new if each says so. */
    private void hunk(DiffHead.Hunk hunk) throws IOException {
        byte[] prefix = new byte[hunk.parents()];
        long[] left = hunk.left();
        long line = hunk.line();
        boolean adding = false;
        while (Arrays.stream(left).anyMatch(lines -> lines > 0)) {
            if (!in.read(prefix)) {
                throw new IOException("git ended in the middle of a line");
            }
            if (prefix[0] == NO_NEWLINE) {
                in.rest((bytes, from, to) -> {});
                continue;
            }
            hunk.count(prefix, left);
            boolean added = all(prefix, '+');
            if (added && !adding) {
                scan.begin(new Place(commit, file, line));
            }
            boolean unchanged = !added && !any(prefix, '-');
            if (adding && unchanged) {
                scan.end();
            }
            adding = added || (adding && !unchanged);
            in.rest(added ? scan::write : (bytes, from, to) -> {});
            line += any(prefix, '-') ? 0 : 1;
        }
        if (adding) {
            scan.end();
        }
    }

    private static boolean all(byte[] prefix, char c) {
        for (byte b : prefix) {
            if (b != c) {
                return false;
            }
        }
        return true;
    }

    private static boolean any(byte[] prefix, char c) {
        for (byte b : prefix) {
            if (b == c) {
                return true;
            }
        }
        return false;
    }
}
