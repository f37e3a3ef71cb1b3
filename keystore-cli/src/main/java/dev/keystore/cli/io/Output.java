package dev.keystore.cli.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Data for whoever reads standard output: lines, bytes, or one JSON document. Throws {@link OutputClosed} once nobody reads any more. */
public final class Output {
    private final OutputStream out;
    private final boolean onTerminal;

    public Output(OutputStream out, boolean onTerminal) {
        this.out = new BufferedOutputStream(new Unwritable(out), 8192);
        this.onTerminal = onTerminal;
    }

    /** Whether a person looks at it, rather than a program. */
    public boolean isOnTerminal() {
        return onTerminal;
    }

    /** {@code text} and the end of the line. */
    public void line(String text) {
        bytes((Printable.line(text) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Exactly {@code bytes}. */
    public void bytes(byte[] bytes) {
        write(() -> out.write(bytes));
    }

    /** The same as a stream, for much. It is flushed by {@link #flush}, and not to be closed. */
    OutputStream stream() {
        return out;
    }

    /** The one JSON document of this output; closing it ends the document. */
    public JsonOutput json() {
        return new JsonOutput(out);
    }

    public void flush() {
        write(out::flush);
    }

    private interface Writing {
        void run() throws IOException;
    }

    private static void write(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw Unwritable.translated(e);
        }
    }

    /** Says in our own words why standard output can't be written. */
    private static final class Unwritable extends OutputStream {
        private final OutputStream out;

        Unwritable(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int start, int length) {
            try {
                out.write(bytes, start, length);
            } catch (IOException e) {
                throw translated(e);
            }
        }

        @Override
        public void flush() {
            try {
                out.flush();
            } catch (IOException e) {
                throw translated(e);
            }
        }

        static RuntimeException translated(IOException e) {
            String why = String.valueOf(e.getMessage());
            boolean closed = why.contains("Broken pipe") || why.contains("Connection reset");
            return closed ? new OutputClosed(e) : FileProblems.unwritable("standard output", e);
        }
    }
}
