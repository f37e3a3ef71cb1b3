package dev.keystore.cli.exec;

import dev.keystore.cli.mask.Chunks;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Carries what a child prints through a filter: one thread reads, another filters and writes, so that the filter hears of a child that
 * is silent. At most a few chunks are between the two; a reader that is slow slows the child down, as it would without us.
 */
final class Pump {
    private final InputStream in;
    private final OutputFilter filter;
    private final Chunks chunks = new Chunks();
    /** Chunks that were read and are not yet through. */
    private final AtomicInteger underWay = new AtomicInteger();

    private final CompletableFuture<Void> done = new CompletableFuture<>();
    /** The writing thread has seen the end. */
    private boolean ended;

    private volatile long lastMoved = System.nanoTime();
    /** How often something was read. */
    private final AtomicLong reads = new AtomicLong();
    /** As often when the child was known to have ended. */
    private volatile long readsAtEnd = Long.MAX_VALUE / 2;

    Pump(InputStream in, OutputFilter filter) {
        this.in = in;
        this.filter = filter;
    }

    /** Begins. */
    void start() {
        new Thread(this::read, "keystore-read").start();
        new Thread(this::write, "keystore-write").start();
    }

    /** When everything has gone through. */
    CompletableFuture<Void> done() {
        return done;
    }

    /** How long nothing has moved, in nanoseconds, counted from {@code since} at the earliest; 0 while something is under way. */
    long quietFor(long since) {
        long now = System.nanoTime();
        return underWay.get() > 0 ? 0 : Math.min(now - since, now - lastMoved);
    }

    /** The child has ended: what it has printed was read, or is in the pipe. */
    void childHasEnded() {
        readsAtEnd = reads.get();
    }

    /** Whether all that the child has printed was read, however slow our own reader is: one read may have begun before its end. */
    boolean hasAllOfChild() {
        return underWay.get() == 0 || reads.get() - readsAtEnd >= 2;
    }

    /** Reads no further; what was read still goes through. Whoever prints then is told that nobody listens. */
    void close() {
        try {
            in.close();
        } catch (IOException e) {
            // There is nothing more to be had from it, which is what was wanted.
        }
    }

    private void read() {
        try {
            chunks.readAll(in, () -> {
                underWay.incrementAndGet();
                reads.incrementAndGet();
            });
        } catch (IOException e) {
            // Closed, by one of us.
        } finally {
            chunks.end();
        }
    }

    private void write() {
        try {
            filterAll();
        } catch (IOException e) {
            // Nobody reads us any more; the child has to notice as it would without us.
            close();
            discardAll();
        } finally {
            done.complete(null);
        }
    }

    private void filterAll() throws IOException {
        boolean silent = true;
        for (byte[] chunk = next(silent); chunk != Chunks.END; chunk = next(silent)) {
            if (chunk == null) {
                filter.pause();
                silent = true;
                continue;
            }
            filter.write(chunk, 0, chunk.length);
            Arrays.fill(chunk, (byte) 0);
            through();
            silent = false;
        }
        filter.end();
    }

    private void discardAll() {
        while (!ended) {
            if (next(true) != Chunks.END) {
                through();
            }
        }
    }

    private void through() {
        lastMoved = System.nanoTime();
        underWay.decrementAndGet();
    }

    private byte @Nullable [] next(boolean patient) {
        byte[] chunk = chunks.next(patient);
        ended = chunk == Chunks.END;
        return chunk;
    }
}
