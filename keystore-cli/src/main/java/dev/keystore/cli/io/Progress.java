package dev.keystore.cli.io;

import java.util.function.Consumer;

/** What is going on, said while it goes on: on a terminal in one line that changes, elsewhere line by line. Closing it clears that line. */
public final class Progress implements AutoCloseable {
    private static final int WIDTH = 79;
    private static final String CLEARED = "\r\u001b[K";

    private final Consumer<String> raw;
    private final boolean rewrites;
    private boolean shown;

    /**
     * Progress that goes to {@code raw}, which takes text as it is.
     *
     * @param rewrites whether a line can be written over
     */
    Progress(Consumer<String> raw, boolean rewrites) {
        this.raw = raw;
        this.rewrites = rewrites;
    }

    /** Says {@code text}. */
    public void say(String text) {
        String line = "keystore: " + Printable.line(text);
        if (!rewrites) {
            raw.accept(line + "\n");
            return;
        }
        shown = true;
        raw.accept(CLEARED + (line.length() > WIDTH ? line.substring(0, WIDTH - 1) + "…" : line));
    }

    @Override
    public void close() {
        if (shown) {
            raw.accept(CLEARED);
        }
    }
}
