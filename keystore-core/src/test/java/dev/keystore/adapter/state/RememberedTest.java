package dev.keystore.adapter.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts kept for a while: a saving that never stands in the way. */
final class RememberedTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.006Z");
    private static final Duration DAY = Duration.ofHours(24);
    private static final String KEY = StateFolder.hash("alias/keystore", "eu-west-1");

    @TempDir
    private Path folder;

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void asksOnceADay() {
        assertThat(recallAt(NOW)).isEqualTo("answer 1");
        assertThat(recallAt(NOW)).isEqualTo("answer 1");
        assertThat(recallAt(NOW.plus(DAY).minusMillis(1))).isEqualTo("answer 1");
        assertThat(recallAt(NOW.plus(DAY))).isEqualTo("answer 2");
    }

    @Test
    void aClockThatWentBackAsksAnew() {
        recallAt(NOW);
        assertThat(recallAt(NOW.minusMillis(1))).isEqualTo("answer 2");
    }

    @Test
    void factsAreKeptApart() {
        Remembered remembered = remembered(folder, NOW);
        assertThat(remembered.recall("key", KEY, DAY, () -> "a")).isEqualTo("a");
        assertThat(remembered.recall("caller", KEY, DAY, () -> "b")).isEqualTo("b");
        assertThat(remembered.recall("key", StateFolder.hash("alias/", "keystoreeu-west-1"), DAY, () -> "c"))
                .isEqualTo("c");
        assertThat(remembered.recall("key", KEY, DAY, () -> "d")).isEqualTo("a");
    }

    @Test
    void filesArePrivate() throws IOException {
        recallAt(NOW);
        Path file = onlyFile();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("remembered"))))
                .isEqualTo("rwx------");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "answer",
                "keystore-fact 1 2026-01-02T03:04:05.006Z\n",
                "keystore-fact 1 2026-01-02T03:04:05.006Z\nanswer",
                "keystore-fact 1 yesterday\nanswer\n",
                "keystore-fact 2 2026-01-02T03:04:05.006Z\nanswer\n",
                "keystore-fact 1 2026-01-02T03:04:05.006Z\nans\u001bwer\n",
                "keystore-fact 1 -1000000000-01-01T00:00:00Z\nanswer\n",
                "keystore-fact 1 2026-01-02T03:04:05.006Z\nanswer\nmore\n"
            })
    void damagedIsAskedAnewAndReplaced(String text) throws IOException {
        recallAt(NOW);
        Files.writeString(onlyFile(), text);
        assertThat(recallAt(NOW)).isEqualTo("answer 2");
        assertThat(recallAt(NOW)).isEqualTo("answer 2");
    }

    @Test
    void unusableFolderIsNoFailure() throws IOException {
        Remembered remembered = remembered(Files.createFile(folder.resolve("file")), NOW);
        assertThat(remembered.recall("key", KEY, DAY, this::ask)).isEqualTo("answer 1");
        assertThat(remembered.recall("key", KEY, DAY, this::ask)).isEqualTo("answer 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two\nlines", "\u0007"})
    void whatIsNoLineIsNotKept(String odd) throws IOException {
        assertThat(remembered(folder, NOW).recall("key", KEY, DAY, () -> odd)).isEqualTo(odd);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void failuresPassAndNothingIsKept() {
        assertThatThrownBy(() -> remembered(folder, NOW).recall("key", KEY, DAY, () -> {
                    throw new IllegalStateException("denied");
                }))
                .hasMessage("denied");
        assertThat(recallAt(NOW)).isEqualTo("answer 1");
    }

    @Test
    void namesNeverLeaveTheFolder() {
        assertThatThrownBy(() -> remembered(folder, NOW).recall("key", "../../x", DAY, this::ask))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private String recallAt(Instant now) {
        return remembered(folder, now).recall("key", KEY, DAY, this::ask);
    }

    private String ask() {
        return "answer " + asked.incrementAndGet();
    }

    private static Remembered remembered(Path folder, Instant now) {
        return new Remembered(new StateFolder(folder), InstantSource.fixed(now));
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("remembered"))) {
            return all.toList().get(0);
        }
    }
}
