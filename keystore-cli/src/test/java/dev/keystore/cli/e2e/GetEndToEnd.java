package dev.keystore.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code get}: references, several at once, files. */
interface GetEndToEnd extends EndToEnd {
    @Test
    default void oneValueAsJsonIsMetadataAndValue() {
        feed("käse", "put", "demo/a", "--note", "n").succeeds();

        assertThat(keystore("get", "demo/a", "-o", "json").object())
                .containsOnlyKeys(
                        "name", "version", "created", "actor", "type", "size", "state", "note", "value", "encoding")
                .containsEntry("value", "käse")
                .containsEntry("encoding", "utf-8")
                .containsEntry("size", 5);
    }

    @Test
    default void versionLabelAndLatest() {
        shell().has("demo/a", "one").has("demo/a", "two");
        keystore("label", "demo/a", "live=1").succeeds();

        assertThat(value("demo/a@1")).isEqualTo("one");
        assertThat(value("demo/a@live")).isEqualTo("one");
        assertThat(value("demo/a@latest")).isEqualTo("two");
        assertThat(keystore("get", "demo/a@live", "-o", "json").object()).containsEntry("version", 1);
        keystore("get", "demo/a@3").fails(3);
        keystore("get", "demo/a@other").fails(3, "other");
        keystore("get", "demo/a@0").fails(2);
        keystore("get", "demo/a@").fails(2);
        keystore("get", "demo/a@Live").fails(2);
        keystore("get", "demo/a@1@2").fails(2);
    }

    @Test
    default void aPointerRevealsAPart() {
        shell().has(
                        "demo/j",
                        "{\"user\":\"jo\\u00e9\",\"n\":1.50,\"on\":true,\"no\":null,\"a/b\":[1,{\"x~y\":\"deep\"}],\"o\":{\"k\":1}}");

        assertThat(value("demo/j#/user")).isEqualTo("joé");
        assertThat(value("demo/j#/n")).isEqualTo("1.50");
        assertThat(value("demo/j#/on")).isEqualTo("true");
        assertThat(value("demo/j#/no")).isEqualTo("null");
        assertThat(value("demo/j#/a~1b/0")).isEqualTo("1");
        assertThat(value("demo/j#/a~1b/1/x~0y")).isEqualTo("deep");
        assertThat(value("demo/j#/o")).isEqualTo("{\"k\":1}");
        assertThat(value("demo/j@1#/user")).isEqualTo("joé");
        assertThat(keystore("get", "demo/j#/user", "-o", "json").object()).containsEntry("value", "joé");
        keystore("get", "demo/j#/missing").fails(3);
        keystore("get", "demo/j#/a~1b/7").fails(3);
        keystore("get", "demo/j#user").fails(2);
        shell().has("demo/t", "no json: hunter2");
        assertThat(keystore("get", "demo/t#/user").fails(2).err()).doesNotContain("hunter2");
    }

    @Test
    default void severalAreAnArrayInTheirOrder() {
        shell().has("demo/user", "joe").has("demo/password", "p1").has("demo/password", "p2");

        List<Map<String, Object>> all = keystore("-o", "json", "get", "demo/password@1", "demo/user", "demo/password")
                .array();
        assertThat(all).extracting(one -> one.get("value")).containsExactly("p1", "joe", "p2");
        assertThat(all).extracting(one -> one.get("version")).containsExactly(1, 1, 2);
        keystore("get", "demo/user", "demo/password").fails(2, "json");
    }

    @Test
    default void allThatAreMissingAreNamed() {
        shell().has("demo/here", "v");

        keystore("get", "-o", "json", "demo/here", "demo/gone", "demo/here@9").failsInJson(3, "not-found");
        assertThat((String) keystore("get", "-o", "json", "demo/here", "demo/gone", "demo/here@9")
                        .jsonError()
                        .get("message"))
                .contains("demo/gone", "demo/here", "9");
    }

    @Test
    default void aFileIsWrittenWholeAndPrivate() throws IOException {
        shell().has("demo/a", "line\n");
        Path file = shell().desk().file("out.txt", "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        keystore("get", "demo/a", "--out", "out.txt").prints("").succeedsSilently();
        assertThat(file).hasContent("line\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        keystore("get", "demo/gone", "--out", "out.txt").fails(3);
        assertThat(file).hasContent("line\n");
        keystore("get", "demo/a", "--out", "no/such/folder").fails(8);
        assertThat(shell().desk().files()).noneMatch(left -> left.toString().contains(".part"));
    }

    @Test
    default void nothingIsNotFound() {
        keystore("get", "demo/nothing").fails(3, "demo/nothing");
        keystore("get", "demo/nothing", "-o", "json").failsInJson(3, "not-found");
        keystore("get", "demo/nothing@1").fails(3);
        keystore("get", "demo/nothing@live").fails(3);
        keystore("get", "nothing").fails(2);
        keystore("get").fails(2, "REF");
    }
}
