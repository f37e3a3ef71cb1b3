package dev.keystore.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can be wrong with the files of a store on this machine, and that the store is unharmed by it. */
class LocalFilesIT {
    private final Desk desk = Desk.fresh();
    private final Shell shell = new Shell(new InsideProgram(), desk, List.of("--local=store"));
    private final Path key = desk.path("store/key");
    private final Path database = desk.path("store/store.db");

    @BeforeEach
    void fill() {
        shell.has("demo/a", "precious");
    }

    @AfterEach
    void close() throws IOException {
        mode(desk.path("store"), "rwx------");
        desk.close();
    }

    private static void mode(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    private void everythingFails(String... parts) {
        String said = shell.keystore("get", "demo/a").fails(8).err();
        for (String part : parts) {
            assertThat(said).contains(part);
        }
        shell.feed("w", "put", "demo/a").fails(8);
        shell.keystore("list", "-o", "json").failsInJson(8, "config");
    }

    @Test
    void theJarAloneOpensTheStore() {
        Path jar = PackagedProgram.executable().resolveSibling("../lib/keystore.jar");
        PackagedProgram.another(
                        desk,
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-jar",
                                jar.toString(),
                                "--local=store",
                                "get",
                                "demo/a"))
                .prints("precious");
    }

    @Test
    void aLostKeyIsNeverMadeAnew() throws IOException {
        Path away = Files.move(key, desk.path("away"));
        everythingFails("lost", "key");
        assertThat(key).doesNotExist();
        Files.move(away, key);
        shell.keystore("get", "demo/a").prints("precious");
    }

    @Test
    void anotherKeyIsNotTheKey() throws IOException {
        byte[] right = Files.readAllBytes(key);
        Files.write(key, new byte[32]);
        everythingFails();
        Files.write(key, new byte[31]);
        everythingFails("32");
        Files.write(key, new byte[0]);
        everythingFails();
        Files.write(key, right);
        shell.keystore("get", "demo/a").prints("precious");
    }

    @Test
    void aKeyThatOthersMayReadIsRefused() throws IOException {
        for (String open : List.of("rw-r-----", "rw----r--", "rw-rw----")) {
            mode(key, open);
            everythingFails("chmod 600");
        }
        mode(key, "rw-------");
        shell.keystore("get", "demo/a").prints("precious");
    }

    @Test
    void garbageIsNoStore() throws IOException {
        byte[] right = Files.readAllBytes(database);
        Files.writeString(database, "this is no SQLite file, but long enough to look like something else".repeat(40));
        everythingFails("store.db");
        Files.write(database, Arrays.copyOf(right, right.length / 2));
        assertThat(shell.keystore("get", "demo/a").code()).isIn(6, 8);
        Files.write(database, right);
        shell.keystore("get", "demo/a").prints("precious");
        shell.keystore("verify").succeeds();
    }

    @Test
    void aReadOnlyFolderIsRead() throws IOException {
        assumeTrue(!System.getProperty("user.name").equals("root"), "root writes everywhere");
        mode(desk.path("store"), "r-x------");
        mode(database, "r--------");
        shell.keystore("get", "demo/a").prints("precious");
        Finished put = shell.feed("w", "put", "demo/a");
        assertThat(put.code()).isIn(7, 8);
        put.saysAnError();
        mode(desk.path("store"), "rwx------");
        mode(database, "rw-------");
        shell.keystore("get", "demo/a").prints("precious");
    }

    @Test
    void aFolderThatCanNotBeMadeIsConfiguration() {
        shell.naming("--local=/proc/nowhere").keystore("list").fails(8);
        shell.naming("--local=/proc/nowhere").feed("v", "put", "demo/a").fails(8);
        Path file = desk.file("plain", "a file");
        shell.naming("--local=" + file).keystore("list").fails(8);
        shell.naming("--local=~nobody/x").keystore("list").fails(2);
    }

    @Test
    void aFileThatMayNotGrowHarmsNothing() {
        Shell small = shell.packaged();
        byte[] value = ValuesEndToEnd.some(ValuesEndToEnd.LIMIT);
        Finished put = PackagedProgram.script(
                small.desk(),
                "ulimit -f 64; head -c " + value.length
                        + " /dev/zero | \"$1\" --local=store put demo/a --large --timeout 1s");
        assertThat(put.code()).describedAs("%s", put).isIn(7, 8, 9);
        put.saysAnError();
        shell.keystore("get", "demo/a").prints("precious");
        shell.keystore("verify").succeeds();
        shell.feed("w", "put", "demo/a").prints("demo/a@2\n");
    }

    @Test
    void theFilesHoldNoPlaintext() {
        Marked mark = Marked.fresh();
        shell.has("demo/marked", mark.text());
        shell.keystore("copy", "demo/marked", "demo/copy").succeeds();
        shell.keystore("delete", "demo/marked").succeeds();
        shell.keystore("undelete", "demo/marked").succeeds();
        desk.files().forEach(mark::isNotIn);
    }
}
