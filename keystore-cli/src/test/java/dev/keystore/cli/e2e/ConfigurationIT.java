package dev.keystore.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which store a command works on: options, environment, project and user files. Any store would do; here they are folders. */
class ConfigurationIT {
    private final Desk desk = Desk.fresh();
    private final Shell shell = new Shell(new InsideProgram(), desk, List.of());

    @AfterEach
    void close() {
        desk.close();
    }

    private void put(String value, String... options) {
        shell.naming(options).feed(value, "put", "demo/where").succeeds();
    }

    private String mode(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(desk.path(file)));
    }

    private void repository(String yaml) throws IOException {
        Files.createDirectories(desk.path(".git"));
        desk.file(".keystore.yaml", yaml);
    }

    @Test
    void withoutAnyStoreTheWayOnIsShown() {
        shell.keystore("get", "demo/a").fails(8, "keystore: hint: ", "--local", "bootstrap");
        shell.keystore("get", "demo/a", "-o", "json").failsInJson(8, "config");
        shell.keystore("list").fails(8);
    }

    @Test
    void localIsAFolderOfTheUser() {
        put("usual", "--local");
        assertThat(desk.home().resolve(".local/share/keystore/local/store.db")).isNotEmptyFile();
        shell.with("KEYSTORE_LOCAL", "default").keystore("get", "demo/where").prints("usual");
        shell.keystore("--local", "get", "demo/where").prints("usual");
        shell.keystore("get", "demo/where", "--local").prints("usual");
        Path data = desk.path("data");
        shell.with("XDG_DATA_HOME", data.toString())
                .feed("xdg", "put", "demo/where", "--local")
                .succeeds();
        assertThat(data.resolve("keystore/local/store.db")).isNotEmptyFile();
    }

    @Test
    void theLocalFoldersFilesArePrivate() throws IOException {
        put("v", "--local=folder");
        assertThat(mode("folder")).isEqualTo("rwx------");
        assertThat(desk.path("folder/key")).hasSize(32);
        assertThat(mode("folder/key")).isEqualTo("rw-------");
        assertThat(shell.keystore("--local=folder", "get", "demo/where", "-o", "json")
                        .object())
                .containsEntry("actor", "joe@laptop");
    }

    @Test
    void theHighestLevelWins() {
        put("flag", "--local=a");
        put("environment", "--local=b");
        put("config", "--local=c");
        desk.userConfig("default: c\nstores:\n  c: {local: " + desk.path("c") + "}\n  d: {local: ~/d}\n");
        put("named", "--store", "d");
        assertThat(desk.home().resolve("d/store.db")).exists();

        shell.keystore("get", "demo/where").prints("config");
        shell.keystore("--store", "d", "get", "demo/where").prints("named");
        shell.with("KEYSTORE_STORE", "d").keystore("get", "demo/where").prints("named");
        Shell environment = shell.with("KEYSTORE_LOCAL", desk.path("b").toString());
        environment.keystore("get", "demo/where").prints("environment");
        environment.keystore("--local=a", "get", "demo/where").prints("flag");
        environment
                .with("KEYSTORE_STORE", "d")
                .keystore("--local=a", "get", "demo/where")
                .prints("flag");
    }

    @Test
    void twoStoresOnOneLevelAreUsage() {
        shell.keystore("--local=a", "--table", "t", "get", "demo/a").fails(2, "--local", "--table");
        shell.keystore("--local=a", "--store", "s", "get", "demo/a").fails(2);
        shell.with("KEYSTORE_LOCAL", "a")
                .with("KEYSTORE_TABLE", "t")
                .keystore("get", "demo/a")
                .fails(2);
        shell.keystore("--local=a", "--local=b", "get", "demo/a").fails(2);
    }

    @Test
    void aWrongFileIsNamedWithItsLine() {
        desk.userConfig("default: team\nstores:\n  team: {table: t, colour: red}\n");
        shell.keystore("get", "demo/a").fails(8, "config.yaml", "3", "colour");
        desk.userConfig("stores: [");
        shell.keystore("get", "demo/a").fails(8, "config.yaml");
        desk.userConfig("default: nobody\n");
        shell.keystore("get", "demo/a").fails(8, "nobody");
        shell.keystore("--store", "other", "get", "demo/a").fails(8, "other");
        shell.with("KEYSTORE_CONFIG", desk.path("none.yaml").toString())
                .keystore("get", "demo/a")
                .fails(8, "none.yaml");
        put("v", "--local=a");
    }

    @Test
    void anotherConfigurationFileMayBeNamed() {
        put("v", "--local=a");
        Path file = desk.file("mine.yaml", "default: it\nstores: {it: {local: " + desk.path("a") + "}}\n");
        shell.with("KEYSTORE_CONFIG", file.toString())
                .keystore("get", "demo/where")
                .prints("v");
        Path base = desk.path("xdg");
        desk.file("xdg/keystore/config.yaml", "default: it\nstores: {it: {local: " + desk.path("a") + "}}\n");
        shell.with("XDG_CONFIG_HOME", base.toString())
                .keystore("get", "demo/where")
                .prints("v");
    }

    @Test
    void aProjectCountsOnceItIsTrusted() throws IOException {
        repository("default: it\nstores: {it: {local: " + desk.path("theirs") + "}}\n");
        shell.keystore("get", "demo/where").fails(8, ".keystore.yaml", "keystore trust");
        shell.feed("v", "put", "demo/where").fails(8);
        assertThat(desk.path("theirs")).doesNotExist();
        put("mine", "--local=mine");
        shell.keystore("get", "--help").succeeds();

        shell.keystore("trust").succeeds();
        shell.feed("v", "put", "demo/where").succeeds();
        Shell below = shell.in(Files.createDirectories(desk.path("deep/er")));
        below.keystore("get", "demo/where").prints("v");
        shell.packaged().keystore("get", "demo/where").prints("v");
    }

    @Test
    void anyEditNeedsTrustAgain() throws IOException {
        repository("default: it\nstores: {it: {local: " + desk.path("theirs") + "}}\n");
        assertThat(shell.keystore("trust", ".keystore.yaml", "-o", "json").object())
                .containsEntry("trusted", desk.path(".keystore.yaml").toString());
        shell.feed("v", "put", "demo/where").succeeds();
        desk.file(".keystore.yaml", "default: it\nstores: {it: {local: " + desk.path("theirs") + "}}\n#\n");

        shell.keystore("get", "demo/where").fails(8, "trust");
        shell.with("KEYSTORE_TRUST_PROJECT", "1").keystore("get", "demo/where").prints("v");
        shell.with("KEYSTORE_TRUST_PROJECT", "0").keystore("get", "demo/where").fails(8);
        shell.keystore("trust").succeeds();
        shell.keystore("get", "demo/where").prints("v");
    }

    @Test
    void aProjectNeverChangesTheUsersStores() throws IOException {
        desk.userConfig("default: mine\nstores: {mine: {local: " + desk.path("mine") + "}}\n");
        put("mine", "--store", "mine");
        repository("default: mine\nstores: {mine: {local: " + desk.path("theirs") + "}}\n");
        shell.with("KEYSTORE_TRUST_PROJECT", "1").keystore("get", "demo/where").fails(8, "mine");
        shell.keystore("--store", "mine", "get", "demo/where").prints("mine");
    }

    @Test
    void outsideARepositoryThereIsNoProject() {
        desk.file(".keystore.yaml", "default: it\nstores: {it: {local: theirs}}\n");
        shell.with("KEYSTORE_TRUST_PROJECT", "1").keystore("get", "demo/where").fails(8, "no store");
        shell.keystore("trust").fails(8);
        shell.keystore("trust", "other.yaml").fails(8);
    }

    @Test
    void whatHasNoMeaningHereIsRefused() {
        shell.keystore("--local=a", "--region", "eu-west-1", "get", "demo/a").fails(2, "--region");
        shell.keystore("--local=a", "--key", "alias/x", "get", "demo/a").fails(2, "--key");
    }
}
