package dev.keystore.cli.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code lock write}, {@code lock verify}, {@code lock update}. */
interface LockEndToEnd extends EndToEnd {
    private Path lock() {
        return shell().desk().directory().resolve("keystore.lock");
    }

    @Test
    default void theFileHasALineANameAndNothingElseOfTheValues() throws IOException {
        shell().has("prod/app1/b", "hunter22").has("prod/app1/a", "1").has("prod/app1/a", "2");
        shell().has("prod/app1/sub/x", "below").has("shared/db", "one").has("shared/db", "two");
        keystore("label", "shared/db", "live=1").succeeds();

        keystore("lock", "write", "prod/app1/", "shared/db@live")
                .printsLines("+ prod/app1/a@2", "+ prod/app1/b@1", "+ shared/db@1");
        List<String> lines = Files.readAllLines(lock(), UTF_8);
        String chain = "\"[0-9a-f]{64}\"";
        assertThat(lines).hasSize(8);
        assertThat(lines.get(1)).isEqualTo("  \"keystore-lock\": 1,");
        assertThat(lines.get(3)).matches(" {4}\"prod/app1/a\": \\{\"version\": 2, \"chain\": " + chain + "},");
        assertThat(lines.get(5)).matches(" {4}\"shared/db\": \\{\"version\": 1, \"chain\": " + chain + "}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(lock())))
                .startsWith("rw-r");
        byte[] before = Files.readAllBytes(lock());
        keystore("lock", "write", "prod/app1", "shared/db@1", "-o", "json")
                .printsLines("{\"added\":[],\"changed\":[],\"removed\":[]}");
        assertThat(Files.readAllBytes(lock())).isEqualTo(before);
    }

    private static void assertStale(Finished verify, String... lines) {
        assertThat(verify.code()).as("%s", verify).isEqualTo(1);
        assertThat(verify.lines()).as("%s", verify).containsExactly(lines);
        assertThat(verify.err()).as("%s", verify).isEmpty();
    }

    @Test
    default void verifySaysWhatIsNewerDeletedOrNotPinned() {
        shell().has("prod/app1/a", "1").has("prod/app1/b", "1").has("prod/app1/c", "1");
        keystore("lock", "write", "prod/app1").succeeds();
        keystore("lock", "verify").prints("");
        keystore("lock", "verify", "prod/app1").prints("");

        shell().has("prod/app1/a", "2").has("prod/app1/new", "1");
        keystore("delete", "-q", "prod/app1/b").succeeds();
        assertStale(keystore("lock", "verify"), "prod/app1/a@1 is now 2", "prod/app1/b@1 is deleted");
        assertStale(
                keystore("lock", "verify", "prod/app1"),
                "prod/app1/a@1 is now 2",
                "prod/app1/b@1 is deleted",
                "prod/app1/new is not pinned");
        keystore("lock", "verify", "prod/app1/c@latest").prints("");
        assertStale(keystore("lock", "verify", "prod/app1/a@2"), "prod/app1/a@1 is now 2");
        keystore("lock", "verify", "prod/app1/a@1").prints("");
        assertStale(keystore("lock", "verify", "prod/app1/new@latest"), "prod/app1/new is not pinned");
        keystore("lock", "verify", "prod/app").fails(3);
        keystore("lock", "verify", "prod").fails(3);
        keystore("lock", "verify", "prod/app1/c@9").fails(3);
        keystore("lock", "verify", "prod/app1/none@latest").fails(3);
        assertStale(
                keystore("lock", "verify", "prod/app1/a@latest", "-o", "json"),
                "{\"ok\":false,\"findings\":[{\"name\":\"prod/app1/a\",\"pinned\":1,\"current\":2,\"state\":\"live\"}]}");
    }

    @Test
    default void updateMovesAllOrOnlyWhatIsNamed() {
        shell().has("prod/app1/a", "1").has("prod/app1/b", "1").has("other/x", "1");
        keystore("lock", "write", "prod/app1", "other/x@latest").succeeds();
        shell().has("prod/app1/a", "2")
                .has("prod/app1/b", "2")
                .has("other/x", "2")
                .has("prod/app1/new", "1");

        keystore("lock", "update", "--only", "prod/app1/b").printsLines("~ prod/app1/b@2");
        keystore("lock", "update", "prod/app1/a@1").prints("");
        keystore("lock", "update", "prod/app1", "--only", "prod/app1/new").printsLines("+ prod/app1/new@1");
        keystore("lock", "update", "--only", "prod/app1/none").fails(3);
        keystore("delete", "-q", "prod/app1/new").succeeds();
        keystore("lock", "update").fails(3);
        keystore("lock", "update", "prod/app1").printsLines("~ prod/app1/a@2", "- prod/app1/new");
        keystore("lock", "update").printsLines("~ other/x@2");
        keystore("lock", "verify").prints("");
    }

    @Test
    default void anEmptiedNamespaceLosesItsPins() {
        shell().has("prod/app1/a", "1").has("other/x", "1");
        keystore("lock", "write", "prod/app1", "other").succeeds();
        keystore("delete", "-q", "prod/app1/a").succeeds();
        keystore("lock", "update", "prod/app1").printsLines("- prod/app1/a");
        keystore("lock", "update", "prod/app1").fails(3);
    }

    @Test
    default void anotherHistoryIsAnAlarmAlsoWhereItEndsWithADeletion() throws IOException {
        shell().has("prod/app1/a", "1");
        keystore("lock", "write", "prod/app1").succeeds();
        String good = Files.readString(lock(), UTF_8);
        keystore("delete", "-q", "prod/app1/a").succeeds();
        Files.writeString(lock(), good.replaceFirst("\"version\": 1", "\"version\": 3"));
        keystore("lock", "verify").fails(6);
        Files.writeString(lock(), good.replaceFirst("\"chain\": \"[0-9a-f]{8}", "\"chain\": \"00000000"));
        keystore("lock", "verify").fails(6);
        Files.writeString(lock(), good);
        assertStale(keystore("lock", "verify"), "prod/app1/a@1 is deleted");
    }

    @Test
    default void anotherHistoryIsAnAlarm() throws IOException {
        shell().has("prod/app1/a", "1").has("prod/app1/b", "1");
        keystore("lock", "write", "prod/app1").succeeds();
        String good = Files.readString(lock(), UTF_8);

        Files.writeString(lock(), good.replaceFirst("\"chain\": \"[0-9a-f]{8}", "\"chain\": \"00000000"));
        keystore("lock", "verify").fails(6);
        Files.writeString(lock(), good.replaceFirst("\"version\": 1", "\"version\": 7"));
        keystore("lock", "verify").fails(6);
        Files.writeString(lock(), good.replace("prod/app1/b", "prod/app1/never"));
        keystore("lock", "verify").fails(6);
        shell().has("prod/app1/a", "2");
        keystore("destroy", "prod/app1/a", "--versions", "1", "--yes").succeeds();
        Files.writeString(lock(), good);
        keystore("lock", "verify").fails(6);
    }

    @Test
    default void whatIsNoLockFileIsSaidAndLeftAlone() throws IOException {
        shell().has("prod/app1/a", "1");
        keystore("lock", "verify").fails(8);
        keystore("lock", "update").fails(8);
        keystore("lock", "write").fails(2);
        keystore("lock", "write", "prod/app2").fails(3);
        keystore("lock", "write", "prod/app1/a@latest#/x").fails(2);
        keystore("lock", "write", "prod/app1/a@1", "prod/app1/a@2").fails(3);
        assertThat(lock()).doesNotExist();
        for (String bad : List.of("", "[]", "{\"keystore-lock\":2,\"secrets\":{}}", "<<<<<<< ours\n", "{\"x\":1}")) {
            Files.writeString(lock(), bad);
            keystore("lock", "verify").fails(8);
            keystore("lock", "write", "prod/app1").fails(8);
            assertThat(lock()).hasContent(bad);
        }
        keystore("lock", "write", "prod/app1", "--file", "other.lock").printsLines("+ prod/app1/a@1");
        keystore("lock", "verify", "--file", "other.lock").prints("");
    }
}
