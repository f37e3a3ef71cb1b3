package dev.keystore.cli.mask;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Bytes on their way from a thread that reads to one that masks, so that the second hears of a stream that is silent. A few chunks are between
 * the two at most: whoever masks slowly slows the reader down. Nobody interrupts either thread to any purpose, and no byte is lost by it.
 */
public final class Chunks {
    /** What {@link #next} returns when nothing comes any more. */
    public static final byte[] END = {};

    /** Without a byte for this time a stream is silent. */
    private static final long PAUSE_MILLIS = 50;

    /** No less than a pipe holds: pipe(7). So a read takes all that is in it. */
    private static final int SIZE = 64 * 1024;

    private static final int MOST = 4;

    private final BlockingQueue<byte[]> chunks = new ArrayBlockingQueue<>(MOST);

    /** Reads {@code in} to its end, running {@code before} before each chunk goes on. Throws what reading throws. */
    public void readAll(InputStream in, Runnable before) throws IOException {
        byte[] buffer = new byte[SIZE];
        try {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                before.run();
                put(Arrays.copyOf(buffer, count));
            }
        } finally {
            Arrays.fill(buffer, (byte) 0);
        }
    }

    /** Nothing comes after this. */
    public void end() {
        put(END);
    }

    private void put(byte[] chunk) {
        boolean put = false;
        while (!put) {
            try {
                chunks.put(chunk);
                put = true;
            } catch (InterruptedException e) {
                // To no purpose, as said above.
            }
        }
    }

    /** The next chunk, which the caller wipes; null where none comes for a while, unless {@code patient}. */
    public byte @Nullable [] next(boolean patient) {
        while (true) {
            try {
                return patient ? chunks.take() : chunks.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                // To no purpose, as said above.
            }
        }
    }
}
