package dev.keystore.cli.io;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Arrays;

/** A document with values in it that is to become a file: kept whole until it is complete, wiped when it is closed. */
public final class BufferedSecret implements AutoCloseable {
    private final Bytes bytes = new Bytes();
    private final Output output = new Output(bytes, false);

    /** Takes the document. */
    public Output output() {
        return output;
    }

    /** Puts the document at {@code file}, readable by the owner alone, in the place of what was there. */
    public void writeTo(Path file) {
        output.flush();
        byte[] document = bytes.toByteArray();
        try {
            PrivateFile.replace(file, document);
        } finally {
            Arrays.fill(document, (byte) 0);
        }
    }

    @Override
    public void close() {
        bytes.wipe();
    }

    private static final class Bytes extends ByteArrayOutputStream {
        void wipe() {
            Arrays.fill(buf, (byte) 0);
        }
    }
}
