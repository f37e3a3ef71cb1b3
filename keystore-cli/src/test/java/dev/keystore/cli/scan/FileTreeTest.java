package dev.keystore.cli.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.keystore.cli.mask.Needles;
import dev.keystore.cli.mask.Purpose;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All that can be read is, once, and nothing that hangs, goes round in circles or is Git's own. */
final class FileTreeTest {
    private static final String SECRET = "S3cr3t-Passw0rd!";

    private final List<String> found = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();
    private final Needles needles = new Needles.Builder(Purpose.SEARCHING)
            .add("s", SECRET.getBytes(UTF_8), List.of())
            .build();
    private long searched;
    private final FileTree files = new FileTree(
            new Scan(
                    needles,
                    (place, names) -> found.add(place.file() + ":" + place.line()),
                    bytes -> searched += bytes),
            (file, why) -> unreadable.add(file));

    @TempDir
    Path folder;

    @BeforeEach
    void fill() throws IOException {
        write("a/b/c", "one\n" + SECRET);
        write("top", SECRET);
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
    }

    private List<String> scanned(String name) {
        files.named(folder.resolve(name), name);
        return found;
    }

    @Test
    void aFolderWithAllThatIsInIt() throws IOException {
        write("a/z", "nothing");
        assertThat(scanned(".")).containsExactly("./a/b/c:2", "./top:1");
        assertThat(unreadable).isEmpty();
        assertThat(searched).isEqualTo(4 + 2 * SECRET.length() + 7);
    }

    @Test
    void gitIsLeftOutUnlessItIsNamed() throws IOException {
        write(".git/objects/x", SECRET);
        write("a/.git", SECRET);
        assertThat(scanned(".")).containsExactly("./a/b/c:2", "./top:1");
        assertThat(scanned(".git")).contains(".git/objects/x:1");
    }

    @Test
    void linksAreFollowedOnlyWhereTheyAreNamed() throws IOException {
        write("elsewhere/x", SECRET);
        Files.createSymbolicLink(folder.resolve("a/loop"), folder);
        Files.createSymbolicLink(folder.resolve("a/self"), Path.of("self"));
        Files.createSymbolicLink(folder.resolve("a/file"), folder.resolve("elsewhere/x"));
        Files.createSymbolicLink(folder.resolve("a/nowhere"), Path.of("not-there"));
        assertThat(scanned("a")).containsExactly("a/b/c:2");
        assertThat(unreadable).isEmpty();
        found.clear();
        assertThat(scanned("a/file")).containsExactly("a/file:1");
        assertThat(scanned("a/loop/elsewhere")).contains("a/loop/elsewhere/x:1");
        scanned("a/self");
        scanned("a/nowhere");
        assertThat(unreadable).containsExactly("a/self", "a/nowhere");
    }

    @Test
    void whatCantBeReadIsToldAndTheRestIsScanned() throws IOException {
        write("a/locked", SECRET);
        write("closed/x", SECRET);
        Files.setPosixFilePermissions(folder.resolve("a/locked"), PosixFilePermissions.fromString("---------"));
        Files.setPosixFilePermissions(folder.resolve("closed"), PosixFilePermissions.fromString("---------"));
        try {
            assumeThat(Files.isReadable(folder.resolve("a/locked")))
                    .as("whoever runs this may read everything")
                    .isFalse();
            assertThat(scanned(".")).containsExactly("./a/b/c:2", "./top:1");
            assertThat(unreadable).containsExactly("./a/locked", "./closed");
        } finally {
            Files.setPosixFilePermissions(folder.resolve("closed"), PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void aFileThatIsNotThere() {
        assertThat(scanned("nothing")).isEmpty();
        assertThat(unreadable).containsExactly("nothing");
    }

    @Test
    void pipesAndDevicesDontHoldItUp() throws Exception {
        int code = new ProcessBuilder("mkfifo", folder.resolve("a/pipe").toString())
                .start()
                .waitFor();
        assumeThat(code).as("mkfifo is there").isZero();
        assertThat(scanned(".")).containsExactly("./a/b/c:2", "./top:1");
        scanned("a/pipe");
        files.named(Path.of("/dev/zero"), "/dev/zero");
        assertThat(unreadable).containsExactly("a/pipe", "/dev/zero");
    }

    @Test
    void namesAreWhateverTheyAre() throws IOException {
        write("a/new\nline", SECRET);
        write("a/co:lon\t\u001b", SECRET);
        assertThat(scanned("a")).containsExactlyInAnyOrder("a/b/c:2", "a/new\nline:1", "a/co:lon\t\u001b:1");
    }

    @Test
    void bytesAreBytes() throws IOException {
        Files.write(folder.resolve("binary"), "\0\0\u00ff\n\0S3cr3t-Passw0rd!\0".getBytes(UTF_8));
        assertThat(scanned("binary")).containsExactly("binary:2");
    }

    @Test
    void aLongLineAndASecretAcrossEveryChunk() throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("long"))) {
            out.write(new byte[64 * 1024 - 5]);
            out.write(SECRET.getBytes(UTF_8));
            out.write("x".repeat(10 * 1024 * 1024).getBytes(UTF_8));
            out.write(("\n" + SECRET).getBytes(UTF_8));
        }
        assertThat(scanned("long")).containsExactly("long:1", "long:2");
    }

    @Test
    void whatWasReadBeforeItBrokeCounts() {
        InputStream broken =
                new SequenceInputStream(new ByteArrayInputStream((SECRET + "\n").getBytes(UTF_8)), new Broken());
        files.stream(broken, "-");
        assertThat(found).containsExactly("-:1");
        assertThat(unreadable).containsExactly("-");
    }

    private static final class Broken extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("Input/output error");
        }

        @Override
        public int read(byte[] bytes, int start, int length) throws IOException {
            throw new IOException("Input/output error");
        }
    }
}
