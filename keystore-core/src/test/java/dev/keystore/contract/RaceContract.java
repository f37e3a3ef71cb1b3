package dev.keystore.contract;

import static dev.keystore.contract.Fixtures.NAME;
import static dev.keystore.contract.Fixtures.entry;
import static dev.keystore.contract.Fixtures.head;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.KeystoreException.Conflict;
import dev.keystore.KeystoreException.Unavailable;
import dev.keystore.port.Commit;
import dev.keystore.port.SecretStore;
import dev.keystore.port.Snapshot;
import dev.keystore.port.VersionRow;
import dev.keystore.port.Write.Condition;
import dev.keystore.secret.Namespace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a store promises when several threads use it at once. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
interface RaceContract {
    int THREADS = 32;

    SecretStore store();

    @Test
    default void ofAllWhoWriteTheSameVersionExactlyOneWins() throws Exception {
        SecretStore store = store();
        List<Boolean> won = race(thread -> {
            VersionRow row = Fixtures.version(Fixtures.bare(NAME, 1), Fixtures.envelope("of " + thread, 64));
            return wins(store, Fixtures.append(row, Condition.ABSENT));
        });
        assertThat(won).containsOnlyOnce(true).hasSize(THREADS);
        VersionRow winner = store.read(head(NAME)).orElseThrow();
        int index = won.indexOf(true);
        assertThat(winner.envelope()).isEqualTo(Fixtures.envelope("of " + index, 64));
        assertThat(store.read(entry(NAME))).contains(winner.at(entry(NAME)));
        assertThat(store.read(Fixtures.version(NAME, winner.metadata().version())))
                .contains(winner.at(Fixtures.version(NAME, winner.metadata().version())));
    }

    @Test
    default void aNamespaceRegisteredByManyIsNewForExactlyOne() throws Exception {
        SecretStore store = store();
        assertThat(race(thread -> patiently(() -> store.register(Namespace.of("prod/app1")))))
                .containsOnlyOnce(true)
                .hasSize(THREADS);
    }

    @Test
    default void noSnapshotShowsHalfACommit() throws Exception {
        SecretStore store = store();
        Fixtures.put(store, NAME, 1);
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService reader = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> reading = reader.submit(() -> {
                int looks = 0;
                do {
                    Snapshot snapshot = patiently(() -> store.snapshot(List.of(head(NAME), entry(NAME))))
                            .get(0);
                    VersionRow head = snapshot.get(head(NAME)).orElseThrow();
                    assertThat(snapshot.get(entry(NAME))).contains(head.at(entry(NAME)));
                    looks++;
                } while (!done.get());
                return looks;
            });
            for (int number = 2; number <= 40; number++) {
                VersionRow before = patiently(() -> store.readClear(head(NAME))).orElseThrow();
                Commit commit =
                        Fixtures.append(Fixtures.version(NAME, number), new Condition.HasDigest(before.digest()));
                assertThat(wins(store, commit)).isTrue();
            }
            done.set(true);
            assertThat(reading.get()).isPositive();
        } finally {
            done.set(true);
            reader.shutdownNow();
        }
    }

    /** What is done by one of the threads of a race. */
    @FunctionalInterface
    interface Racer {
        boolean run(int thread) throws Exception;
    }

    /** What each of 32 threads found that started at once. */
    private static List<Boolean> race(Racer racer) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<Boolean>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                running.add(threads.submit(() -> {
                    start.await();
                    return racer.run(thread);
                }));
            }
            start.countDown();
            List<Boolean> results = new ArrayList<>();
            for (Future<Boolean> one : running) {
                results.add(one.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean wins(SecretStore store, Commit commit) throws Exception {
        try {
            patiently(() -> {
                store.commit(commit);
                return true;
            });
            return true;
        } catch (Conflict e) {
            return false;
        }
    }

    /** The result of {@code call}, made again while the store is busy: it promises that nothing was changed then. */
    private static <T> T patiently(Callable<T> call) throws Exception {
        while (true) {
            try {
                return call.call();
            } catch (Unavailable e) {
                Thread.onSpinWait();
            }
        }
    }
}
