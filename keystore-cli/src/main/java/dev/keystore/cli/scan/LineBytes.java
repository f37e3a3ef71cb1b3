package dev.keystore.cli.scan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Lines of bytes, of which long ones are read piece by piece. */
final class LineBytes {
    /** Of a line that is read whole this much is kept. */
    private static final int LONGEST = 64 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;

    LineBytes(InputStream in) {
        this.in = in;
    }

    /** Takes {@code length} bytes from {@code from} on, and keeps no hold of them. */
    @FunctionalInterface
    interface Taker {
        void take(byte[] bytes, int from, int length);
    }

    /** The next line without its end; null behind the last one. */
    byte @Nullable [] line() throws IOException {
        if (!fill()) {
            return null;
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        rest((bytes, from, length) -> line.write(bytes, from, Math.min(length, LONGEST - line.size())));
        byte[] bytes = line.toByteArray();
        return bytes.length > 0 && bytes[bytes.length - 1] == '\n' ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
    }

    /** Fills {@code bytes} with the next ones; false if there are not so many. */
    boolean read(byte[] bytes) throws IOException {
        for (int i = 0; i < bytes.length; i++) {
            if (!fill()) {
                return false;
            }
            bytes[i] = buffer[start++];
        }
        return true;
    }

    /** Gives {@code taker} what is left of this line, with its end. */
    void rest(Taker taker) throws IOException {
        boolean more = true;
        while (more && fill()) {
            int stop = start;
            while (stop < end && buffer[stop] != '\n') {
                stop++;
            }
            more = stop == end;
            stop = more ? stop : stop + 1;
            taker.take(buffer, start, stop - start);
            start = stop;
        }
    }

    /** Whether there are bytes in the buffer, after reading some if there were none. */
    private boolean fill() throws IOException {
        if (start == end) {
            start = 0;
            end = Math.max(in.read(buffer), 0);
        }
        return start < end;
    }
}
