package dev.keystore.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code destroy}. */
interface DestroyEndToEnd extends EndToEnd {
    @Test
    default void nothingIsDestroyedUnconfirmed() {
        shell().has("demo/a", "1").has("demo/a", "2");
        keystore("destroy", "demo/a", "--versions", "1").fails(2, "--yes");
        keystore("destroy", "demo/a", "--versions", "1", "-o", "json").failsInJson(2, "usage");
        keystore("destroy", "demo/a", "--yes").fails(2);
        keystore("destroy", "demo/a", "--versions", "1", "--all", "--yes").fails(2);
        keystore("destroy", "demo/a", "--versions", "1", "--force", "--yes").fails(2);
        keystore("destroy", "demo/a", "--versions", "one", "--yes").fails(2);
        assertThat(value("demo/a@1")).isEqualTo("1");
    }

    @Test
    default void versionsAreGoneForGood() {
        shell().has("demo/a", "1").has("demo/a", "2").has("demo/a", "3").has("demo/a", "4");
        keystore("label", "demo/a", "live=3").succeeds();

        keystore("destroy", "demo/a", "--versions", "1,2", "--yes").prints("");
        keystore("get", "demo/a@1").fails(3, "destroyed");
        keystore("get", "demo/a@2").fails(3);
        keystore("rollback", "demo/a", "--to", "1").fails(3);
        keystore("destroy", "demo/a", "--versions", "4", "--yes").fails(5);
        keystore("destroy", "demo/a", "--versions", "3", "--yes").fails(5);
        keystore("destroy", "demo/a", "--versions", "9", "--yes").fails(3);
        assertThat(keystore("history", "demo/a", "-o", "json").array())
                .extracting(one -> one.get("state"))
                .containsExactly("live", "live", "destroyed", "destroyed");
        assertThat(value("demo/a")).isEqualTo("4");
        keystore("verify").succeeds();
    }

    @Test
    default void againIsNoFailure() {
        shell().has("demo/a", "1").has("demo/a", "2");
        assertThat(keystore("destroy", "demo/a", "--versions", "1", "--yes", "-o", "json")
                        .array())
                .singleElement()
                .satisfies(one -> assertThat(one).containsEntry("version", 1).containsEntry("state", "destroyed"));
        keystore("destroy", "demo/a", "--versions", "1", "--yes").succeeds();
        keystore("verify").succeeds();
    }

    @Test
    default void allNeedsADeletedNameWhoseWindowIsOver() {
        shell().has("demo/a", "1").has("demo/a", "2");
        keystore("label", "demo/a", "live=1").succeeds();
        keystore("destroy", "demo/a", "--all", "--yes").fails(5);
        keystore("destroy", "demo/a", "--all", "--force", "--yes").fails(5);
        keystore("delete", "demo/a").succeeds();
        keystore("destroy", "demo/a", "--all", "--yes").fails(5, "--force");

        keystore("destroy", "demo/a", "--all", "--force", "--yes").prints("");
        keystore("get", "demo/a").fails(3, "destroyed");
        keystore("get", "demo/a@1").fails(3);
        keystore("get", "demo/a@live").fails(3);
        keystore("undelete", "demo/a").fails(3);
        keystore("list", "-r").prints("");
        keystore("list", "-r", "--deleted").prints("");
        assertThat(keystore("describe", "demo/a", "-o", "json").object()).containsEntry("state", "destroyed");
        assertThat(keystore("history", "demo/a", "-o", "json").array())
                .allSatisfy(one -> assertThat(one).containsEntry("state", "destroyed"));
        keystore("verify").succeeds();
    }

    @Test
    default void aDestroyedNameGoesOnCounting() {
        shell().has("demo/a", "1");
        keystore("delete", "demo/a").succeeds();
        keystore("destroy", "demo/a", "--all", "--force", "--yes").succeeds();
        keystore("destroy", "demo/a", "--all", "--force", "--yes").succeeds();

        int last = keystore("history", "demo/a", "-o", "json").array().size();
        feed("anew", "put", "demo/a").prints("demo/a@" + (last + 1) + "\n");
        assertThat(value("demo/a")).isEqualTo("anew");
        keystore("get", "demo/a@1").fails(3);
        feed("x", "put", "demo/a", "--create-only").fails(5);
        keystore("verify").succeeds();
    }
}
