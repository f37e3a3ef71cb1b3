package dev.keystore.cli.exec;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of what a child prints.
 *
 * @param out what its standard output goes through; null where it is our own
 * @param err the same of standard error
 */
public record ChildOutput(
        @Nullable OutputFilter out, @Nullable OutputFilter err) {
    /** The child prints to our own streams. */
    public static final ChildOutput OURS = new ChildOutput(null, null);

    /** For how long those whom the child has left behind may be silent before nobody listens to them any more. */
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(200);

    /** How long after the child's end they are listened to if they are never silent. */
    private static final long LIMIT = TimeUnit.SECONDS.toNanos(2);

    /**
     * Starts the child and does with it what {@code wait} does, which ends when the child does; ends when all that was printed has gone
     * out. Returns what {@code wait} returns. Throws what starting throws.
     */
    int of(ProcessBuilder builder, ToIntFunction<Process> wait) throws IOException {
        Optional<OutputPipe> outPipe = out == null ? Optional.empty() : OutputPipe.open();
        Optional<OutputPipe> errPipe = err == null ? Optional.empty() : OutputPipe.open();
        if (out != null) {
            builder.redirectOutput(outPipe.map(OutputPipe::redirect).orElse(Redirect.PIPE));
        }
        if (err != null) {
            builder.redirectError(errPipe.map(OutputPipe::redirect).orElse(Redirect.PIPE));
        }
        Process child = builder.start();
        List<Pump> pumps = new ArrayList<>();
        if (out != null) {
            pumps.add(pump(outPipe, child.getInputStream(), out));
        }
        if (err != null) {
            pumps.add(pump(errPipe, child.getErrorStream(), err));
        }
        int code = wait.applyAsInt(child);
        finish(pumps);
        return code;
    }

    private static Pump pump(Optional<OutputPipe> pipe, InputStream usual, OutputFilter filter) throws IOException {
        Pump pump = new Pump(pipe.isPresent() ? pipe.get().reading() : usual, filter);
        pump.start();
        return pump;
    }

    private static void finish(List<Pump> pumps) {
        long since = System.nanoTime();
        pumps.forEach(Pump::childHasEnded);
        CompletableFuture<Void> all =
                CompletableFuture.allOf(pumps.stream().map(Pump::done).toArray(CompletableFuture[]::new));
        while (!isDone(all, PATIENCE - quietFor(pumps, since))) {
            if (quietFor(pumps, since) >= PATIENCE) {
                pumps.forEach(Pump::close);
                all.join();
            } else if (System.nanoTime() - since >= LIMIT) {
                pumps.stream().filter(Pump::hasAllOfChild).forEach(Pump::close);
            }
        }
    }

    private static long quietFor(List<Pump> pumps, long since) {
        return pumps.stream()
                .filter(pump -> !pump.done().isDone())
                .mapToLong(pump -> pump.quietFor(since))
                .min()
                .orElse(0);
    }

    private static boolean isDone(CompletableFuture<Void> all, long nanos) {
        try {
            all.get(Math.max(nanos, 0), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            // The child has ended; what it printed is all that is waited for.
            return false;
        }
    }
}
