package dev.keystore.cli.mask;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Puts small pieces together, so that the output gets few large ones. */
final class Gathered {
    private final OutputStream out;
    private final byte[] gathered = new byte[32 * 1024];
    private final ByteBuffer room = ByteBuffer.wrap(gathered);

    Gathered(OutputStream out) {
        this.out = out;
    }

    /** Takes the bytes {@code from} to {@code to}. */
    void write(byte[] bytes, int from, int to) throws IOException {
        int more = to - from;
        if (more > room.remaining()) {
            pass();
        }
        if (more > gathered.length) {
            out.write(bytes, from, more);
        } else {
            room.put(bytes, from, more);
        }
    }

    /** Passes on all that was taken. */
    void pass() throws IOException {
        int passed = room.position();
        room.clear();
        if (passed > 0) {
            out.write(gathered, 0, passed);
        }
    }

    void flush() throws IOException {
        out.flush();
    }
}
