package dev.keystore.usecase;

import dev.keystore.KeystoreException.NotFound;
import dev.keystore.KeystoreException.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The same for many things at once, at most {@link #WIDTH} at a time so that KMS isn't flooded, and all or nothing: if one
 * fails, the results of the others are closed and the failure is thrown. What isn't found is all named; after any other
 * failure nothing more is begun.
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
        List<Throwable> failures = new ArrayList<>();
        AtomicBoolean hopeless = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(WIDTH, items.size()));
        try {
            List<Future<Optional<R>>> futures = new ArrayList<>();
            items.forEach(item -> futures.add(threads.submit(() -> attempt(item, work, hopeless))));
            for (Future<Optional<R>> future : futures) {
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

    /** Empty where another has failed already in a way that no answer here can change. */
    private static <T, R> Optional<R> attempt(T item, Function<T, R> work, AtomicBoolean hopeless) {
        try {
            return hopeless.get() ? Optional.empty() : Optional.of(work.apply(item));
        } catch (NotFound e) {
            throw e;
        } catch (RuntimeException | Error e) {
            hopeless.set(true);
            throw e;
        }
    }

    private static <R> void collect(Future<Optional<R>> future, List<R> results, List<Throwable> failures) {
        try {
            future.get().ifPresent(results::add);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failures.add(new Unavailable("interrupted", null, e));
        } catch (ExecutionException e) {
            failures.add(e.getCause() == null ? e : e.getCause());
        }
    }

    private static RuntimeException failure(List<Throwable> failures) {
        List<NotFound> missing = new ArrayList<>();
        for (Throwable failure : failures) {
            if (failure instanceof Error error) {
                throw error;
            }
            if (!(failure instanceof NotFound one)) {
                return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
            }
            missing.add(one);
        }
        if (missing.size() == 1) {
            return missing.get(0);
        }
        String all = missing.stream().map(Throwable::getMessage).distinct().collect(Collectors.joining("; "));
        return new NotFound(all, null);
    }

    private static void close(Object result) {
        if (result instanceof Opened opened) {
            opened.close();
        }
    }
}
