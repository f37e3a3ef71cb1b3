package dev.keystore.cli.mask;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Passes bytes on with every needle in them replaced by {@code ***}: a byte that any form of a secret covers is not passed on, and what
 * overlaps becomes one {@code ***}. All other bytes stay as they are. Needs the memory of the longest form and a little more. For one
 * thread at a time.
 */
public final class Masker {
    private static final byte[] MASK = "***".getBytes(StandardCharsets.US_ASCII);

    private final boolean idle;
    private final Gathered out;
    private final Search search;
    private final SortedMap<String, Long> counts = new TreeMap<>();

    /** Counted in bytes from the first: the next one that the search passes, the first behind all masks, and the first that has not been let out. */
    private long position;

    private long masked;
    private long shown;

    /** Masks {@code needles} on the way to {@code out}, whose exceptions pass through. */
    public Masker(Needles needles, OutputStream out) {
        this.idle = needles.isEmpty();
        this.out = new Gathered(out);
        this.search = new Search(needles, new Search.Sink() {
            @Override
            public void passed(byte[] bytes, int from, int to) throws IOException {
                show(bytes, from, to);
                position += to - from;
            }

            @Override
            public void found(List<Form> forms) throws IOException {
                mask(forms);
            }
        });
    }

    /** Takes the next bytes, and passes on all that are decided. */
    public void write(byte[] bytes, int start, int length) throws IOException {
        if (idle) {
            out.write(bytes, start, start + length);
        } else {
            search.write(bytes, start, length);
        }
        out.pass();
    }

    /**
     * Nothing has come for a while, and somebody may wait for what is there: passes on what was held back, unless it agrees with six bytes or more
     * of a secret, for that may be the first half of it. If what was passed on becomes the beginning of a secret, the rest of that is masked.
     */
    public void pause() throws IOException {
        search.peek((bytes, from, to) -> {
            show(bytes, from, to);
            shown = Math.max(shown, position + to - from);
        });
        out.pass();
        out.flush();
    }

    /** Nothing else comes: passes on what was held back. The output stays open. */
    public void end() throws IOException {
        search.end();
        out.pass();
        out.flush();
    }

    /** How often each secret was replaced, by its name. */
    public SortedMap<String, Long> counts() {
        return new TreeMap<>(counts);
    }

    private void mask(List<Form> forms) throws IOException {
        Form longest = forms.get(forms.size() - 1);
        if (position >= masked) {
            out.write(MASK, 0, MASK.length);
            longest.names().forEach(name -> counts.merge(name, 1L, Long::sum));
        }
        masked = Math.max(masked, position + longest.length());
    }

    /** Lets out those of the next bytes that no mask covers and that are not out yet. */
    private void show(byte[] bytes, int from, int to) throws IOException {
        long skipped = Math.max(0, Math.max(masked, shown) - position);
        if (skipped < to - from) {
            out.write(bytes, from + (int) skipped, to);
        }
    }
}
