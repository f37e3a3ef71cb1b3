package dev.keystore.cli.mask;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds needles in texts, and says in which line each begins. Needs the memory of the longest form and a little more, however long a
 * line is. For one thread at a time.
 */
public final class Finder {
    private final Search search;
    private final Hits hits;
    private final SortedSet<String> names = new TreeSet<>();

    /** By name, where its last occurrence ends; all places are counted in bytes from the first that was ever written. */
    private final Map<String, Long> covered = new HashMap<>();

    private long position;
    private long line = 1;

    /** Is told where secrets begin. */
    @FunctionalInterface
    public interface Hits {
        /** The secrets {@code names} begin in {@code line}. Told once for each line, in their order. */
        void found(long line, SortedSet<String> names);
    }

    /** Looks for {@code needles}, and tells {@code hits}. */
    public Finder(Needles needles, Hits hits) {
        this.hits = hits;
        this.search = new Search(needles, new Search.Sink() {
            @Override
            public void passed(byte[] bytes, int from, int to) {
                count(bytes, from, to);
            }

            @Override
            public void found(List<Form> forms) {
                for (int i = forms.size() - 1; i >= 0; i--) {
                    find(forms.get(i));
                }
            }
        });
    }

    /** The next bytes begin a text, with its line {@code first}. */
    public void begin(long first) {
        line = first;
    }

    /** Goes on with these bytes. */
    public void write(byte[] bytes, int start, int length) {
        run(() -> search.write(bytes, start, length));
    }

    /** The text ends. */
    public void end() {
        run(search::end);
        tell();
    }

    /** A form inside of another one of the same secret is that occurrence, not one of its own. */
    private void find(Form form) {
        long end = position + form.length();
        for (String name : form.names()) {
            if (covered.getOrDefault(name, 0L) < end) {
                covered.put(name, end);
                names.add(name);
            }
        }
    }

    private void count(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                tell();
                line++;
            }
        }
        position += to - from;
    }

    private void tell() {
        if (!names.isEmpty()) {
            hits.found(line, new TreeSet<>(names));
            names.clear();
        }
    }

    private interface Searching {
        void run() throws IOException;
    }

    private static void run(Searching searching) {
        try {
            searching.run();
        } catch (IOException e) {
            throw new IllegalStateException("nothing is written here", e);
        }
    }
}
