package dev.keystore.adapter.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Credentials in files. */
final class SessionFolderTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    private Path state;

    private SessionFolder folder() {
        return folder(System.getProperty("user.name"));
    }

    private SessionFolder folder(String user) {
        return new SessionFolder(new StateFolder(state), () -> NOW, user, () -> Duration.ofMinutes(1));
    }

    private Path file(String name) {
        return state.resolve("sessions").resolve(name);
    }

    @Test
    void filesArePrivate() throws IOException {
        folder().write("a", "x".getBytes(UTF_8));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("a"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve("sessions"))))
                .isEqualTo("rwx------");
        assertThat(folder().read("a").orElseThrow()).isEqualTo("x".getBytes(UTF_8));
    }

    @Test
    void whatOthersMightHaveReadOrWrittenDoesNotCount() throws IOException {
        for (String permissions : List.of("rw-r-----", "rw----r--", "rw--w----", "rwx------")) {
            folder().write("a", "x".getBytes(UTF_8));
            Files.setPosixFilePermissions(file("a"), PosixFilePermissions.fromString(permissions));
            assertThat(folder().read("a")).as(permissions).isEmpty();
        }
    }

    @Test
    void whatIsSomebodyElsesDoesNotCount() throws IOException {
        folder().write("a", "x".getBytes(UTF_8));
        assertThat(folder("somebody-else").read("a")).isEmpty();
    }

    @Test
    void waitsForNoLongerThanThereIsTime() throws IOException {
        SessionFolder hurried = new SessionFolder(new StateFolder(state), () -> NOW, "", () -> Duration.ofMillis(20));
        folder().whileHeld(
                        "a",
                        () -> assertThatThrownBy(() -> hurried.whileHeld("a", () -> {
                                    throw new AssertionError("two at a time");
                                }))
                                .isInstanceOf(IOException.class)
                                .hasMessageContaining("another process"));
    }

    @Test
    void linksAndFoldersDoNotCount() throws IOException {
        folder().write("a", "x".getBytes(UTF_8));
        Files.createSymbolicLink(file("b"), file("a"));
        Files.createDirectory(file("c"));
        assertThat(folder().read("b")).isEmpty();
        assertThat(folder().read("c")).isEmpty();
        assertThat(folder().read("d")).isEmpty();
    }

    @Test
    void whatIsOlderThanAnySessionGoes() throws IOException {
        folder().write("old", "x".getBytes(UTF_8));
        folder().write("young", "x".getBytes(UTF_8));
        Files.setLastModifiedTime(file("old"), FileTime.from(NOW.minus(Duration.ofHours(13))));
        Files.setLastModifiedTime(file("young"), FileTime.from(NOW.minus(Duration.ofHours(11))));

        folder().write("new", "x".getBytes(UTF_8));

        assertThat(file("old")).doesNotExist();
        assertThat(file("young")).exists();
    }

    @Test
    void oneAtATime() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            threads.add(new Thread(() -> {
                try {
                    folder().whileHeld("a", () -> {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        inside.decrementAndGet();
                    });
                } catch (IOException e) {
                    most.set(-1);
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(most).hasValue(1);
    }
}
