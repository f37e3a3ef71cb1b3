package dev.keystore.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code list}. */
interface ListEndToEnd extends EndToEnd {
    /** demo with a, b, sub/c, sub/deep/d and a deleted gone; other/x. */
    private void fill() {
        shell().has("demo/b", "2")
                .has("demo/a", "1")
                .has("demo/sub/c", "3")
                .has("demo/sub/deep/d", "4")
                .has("demo/gone", "5")
                .has("other/x", "6");
        keystore("delete", "demo/gone").succeeds();
    }

    @Test
    default void anEmptyStoreIsAnEmptyList() {
        keystore("list").prints("").succeedsSilently();
        keystore("list", "-r").prints("");
        keystore("list", "demo").prints("");
        keystore("list", "demo/sub/").prints("");
        assertThat(keystore("list", "-o", "json").array()).isEmpty();
        assertThat(keystore("list", "nothing", "-r", "-o", "json").array()).isEmpty();
    }

    @Test
    default void aNamespaceHoldsItsNamesAndSubNamespaces() {
        fill();
        keystore("list").printsLines("demo/", "other/");
        assertThat(keystore("list", "demo").succeeds().lines())
                .containsExactlyInAnyOrder("demo/a", "demo/b", "demo/sub/");
        assertThat(keystore("list", "demo/").lines())
                .isEqualTo(keystore("list", "demo").lines());
        assertThat(keystore("list", "demo/sub").lines()).containsExactlyInAnyOrder("demo/sub/c", "demo/sub/deep/");
        keystore("list", "other").printsLines("other/x");
        keystore("list", "demo/a").prints("");
    }

    @Test
    default void recursivelyEveryNameBelow() {
        fill();
        assertThat(keystore("list", "-r").lines())
                .containsExactlyInAnyOrder("demo/a", "demo/b", "demo/sub/c", "demo/sub/deep/d", "other/x");
        assertThat(keystore("list", "demo/sub", "-r").lines())
                .containsExactlyInAnyOrder("demo/sub/c", "demo/sub/deep/d");
        assertThat(keystore("list", "-r", "-o", "json").array())
                .hasSize(5)
                .allSatisfy(one -> assertThat(one).containsKeys("name", "version", "created", "state"));
    }

    @Test
    default void deletedOnesAreShownOnlyWhenAsked() {
        fill();
        keystore("list", "demo", "--deleted").printsLines("demo/gone");
        keystore("list", "-r", "--deleted").printsLines("demo/gone");
        assertThat(keystore("list", "-r", "--deleted", "-o", "json").array())
                .singleElement()
                .satisfies(one -> assertThat(one)
                        .containsEntry("name", "demo/gone")
                        .containsEntry("version", 2)
                        .containsEntry("state", "deleted"));
        keystore("list", "other", "--deleted").prints("");
    }

    @Test
    default void jsonTellsSubNamespacesFromSecrets() {
        fill();
        var all = keystore("list", "demo", "-o", "json").array();
        assertThat(all).contains(Map.of("namespace", "demo/sub/")).hasSize(3);
        assertThat(all.stream().filter(one -> one.containsKey("name")))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one)
                        .containsKeys("name", "version", "created", "actor", "type", "size", "state")
                        .doesNotContainKey("value"));
    }

    @Test
    default void theLongTableHasALineEach() {
        fill();
        feed("7", "put", "demo/a", "--note", "the note").succeeds();
        var lines = keystore("list", "demo", "-l").succeedsSilently().lines();
        assertThat(lines).hasSize(4);
        assertThat(lines.stream().filter(line -> line.contains("demo/a")))
                .singleElement()
                .asString()
                .contains("2", "text", "Z");
        assertThat(keystore("list", "-r", "-l").lines()).hasSize(6);
        assertThat(keystore("list", "-r", "--long").lines()).hasSize(6);
    }

    @Test
    default void badNamespacesAreUsage() {
        keystore("list", "demo/*").fails(2);
        keystore("list", "/").fails(2);
        keystore("list", "..").fails(2);
        keystore("list", "demo", "other").fails(2);
    }

    @Test
    default void moreThanAPageIsListedWhole() {
        String large = "x".repeat(60_000);
        for (int i = 0; i < 20; i++) {
            shell().has("pages/n" + (10 + i), large);
        }
        assertThat(keystore("list", "pages").lines()).hasSize(20).isSorted().doesNotHaveDuplicates();
    }
}
