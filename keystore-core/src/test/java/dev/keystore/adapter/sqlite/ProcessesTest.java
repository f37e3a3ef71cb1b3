package dev.keystore.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several processes at one store, and processes that are killed. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class ProcessesTest {
    private static final int ENDLESS = 1_000_000;

    @TempDir
    private Path parent;

    private long check(Path folder) {
        try (LocalKey key = LocalKey.open(folder);
                SqliteSecretStore store = SqliteSecretStore.open(folder, key.fingerprint())) {
            return Appender.check(store);
        }
    }

    @Test
    void processesThatStartAtOnceMakeOneStoreAndLoseNothing() throws Exception {
        Path folder = parent.resolve("shared");
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(Appender.start(folder, 30, Appender.Pace.USUAL));
        }
        Set<String> printed = new HashSet<>();
        for (Process process : processes) {
            process.inputReader()
                    .lines()
                    .filter(line -> !line.equals("ready"))
                    .forEach(line -> assertThat(printed.add(line)).isTrue());
            assertThat(process.waitFor()).isZero();
        }
        assertThat(printed).hasSize(90);
        assertThat(check(folder)).isEqualTo(90);
    }

    @Test
    void aProcessKilledBetweenAnyTwoStepsLeavesTheOldStateOrTheNew() throws Exception {
        Random random = new Random(20260102);
        Path folder = parent.resolve("killed");
        long before = 0;
        int interrupted = 0;
        for (int round = 0; round < 15; round++) {
            Process process =
                    Appender.start(folder, ENDLESS, round % 3 == 0 ? Appender.Pace.USUAL : Appender.Pace.HURRIED);
            long printed = before;
            try (BufferedReader lines = process.inputReader()) {
                assertThat(lines.readLine()).isEqualTo("ready");
                for (int commits = random.nextInt(12); commits > 0; commits--) {
                    printed = Long.parseLong(lines.readLine());
                }
                assertThat(process.waitFor(random.nextInt(15_000), TimeUnit.MICROSECONDS))
                        .isFalse();
                kill(process);
                interrupted += Files.exists(folder.resolve("store.db-journal")) ? 1 : 0;
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    printed = Math.max(printed, number(line, printed));
                }
            }
            long found = check(folder);
            assertThat(found)
                    .as("round %d: what was printed is there, and at most one more", round)
                    .isBetween(printed, printed + 1);
            before = found;
        }
        assertThat(interrupted).as("rounds that left a transaction to undo").isPositive();
    }

    /** By its handle: {@link Process#destroyForcibly()} would close what it has printed. */
    private static void kill(Process process) throws InterruptedException {
        assertThat(process.toHandle().destroyForcibly()).isTrue();
        process.waitFor();
    }

    /** The number that {@code line} says; the last line of a process that was killed may end too early. */
    private static long number(String line, long printed) {
        String next = Long.toString(printed + 1);
        return next.startsWith(line) ? printed + (line.equals(next) ? 1 : 0) : Long.parseLong(line);
    }

    @Test
    void aProcessKilledWhileItMakesAStoreLeavesOneThatCanBeUsed() throws Exception {
        Random random = new Random(20260103);
        for (int round = 0; round < 10; round++) {
            Path folder = parent.resolve("new" + round);
            Process process = Appender.start(folder, ENDLESS, Appender.Pace.USUAL);
            awaitFile(folder.resolve(round % 2 == 0 ? "key" : "store.db"), process);
            process.waitFor(random.nextInt(20_000), TimeUnit.MICROSECONDS);
            kill(process);
            long found = check(folder);
            try (LocalKey key = LocalKey.open(folder);
                    SqliteSecretStore store = SqliteSecretStore.open(folder, key.fingerprint())) {
                assertThat(Appender.append(store)).isEqualTo(found + 1);
            }
        }
    }

    private static void awaitFile(Path file, Process process) throws InterruptedException {
        while (!Files.exists(file)) {
            assertThat(process.waitFor(1, TimeUnit.MILLISECONDS)).isFalse();
        }
    }
}
