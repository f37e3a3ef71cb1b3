package dev.keystore.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code label}. */
interface LabelEndToEnd extends EndToEnd {
    @Test
    default void labelsAreSetMovedAndRemoved() {
        shell().has("demo/a", "1").has("demo/a", "2");

        keystore("label", "demo/a").prints("");
        keystore("label", "demo/a", "live=1", "next=2").printsLines("live 1", "next 2");
        keystore("label", "demo/a", "live=2").printsLines("live 2", "next 2");
        assertThat(keystore("label", "demo/a", "-o", "json").object())
                .containsEntry("live", 2)
                .containsEntry("next", 2)
                .hasSize(2);
        keystore("label", "demo/a", "--remove", "next").printsLines("live 2");
        keystore("get", "demo/a@next").fails(3);
        assertThat(keystore("label", "demo/a", "--remove", "live", "-o", "json").object())
                .isEmpty();
        keystore("label", "demo/a", "--remove", "live").fails(3);
        keystore("verify").succeeds();
    }

    @Test
    default void fromIsCompareAndSet() {
        shell().has("demo/a", "1").has("demo/a", "2").has("demo/a", "3");
        keystore("label", "demo/a", "live=1").succeeds();

        keystore("label", "demo/a", "live=3", "--from", "2").fails(5);
        keystore("label", "demo/a", "live=3", "--from", "2", "-o", "json").failsInJson(5, "conflict");
        keystore("label", "demo/a", "new=3", "--from", "1").fails(5);
        assertThat(value("demo/a@live")).isEqualTo("1");
        keystore("label", "demo/a", "live=3", "--from", "1").printsLines("live 3");
        keystore("label", "demo/a", "--from", "1").fails(2);
    }

    @Test
    default void onlyVersionsThatAreThereAreLabelled() {
        shell().has("demo/a", "1").has("demo/a", "2");
        keystore("label", "demo/a", "live=3").fails(3);
        keystore("label", "demo/nothing", "live=1").fails(3);
        keystore("label", "demo/nothing").fails(3);
        keystore("destroy", "demo/a", "--versions", "1", "--yes").succeeds();
        keystore("label", "demo/a", "live=1").fails(3);
        keystore("label", "demo/a").prints("");
    }

    @Test
    default void badLabelsAreUsage() {
        shell().has("demo/a", "1");
        for (String bad : new String[] {
            "latest=1", "Live=1", "1=1", "a b=1", "live", "live=", "live=0", "=1", "é=1", "l".repeat(33) + "=1"
        }) {
            keystore("label", "demo/a", bad).fails(2);
        }
        keystore("label", "demo/a", "live=1", "live=1").fails(2);
        keystore("label", "demo/a", "live=1", "--remove", "live").fails(2);
        keystore("label", "demo/a", "l" + "2".repeat(31) + "=1").succeeds();
    }

    @Test
    default void labelsOutliveANewVersion() {
        shell().has("demo/a", "1");
        keystore("label", "demo/a", "live=1").succeeds();
        shell().has("demo/a", "2");
        assertThat(value("demo/a@live")).isEqualTo("1");
        keystore("delete", "demo/a").succeeds();
        keystore("undelete", "demo/a").succeeds();
        assertThat(value("demo/a@live")).isEqualTo("1");
    }
}
