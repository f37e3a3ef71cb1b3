package dev.keystore.adapter.state;

import static dev.keystore.adapter.state.RaiseMarks.mark;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.secret.HighWaterMark;
import dev.keystore.secret.StoreId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Marks in files: they rise, they are private, damage is loud, and many may raise them at once. */
final class FileHighWaterMarksTest {
    private static final String ROW = "prod/app1/db";
    private static final HighWaterMark OTHER_SEVEN = new HighWaterMark(7, mark(1).chain());

    @TempDir
    private Path folder;

    private final List<String> notices = new ArrayList<>();

    @Test
    void onlyRise() {
        FileHighWaterMarks marks = marks();
        assertThat(marks.of(ROW)).isEmpty();

        marks.raise(ROW, mark(7));
        marks.raise(ROW, mark(3));
        marks.raise(ROW, OTHER_SEVEN);

        assertThat(marks().of(ROW)).contains(mark(7));
        assertThat(marks().of("prod/app1/@label/db")).isEmpty();
    }

    @Test
    void sayOfWhatTheyAre() throws IOException {
        assertThat(marks().partitions()).isEmpty();
        marks().raise(ROW, mark(7));
        marks().raise("prod/app1/@label/db", mark(1));
        marks().raise("dev/other", mark(1));
        try (Stream<Path> files = Files.walk(folder)) {
            Path other =
                    files.filter(file -> holds(file, "dev/other")).findFirst().orElseThrow();
            Files.writeString(other, "damaged");
        }
        assertThat(marks().partitions()).containsExactlyInAnyOrder(ROW, "prod/app1/@label/db");
        assertThat(notices).isEmpty();
    }

    private static boolean holds(Path file, String text) {
        try {
            return Files.isRegularFile(file) && Files.readString(file).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void acceptLowersAndForgets() {
        FileHighWaterMarks marks = marks();
        marks.raise(ROW, mark(7));

        marks.accept(ROW, Optional.of(mark(2)));
        assertThat(marks().of(ROW)).contains(mark(2));
        marks.accept(ROW, Optional.empty());
        assertThat(marks().of(ROW)).isEmpty();
        marks.accept(ROW, Optional.empty());
    }

    @Test
    void storesDoNotShareMarks() {
        marks().raise(ROW, mark(7));

        assertThat(marks("table", "other").of(ROW)).isEmpty();
        assertThat(marks("elsewhere", "shop").of(ROW)).isEmpty();
        assertThat(marks("tables", "hop").of(ROW)).isEmpty();
    }

    @Test
    void filesArePrivateAndReadable() throws IOException {
        marks().raise(ROW, mark(7));

        assertThat(Files.readString(onlyFile())).isEqualTo("keystore-mark 1 " + ROW + " 7 " + mark(7).chain() + "\n");
        try (Stream<Path> all = Files.walk(folder.resolve("marks"))) {
            all.forEach(path -> assertThat(permissions(path))
                    .as(path.toString())
                    .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "keystore-mark 1 prod/app1/db 7",
                "keystore-mark 2 prod/app1/db 7 %s\n",
                "keystore-mark 1 prod/app1/db 7 %s",
                "keystore-mark 1 prod/app1/db 07 %s\n",
                "keystore-mark 1 prod/app1/db -7 %s\n",
                "keystore-mark 1 prod/app1/db 9999999999999999999 %s\n",
                "keystore-mark 1 prod/app1/db 7 %sff\n",
                "keystore-mark 1 prod/app1/dc 7 %s\n",
                "keystore-mark 1 prod/app1/db 7 %s\nmore\n",
                "\u0000\u0000\u0000"
            })
    void damagedIsNeverAbsent(String text) throws IOException {
        marks().raise(ROW, mark(7));
        Path file = onlyFile();
        Files.writeString(file, text.replace("%s", mark(7).chain().toString()));

        assertThatThrownBy(() -> marks().of(ROW))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(ROW);
        assertThatThrownBy(() -> marks().raise(ROW, mark(8))).isInstanceOf(Misconfigured.class);
        marks().accept(ROW, Optional.of(mark(2)));
        assertThat(marks().of(ROW)).contains(mark(2));
    }

    @Test
    void unreadableIsNeverAbsent() throws IOException {
        marks().raise(ROW, mark(7));
        Path file = onlyFile();
        Files.delete(file);
        Files.createDirectory(file);

        assertThatThrownBy(() -> marks().of(ROW))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining(file.toString());
        Files.createFile(file.resolve("in the way"));
        assertThatThrownBy(() -> marks().accept(ROW, Optional.of(mark(2)))).isInstanceOf(Misconfigured.class);
    }

    @Test
    void unusableFolderIsSaidOnce() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        FileHighWaterMarks marks =
                new FileHighWaterMarks(new StateFolder(file), "table", new StoreId("shop"), notices::add);

        assertThat(marks.of(ROW)).isEmpty();
        marks.raise(ROW, mark(7));
        marks.accept(ROW, Optional.of(mark(7)));
        assertThat(marks.of(ROW)).isEmpty();
        assertThat(notices).singleElement().asString().contains(file.toString(), "high-water marks");
    }

    @Test
    void threadsNeverLowerAMark() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Void>> work = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                FileHighWaterMarks marks = marks();
                int first = thread;
                work.add(() -> {
                    for (int i = 0; i < 25; i++) {
                        HighWaterMark mark = mark(1 + (i * 37 + first * 11) % 200);
                        marks.raise(ROW, mark);
                        assertThat(marks.of(ROW).orElseThrow().number()).isGreaterThanOrEqualTo(mark.number());
                    }
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(marks().of(ROW).orElseThrow().number()).isGreaterThan(190);
        assertThat(notices).isEmpty();
    }

    @Test
    void processesNeverLowerAMark() throws Exception {
        Process even = process("2", "200");
        Process odd = process("1", "199");
        long before = 0;
        while (even.isAlive() || odd.isAlive()) {
            long now = marks().of(ROW).map(HighWaterMark::number).orElse(0L);
            assertThat(now).isGreaterThanOrEqualTo(before);
            before = now;
        }

        assertThat(even.waitFor()).isZero();
        assertThat(odd.waitFor()).isZero();
        assertThat(marks().of(ROW)).contains(mark(200));
    }

    private Process process(String first, String last) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        RaiseMarks.class.getName(),
                        folder.toString(),
                        ROW,
                        first,
                        last,
                        "2")
                .inheritIO()
                .start();
    }

    private FileHighWaterMarks marks() {
        return marks("table", "shop");
    }

    private FileHighWaterMarks marks(String location, String id) {
        return new FileHighWaterMarks(new StateFolder(folder), location, new StoreId(id), notices::add);
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("marks"))) {
            return all.filter(Files::isRegularFile)
                    .filter(path -> !path.endsWith("lock"))
                    .reduce((one, other) -> {
                        throw new AssertionError(one + " and " + other);
                    })
                    .orElseThrow();
        }
    }

    private static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
