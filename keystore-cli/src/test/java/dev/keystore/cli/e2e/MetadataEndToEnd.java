package dev.keystore.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code history}, {@code describe} and {@code rollback}. */
interface MetadataEndToEnd extends EndToEnd {
    @Test
    default void historyIsNewestFirst() {
        feed("one", "put", "demo/a", "--note", "first").succeeds();
        shell().has("demo/a", "three");

        List<Map<String, Object>> history =
                keystore("history", "demo/a", "-o", "json").array();
        assertThat(history).extracting(one -> one.get("version")).containsExactly(2, 1);
        assertThat(history.get(1)).containsEntry("note", "first").containsEntry("size", 3);
        assertThat(history.get(0)).doesNotContainKeys("note", "value");

        List<String> table = keystore("history", "demo/a").succeedsSilently().lines();
        assertThat(table).hasSize(3);
        assertThat(table.get(2)).startsWith("1").contains("first");
        assertThat(String.join("\n", table)).doesNotContain("three\n", "one ");
    }

    @Test
    default void historyOfADeletedNameStays() {
        shell().has("demo/a", "v");
        keystore("delete", "demo/a").succeeds();
        assertThat(keystore("history", "demo/a", "-o", "json").array())
                .extracting(one -> one.get("state"))
                .containsExactly("deleted", "live");
        keystore("history", "demo/nothing").fails(3);
        keystore("history", "demo/nothing", "-o", "json").failsInJson(3, "not-found");
    }

    @Test
    default void describeSaysAllButTheValue() {
        feed(
                        "{\"k\":\"hunter2\"}",
                        "put",
                        "demo/a",
                        "--type",
                        "json",
                        "--tag",
                        "team=pay",
                        "--expires",
                        "2999-01-01T00:00:00Z")
                .succeeds();
        keystore("label", "demo/a", "live=1", "canary=1").succeeds();

        Map<String, Object> described =
                keystore("describe", "demo/a", "-o", "json").object();
        assertThat(described)
                .containsEntry("name", "demo/a")
                .containsEntry("version", 1)
                .containsEntry("type", "json")
                .containsEntry("tags", Map.of("team", "pay"))
                .containsEntry("expires", "2999-01-01T00:00:00Z");
        assertThat((List<?>) described.get("labels")).map(String::valueOf).containsExactlyInAnyOrder("live", "canary");
        String text = keystore("describe", "demo/a").succeedsSilently().text();
        assertThat(text.lines()).allMatch(line -> line.matches("[a-z]+: .+"));
        assertThat(text)
                .contains("name: demo/a\n", "version: 1\n", "type: json\n", "state: live\n", "live=1")
                .doesNotContain("hunter2");
    }

    @Test
    default void describeWithoutLabelsHasAnEmptyList() {
        shell().has("demo/a", "v");
        assertThat(keystore("describe", "demo/a", "-o", "json").object()).containsEntry("labels", List.of());
        keystore("describe", "demo/nothing").fails(3);
        keystore("delete", "demo/a").succeeds();
        assertThat(keystore("describe", "demo/a", "-o", "json").object()).containsEntry("state", "deleted");
    }

    @Test
    default void rollbackIsANewVersion() {
        feed("one", "put", "demo/a", "--note", "first", "--tag", "k=v").succeeds();
        shell().has("demo/a", "two");

        keystore("rollback", "demo/a", "--to", "1").prints("demo/a@3\n");
        assertThat(value("demo/a")).isEqualTo("one");
        assertThat(keystore("rollback", "demo/a", "--to", "2", "-o", "json").object())
                .containsEntry("version", 4)
                .containsEntry("size", 3)
                .doesNotContainKey("note");
        assertThat(value("demo/a")).isEqualTo("two");
        assertThat(keystore("history", "demo/a", "-o", "json").array()).hasSize(4);
        assertThat(keystore("history", "demo/a", "-o", "json").array().get(1))
                .containsEntry("note", "first")
                .containsEntry("tags", Map.of("k", "v"));
        keystore("verify", "demo/a@latest").succeeds();
    }

    @Test
    default void rollbackNeedsAVersionThatIsThere() {
        shell().has("demo/a", "v");
        keystore("rollback", "demo/a", "--to", "2").fails(3);
        keystore("rollback", "demo/a").fails(2, "--to");
        keystore("rollback", "demo/a", "--to", "x").fails(2);
        keystore("rollback", "demo/nothing", "--to", "1").fails(3);
        keystore("delete", "demo/a").succeeds();
        keystore("rollback", "demo/a", "--to", "1").fails(3);
    }
}
