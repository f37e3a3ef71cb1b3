package dev.keystore.cli.io;

import dev.keystore.cli.mask.Masker;
import dev.keystore.cli.mask.Needles;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Copies standard input to standard output without the secrets in it. Another thread reads, so that what is held back can go out when
 * nothing comes for a while: somebody may be looking on.
 */
public final class Redaction {
    private static final int CHUNK = 64 * 1024;
    private static final int CHUNKS = 4;
    private static final long PAUSE_MILLIS = 50;
    private static final byte[] END = {};

    private final BlockingQueue<byte[]> chunks = new ArrayBlockingQueue<>(CHUNKS);
    private final InputStream in;
    private final Output out;

    /** Why there is no more; null at the end. Set before {@link #END}. */
    private volatile @Nullable IOException failure;

    public Redaction(InputStream in, Output out) {
        this.in = in;
        this.out = out;
    }

    /**
     * Copies all of it without {@code needles}. Throws {@link OutputClosed} once nobody reads any more, and {@link
     * dev.keystore.KeystoreException} where reading or writing fails.
     */
    public void copy(Needles needles) {
        Thread reader = new Thread(this::read, "keystore-stdin");
        reader.setDaemon(true);
        reader.start();
        try {
            pass(new Masker(needles, out.stream()));
        } catch (IOException e) {
            throw FileProblems.unwritable("standard output", e);
        }
        IOException broken = failure;
        if (broken != null) {
            throw FileProblems.unreadable("standard input", broken);
        }
    }

    private void pass(Masker masker) throws IOException {
        boolean silent = true;
        for (byte[] chunk = next(silent); chunk != END; chunk = next(silent)) {
            silent = chunk == null;
            if (chunk == null) {
                masker.pause();
            } else {
                masker.write(chunk, 0, chunk.length);
                Arrays.fill(chunk, (byte) 0);
                out.flush();
            }
        }
        masker.end();
    }

    private void read() {
        byte[] buffer = new byte[CHUNK];
        try {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                put(Arrays.copyOf(buffer, count));
            }
        } catch (IOException e) {
            failure = e;
        } finally {
            Arrays.fill(buffer, (byte) 0);
            put(END);
        }
    }

    private void put(byte[] chunk) {
        boolean put = false;
        while (!put) {
            try {
                chunks.put(chunk);
                put = true;
            } catch (InterruptedException e) {
                // Nobody interrupts these threads to any purpose, and no byte may be lost.
            }
        }
    }

    /** The next chunk; null where none comes for a while, unless {@code patient}. */
    private byte @Nullable [] next(boolean patient) {
        while (true) {
            try {
                return patient ? chunks.take() : chunks.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                // As above.
            }
        }
    }
}
