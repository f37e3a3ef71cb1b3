package dev.keystore.usecase;

import dev.keystore.KeystoreException.NotFound;
import dev.keystore.KeystoreException.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The same for many things at once, at most {@link #WIDTH} at a time so that KMS isn't flooded, and all or nothing: if one
 * fails, the results of the others are closed and the failure is thrown. Where all that fail are not found, all are named.
 */
final class Parallel {
    static final int WIDTH = 16;

    private Parallel() {}

    /** What {@code work} makes of each of {@code items}, in their order. */
    static <T, R> List<R> all(List<T> items, Function<T, R> work) {
        if (items.size() < 2) {
            return items.stream().map(work).toList();
        }
        List<R> results = new ArrayList<>();
        List<RuntimeException> failures = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(WIDTH, items.size()));
        try {
            List<Future<R>> futures = new ArrayList<>();
            items.forEach(item -> futures.add(threads.submit(() -> work.apply(item))));
            for (Future<R> future : futures) {
                collect(future, results, failures);
            }
        } finally {
            threads.shutdownNow();
        }
        if (!failures.isEmpty()) {
            results.forEach(Parallel::close);
            throw failure(failures);
        }
        return results;
    }

    private static <R> void collect(Future<R> future, List<R> results, List<RuntimeException> failures) {
        try {
            results.add(future.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failures.add(new Unavailable("interrupted", null, e));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            failures.add(e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e));
        }
    }

    private static RuntimeException failure(List<RuntimeException> failures) {
        for (RuntimeException failure : failures) {
            if (!(failure instanceof NotFound)) {
                return failure;
            }
        }
        if (failures.size() == 1) {
            return failures.get(0);
        }
        String all = failures.stream().map(Throwable::getMessage).distinct().collect(Collectors.joining("; "));
        return new NotFound(all, null);
    }

    private static void close(Object result) {
        if (result instanceof Opened opened) {
            opened.close();
        }
    }
}
