package dev.keystore.cli.e2e;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@code import}: a namespace becomes what a document says. */
interface ImportEndToEnd extends EndToEnd {
    /** A JSON object of so many leaves with this value each. */
    private static String leaves(int count, String value) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"n" + i + "\":\"" + value + "\"")
                .collect(joining(",", "{", "}"));
    }

    private Finished feedJson(String document, String... options) {
        String[] words = new String[4 + options.length];
        System.arraycopy(new String[] {"import", "demo", "--format", "json"}, 0, words, 0, 4);
        System.arraycopy(options, 0, words, 4, options.length);
        return feed(document, words);
    }

    @Test
    default void onlyWhatChangesGetsAVersion() {
        feedJson("{\"a\":\"1\",\"b\":\"2\"}").printsLines("+ demo/a", "+ demo/b");
        feedJson("{\"a\":\"1\",\"b\":\"3\",\"c\":\"4\"}").printsLines("= demo/a", "~ demo/b", "+ demo/c");
        feedJson("{\"c\":\"4\",\"b\":\"3\",\"a\":\"1\"}").printsLines("= demo/a", "= demo/b", "= demo/c");

        assertThat(keystore("history", "demo/a", "-o", "json").array()).hasSize(1);
        assertThat(keystore("history", "demo/b", "-o", "json").array()).hasSize(2);
        assertThat(value("demo/b")).isEqualTo("3");
        keystore("verify").succeeds();
    }

    @Test
    default void asJsonItIsNamesByWhatBecameOfThem() {
        shell().has("demo/a", "1").has("demo/b", "2").has("demo/c", "3");
        Map<String, Object> done = feedJson("{\"a\":\"1\",\"b\":\"x\",\"d\":\"4\"}", "--prune", "--yes", "-o", "json")
                .object();
        assertThat(done)
                .containsOnlyKeys("created", "changed", "unchanged", "deleted")
                .containsEntry("created", List.of("demo/d"))
                .containsEntry("changed", List.of("demo/b"))
                .containsEntry("unchanged", List.of("demo/a"))
                .containsEntry("deleted", List.of("demo/c"));
        keystore("get", "demo/c").fails(3, "deleted");
        keystore("undelete", "demo/c").succeeds();
    }

    @Test
    default void aHundredAreMoreThanOneTransaction() {
        assertThat(feedJson(leaves(100, "v")).succeeds().lines())
                .hasSize(100)
                .allMatch(line -> line.startsWith("+ demo/n"));
        assertThat(keystore("list", "demo").lines()).hasSize(100);
        assertThat(feedJson(leaves(100, "v")).succeeds().lines()).allMatch(line -> line.startsWith("= "));
        keystore("verify").succeeds();
    }

    @Test
    default void soAreTwoMebibytes() {
        feedJson(leaves(34, "x".repeat(64 * 1024))).succeeds();
        assertThat(value("demo/n33")).hasSize(64 * 1024);
    }

    @Test
    default void aLargeValueHasToBeMeant() {
        String document = "{\"ok\":\"1\",\"large\":\"" + "x".repeat(64 * 1024 + 1) + "\"}";
        feedJson(document).fails(2, "demo/large", "--large");
        keystore("list", "demo").prints("");
        feedJson(document, "--large").printsLines("+ demo/large", "+ demo/ok");
        feedJson(leaves(1, "x".repeat(256 * 1024 + 1)), "--large").fails(2, "demo/n0");
    }

    @Test
    default void pretendingWritesNothing() {
        shell().has("demo/a", "1").has("demo/b", "2");
        feedJson("{\"a\":\"x\",\"c\":\"3\"}", "--dry-run", "--prune").printsLines("~ demo/a", "- demo/b", "+ demo/c");
        keystore("list", "demo").printsLines("demo/a", "demo/b");
        assertThat(value("demo/a")).isEqualTo("1");
    }

    @Test
    default void onlyWhatIsNewMayBeAsked() {
        shell().has("demo/live", "1").has("demo/deleted", "2").has("demo/destroyed", "3");
        keystore("delete", "-q", "demo/deleted", "demo/destroyed").succeeds();
        keystore("destroy", "demo/destroyed", "--all", "--force", "--yes").succeeds();

        Finished conflict =
                feedJson("{\"new\":\"x\",\"live\":\"1\",\"deleted\":\"2\",\"destroyed\":\"3\"}", "--create-only");
        conflict.fails(5, "demo/live", "demo/deleted");
        keystore("get", "demo/new").fails(3);
        feedJson("{\"destroyed\":\"3\"}", "--create-only").fails(5, "demo/destroyed");
        feedJson("{\"new\":\"x\"}", "--create-only").printsLines("+ demo/new");
        feedJson("{\"new\":\"x\"}", "--create-only").fails(5, "demo/new");
        feedJson("{\"new\":\"x\"}", "--create-only", "--prune", "--yes").fails(2);
    }

    @Test
    default void aDeletedNameComesBack() {
        shell().has("demo/a", "1");
        keystore("delete", "-q", "demo/a").succeeds();
        feedJson("{\"a\":\"1\"}").printsLines("+ demo/a");
        assertThat(keystore("describe", "demo/a", "-o", "json").object()).containsEntry("version", 3);
    }

    @Test
    default void pruningTouchesNoNamespaceBelow() {
        shell().has("demo/a", "1").has("demo/deep/b", "2");
        feedJson("{\"c\":\"3\"}", "--prune").fails(2, "--yes");
        feedJson("{}", "--prune", "--yes").fails(2, "no keys");
        feedJson("{\"c\":\"3\"}", "--prune", "--yes").printsLines("- demo/a", "+ demo/c");
        assertThat(value("demo/deep/b")).isEqualTo("2");
    }

    @Test
    default void whatIsWrongLeavesEverythingAsItWas() {
        shell().has("demo/a", "old");
        for (String document : List.of(
                "",
                "[]",
                "{",
                "{\"a\":\"hunter2\",\"a\":\"x\"}",
                "{\"a\":\"hunter2\",\"b\":1}",
                "{\"a\":\"hunter2\",\"b\":null}",
                "{\"a\":\"hunter2\",\"b/c\":\"x\"}",
                "{\"a\":\"hunter2\",\"-b\":\"x\"}",
                "{\"a\":\"hunter2\",\"..\":\"x\"}")) {
            assertThat(feedJson(document).fails(2).err()).doesNotContain("hunter2");
        }
        shell().feed(
                        new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xff, '"', '}'},
                        "import",
                        "demo",
                        "--format",
                        "json")
                .fails(2, "UTF-8");
        feed(" ".repeat(10 * 1024 * 1024 + 1), "import", "demo", "--format", "json")
                .fails(2, "10485760");
        keystore("list", "-r").printsLines("demo/a");
        assertThat(value("demo/a")).isEqualTo("old");
    }

    @Test
    default void aFileSaysItsFormat() {
        for (String file : List.of("x.json", "x.yaml", "x.yml", "x.properties", "x.csv", ".env", "x.env")) {
            String document = file.endsWith("json")
                    ? "{\"a\":\"v\"}"
                    : file.contains(".y") ? "a: v" : file.endsWith("csv") ? "name,value\na,v\n" : "a=v\n";
            shell().desk().file(file, document);
            keystore("import", "demo", file).succeeds();
            assertThat(value("demo/a")).isEqualTo("v");
        }
        shell().desk().file("x.txt", "a=b");
        keystore("import", "demo", "x.txt").fails(2, "--format");
        keystore("import", "demo", "none.json").fails(2, "none.json");
        keystore("import", "demo", ".", "--format", "json").fails(2, "folder");
    }
}
