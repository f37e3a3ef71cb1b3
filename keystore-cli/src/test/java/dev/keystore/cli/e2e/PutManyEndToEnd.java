package dev.keystore.cli.e2e;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@code put --many}: all or none. */
interface PutManyEndToEnd extends EndToEnd {
    /** A JSON object of so many names with this value each. */
    static String names(int count, String value) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"demo/n" + i + "\":\"" + value + "\"")
                .collect(joining(",", "{", "}"));
    }

    @Test
    default void severalAreStoredAtOnce() {
        feed("{\"demo/user\":\"joe\",\"demo/password\":\"p\\u00e4ss\\n\",\"other/empty\":\"\"}", "put", "--many")
                .printsLines("demo/user@1", "demo/password@1", "other/empty@1");
        assertThat(value("demo/password")).isEqualTo("päss\n");
        assertThat(value("other/empty")).isEmpty();

        List<Map<String, Object>> again = feed(
                        "{\"demo/user\":\"ann\",\"demo/new\":\"n\"}", "put", "--many", "-o", "json", "--note", "both")
                .array();
        assertThat(again).extracting(one -> one.get("name")).containsExactly("demo/user", "demo/new");
        assertThat(again).extracting(one -> one.get("version")).containsExactly(2, 1);
        assertThat(again).allSatisfy(one -> assertThat(one).containsEntry("note", "both"));
        keystore("verify").succeeds();
    }

    @Test
    default void thirtyThreeFitAndNoMore() {
        feed(names(33, "v"), "put", "--many").succeeds();
        feed(names(34, "w"), "put", "--many").fails(2, "33");
        assertThat(value("demo/n0")).isEqualTo("v");
    }

    @Test
    default void noneIsStoredWhereOneCanNot() {
        shell().has("demo/taken", "old");

        feed("{\"demo/one\":\"1\",\"demo/taken\":\"2\"}", "put", "--many", "--create-only")
                .fails(5, "demo/taken");
        feed("{\"demo/one\":\"1\",\"bad\":\"2\"}", "put", "--many").fails(2);
        feed("{\"demo/one\":\"1\",\"demo/two\":2}", "put", "--many").fails(2, "demo/two");
        feed("{\"demo/one\":\"1\",\"demo/big\":\"" + "x".repeat(64 * 1024 + 1) + "\"}", "put", "--many")
                .fails(2);
        feed("{\"demo/one\":\"1\",\"demo/one\":\"2\"}", "put", "--many").fails(2);
        keystore("list", "demo").printsLines("demo/taken");
        assertThat(value("demo/taken")).isEqualTo("old");
    }

    @Test
    default void oneMebibyteInAllIsTheLimit() {
        feed(names(16, "x".repeat(64 * 1024)), "put", "--many").succeeds();
        feed(names(17, "y".repeat(64 * 1024)), "put", "--many").fails(2);
        assertThat(value("demo/n0")).startsWith("x");
    }

    @Test
    default void whatIsNoObjectIsRefused() {
        for (String in :
                List.of("", "[]", "nonsense", "{\"demo/a\":\"v\"", "{\"demo/a\":\"v\"} trailing", "\"text\"", "{}")) {
            Finished put = feed(in, "put", "--many");
            put.fails(2);
            assertThat(put.err()).doesNotContain("trailing", "nonsense");
        }
        feed("{\"demo/a\":\"v\"}", "put", "--many", "demo/a").fails(2);
        feed("{\"demo/a\":\"v\"}", "put", "--many", "--generate").fails(2);
        keystore("list", "-r").prints("");
    }
}
