package dev.keystore.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.KeystoreException;
import dev.keystore.KeystoreException.Denied;
import dev.keystore.KeystoreException.Unavailable;
import dev.keystore.cli.Outside;
import dev.keystore.contract.FaultyStore;
import dev.keystore.contract.Trouble;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an import says where the store fails it. */
final class ImportTest {
    private final Outside outside;

    ImportTest(@TempDir Path directory) {
        outside = new Outside(directory);
    }

    private static String leaves(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.format("\"n%02d\":\"hunter2\"", i))
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** Lets {@code good} calls of a kind pass, and fails from then on. */
    private void failing(Trouble.Call kind, int good, Supplier<KeystoreException> failure) {
        AtomicInteger calls = new AtomicInteger();
        Trouble trouble = new Trouble() {
            @Override
            public <T> T meet(Call call, Supplier<T> effect) {
                if (call == kind && calls.getAndIncrement() >= good) {
                    throw failure.get();
                }
                return effect.get();
            }
        };
        outside.behaviour = store -> new FaultyStore(store, trouble);
    }

    private int importing(String... words) {
        return outside.pipe(leaves(40), words);
    }

    @Test
    void aFailureBetweenTransactionsSaysWhatIsDone() {
        failing(Trouble.Call.COMMIT, 1, () -> new Denied("not allowed to write", null, null));
        assertThat(importing("import", "demo", "--format", "json")).isEqualTo(10);
        assertThat(outside.printed().lines()).hasSize(33).allMatch(line -> line.startsWith("+ demo/n"));
        assertThat(outside.said())
                .contains("not allowed to write", "33 of 40 names are done")
                .doesNotContain("hunter2");

        outside.behaviour = store -> store;
        assertThat(importing("import", "demo", "--format", "json")).isZero();
        assertThat(outside.printed().lines())
                .hasSize(40)
                .filteredOn(line -> line.startsWith("+ "))
                .hasSize(7);
    }

    @Test
    void soItDoesInJson() {
        failing(Trouble.Call.COMMIT, 1, () -> new Denied("not allowed to write", null, null));
        assertThat(importing("import", "demo", "--format", "json", "-o", "json"))
                .isEqualTo(10);
        assertThat(outside.printed()).contains("\"created\":[\"demo/n00\"").doesNotContain("demo/n33");
        assertThat(outside.said()).startsWith("{\"error\":{\"code\":\"failed\"").contains("33 of 40");
    }

    @Test
    void aFailureBeforeAnythingIsWrittenIsItself() {
        failing(Trouble.Call.COMMIT, 0, () -> new Denied("not allowed to write", null, null));
        assertThat(importing("import", "demo", "--format", "json")).isEqualTo(4);
        assertThat(outside.printed()).isEmpty();
    }

    @Test
    void whoMayNotReadIsToldWhatWorks() {
        failing(Trouble.Call.READ, 0, () -> new Denied("not allowed to read", null, null));
        assertThat(importing("import", "demo", "--format", "json")).isEqualTo(4);
        assertThat(outside.said()).contains("not allowed to read", "--create-only");
    }

    /** The list is the first read; the heads of what is written are read behind it. */
    @Test
    void whereTheListIsDeniedTheWritesFindOut() {
        outside.pipe("v", "put", "demo/n35", "-");
        AtomicInteger reads = new AtomicInteger();
        Trouble noList = new Trouble() {
            @Override
            public <T> T meet(Call call, Supplier<T> effect) {
                if (call == Call.READ && reads.getAndIncrement() == 0) {
                    throw new Denied("not allowed to list", null, null);
                }
                return effect.get();
            }
        };
        outside.printed();
        outside.behaviour = store -> new FaultyStore(store, noList);
        assertThat(importing("import", "demo", "--format", "json", "--create-only"))
                .isEqualTo(10);
        assertThat(outside.printed().lines()).hasSize(33);
        assertThat(outside.said()).contains("demo/n35", "history");
    }

    @Test
    void nothingIsPrunedUnlessEverythingIsWritten() {
        outside.pipe("v", "put", "demo/old", "-");
        outside.printed();
        failing(Trouble.Call.COMMIT, 1, () -> new Unavailable("busy", null, null));
        assertThat(importing("import", "demo", "--format", "json", "--prune", "--yes"))
                .isEqualTo(10);
        outside.behaviour = store -> store;
        outside.printed();
        assertThat(outside.run("get", "demo/old")).isZero();
    }
}
