package dev.keystore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.contract.KeystoreUnderTest;
import dev.keystore.contract.Steps;
import dev.keystore.contract.TestStore;
import dev.keystore.port.HighWaterMarks;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.SecretMetadata;
import dev.keystore.secret.SecretName;
import dev.keystore.testbed.TestAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Many writers at once: numbers without gaps, nothing lost, everything verifies. */
final class ConcurrencyTest {
    private static final SecretName NAME = KeystoreUnderTest.NAME;
    private static final int WRITERS = 32;

    @Test
    void inMemory() throws Exception {
        oneName(inMemoryKeystore(), WRITERS);
        oneNamespace(inMemoryKeystore());
        labelOrDestroy(inMemoryKeystore(), 20);
    }

    private static Keystore inMemoryKeystore() {
        TestStore store = new TestStore();
        return Keystore.over(store.ports(store.rows(), store.cipher(), HighWaterMarks.NONE, store.endless()));
    }

    @Test
    void inAnAccount() throws Exception {
        try (TestAccount account = TestAccount.open();
                Keystore keystore = account.keystore().build()) {
            oneName(keystore, WRITERS);
            oneNamespace(keystore);
            labelOrDestroy(keystore, 5);
        }
    }

    private static void oneName(Keystore keystore, int writers) throws Exception {
        List<Callable<SecretMetadata>> work = new ArrayList<>();
        for (int i = 0; i < writers; i++) {
            String value = "value " + i;
            work.add(() -> Steps.put(keystore, NAME, value));
        }
        List<SecretMetadata> written = together(work);
        assertThat(written)
                .extracting(metadata -> metadata.version().number())
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, writers).boxed().toList());
        assertThat(keystore.history(NAME)).hasSize(writers);
        for (int i = 0; i < writers; i++) {
            assertThat(Steps.read(keystore, NAME + "@" + written.get(i).version()))
                    .isEqualTo("value " + i);
        }
        assertThat(keystore.verify(NAME)).isEmpty();
    }

    private static void oneNamespace(Keystore keystore) throws Exception {
        Namespace namespace = Namespace.of("busy/ns");
        List<Callable<SecretMetadata>> work = new ArrayList<>();
        for (int writer = 0; writer < 8; writer++) {
            SecretName name = namespace.secret("writer-" + writer);
            work.add(() -> {
                Steps.put(keystore, name, "first");
                Steps.put(keystore, name, "second");
                return Steps.put(keystore, name, "third");
            });
        }
        together(work);
        assertThat(keystore.listAll(Optional.of(Namespace.of("busy"))))
                .hasSize(8)
                .allSatisfy(metadata -> {
                    assertThat(metadata.version().number()).isEqualTo(3);
                    assertThat(keystore.verify(metadata.name())).isEmpty();
                });
    }

    /** A label is moved to a version while that version is destroyed: one of the two gives way. */
    private static void labelOrDestroy(Keystore keystore, int rounds) throws Exception {
        for (int round = 0; round < rounds; round++) {
            SecretName name = Steps.name("raced/secret-" + round);
            Steps.put(keystore, name, "one");
            Steps.put(keystore, name, "two");
            List<String> outcomes = together(List.of(
                    () -> Outcome.of(() -> {
                        Steps.label(keystore, name, "live", 1);
                        return "DONE";
                    }),
                    () -> Outcome.of(() -> {
                        keystore.destroy(name, Set.of(Steps.version(1)));
                        return "DONE";
                    })));
            assertThat(outcomes).containsOnlyOnce("DONE");
            assertThat(outcomes)
                    .allMatch(outcome -> Set.of("DONE", "CONFLICT", "NOT_FOUND").contains(outcome));
            assertThat(keystore.verify(name)).isEmpty();
        }
    }

    /** What each of {@code work} gives, all of it begun at the same moment. */
    private static <T> List<T> together(List<Callable<T>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        CyclicBarrier start = new CyclicBarrier(work.size());
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (Callable<T> one : work) {
                futures.add(threads.submit(() -> {
                    start.await();
                    return one.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
