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

    private final BlockingQueue<Piece> pieces = new ArrayBlockingQueue<>(CHUNKS);
    private final InputStream in;
    private final Output out;

    public Redaction(InputStream in, Output out) {
        this.in = in;
        this.out = out;
    }

    /** Some bytes; the last piece has none, and says why where it isn't the end. */
    private record Piece(byte @Nullable [] bytes, @Nullable IOException failure) {}

    /** Copies all of it without {@code needles}. Throws {@link OutputClosed} once nobody reads any more. */
    public void copy(Needles needles) {
        Masker masker = new Masker(needles, out.stream());
        Thread reader = new Thread(this::read, "keystore-stdin");
        reader.setDaemon(true);
        reader.start();
        try {
            boolean silent = true;
            for (Piece piece = next(silent); ; piece = next(silent)) {
                silent = piece == null;
                if (piece == null) {
                    masker.pause();
                } else if (piece.bytes() == null) {
                    masker.end();
                    requireEnd(piece.failure());
                    return;
                } else {
                    masker.write(piece.bytes(), 0, piece.bytes().length);
                    Arrays.fill(piece.bytes(), (byte) 0);
                    out.flush();
                }
            }
        } catch (IOException e) {
            throw FileProblems.unwritable("standard output", e);
        }
    }

    private static void requireEnd(@Nullable IOException failure) {
        if (failure != null) {
            throw FileProblems.unreadable("standard input", failure);
        }
    }

    private void read() {
        byte[] chunk = new byte[CHUNK];
        try {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                put(new Piece(Arrays.copyOf(chunk, count), null));
            }
            put(new Piece(null, null));
        } catch (IOException e) {
            put(new Piece(null, e));
        } finally {
            Arrays.fill(chunk, (byte) 0);
        }
    }

    /** No byte may be lost, and nobody interrupts these threads to any purpose. */
    private void put(Piece piece) {
        boolean put = false;
        while (!put) {
            try {
                pieces.put(piece);
                put = true;
            } catch (InterruptedException e) {
                continue;
            }
        }
    }

    /** The next piece; null where none comes for a while, unless {@code patient}. */
    private @Nullable Piece next(boolean patient) {
        while (true) {
            try {
                return patient ? pieces.take() : pieces.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                continue;
            }
        }
    }
}
