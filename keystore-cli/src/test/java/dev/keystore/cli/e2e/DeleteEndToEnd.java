package dev.keystore.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;

/** {@code delete} and {@code undelete}. */
interface DeleteEndToEnd extends EndToEnd {
    @Test
    default void whatIsDeletedIsNotRead() {
        shell().has("demo/a", "v").has("demo/a", "w");
        keystore("label", "demo/a", "live=1").succeeds();

        Finished deleted = keystore("delete", "demo/a").prints("");
        assertThat(deleted.err()).startsWith("keystore: ").contains("undelete demo/a");
        keystore("get", "demo/a").fails(3, "deleted");
        keystore("get", "demo/a@1").fails(3);
        keystore("get", "demo/a@live").fails(3);
        keystore("get", "demo/a@latest", "-o", "json").failsInJson(3, "not-found");
        keystore("delete", "demo/a").fails(3);
        keystore("delete", "demo/nothing").fails(3);
        keystore("verify", "demo/a@latest").succeeds();
    }

    @Test
    default void undeleteIsANewVersionWithTheLastValue() {
        feed("w", "put", "demo/a", "--note", "n").succeeds();
        keystore("delete", "demo/a", "-q").succeedsSilently();

        keystore("undelete", "demo/a").prints("demo/a@3\n");
        assertThat(value("demo/a")).isEqualTo("w");
        assertThat(keystore("describe", "demo/a", "-o", "json").object()).containsEntry("note", "n");
        assertThat(value("demo/a@1")).isEqualTo("w");
        keystore("undelete", "demo/a").fails(5);
        keystore("undelete", "demo/nothing").fails(3);
        keystore("verify").succeeds();
    }

    @Test
    default void putBringsADeletedNameBack() {
        shell().has("demo/a", "v");
        keystore("delete", "demo/a").succeeds();

        feed("new", "put", "demo/a").prints("demo/a@3\n");
        assertThat(value("demo/a")).isEqualTo("new");
        assertThat(value("demo/a@1")).isEqualTo("v");
        keystore("list", "demo").printsLines("demo/a");
    }

    @Test
    default void severalAtOnce() {
        shell().has("demo/a", "1").has("demo/b", "2").has("demo/c", "3");

        assertThat(keystore("delete", "demo/a", "demo/b", "-o", "json").array())
                .extracting(one -> one.get("name"), one -> one.get("version"), one -> one.get("state"))
                .containsExactly(tuple("demo/a", 2, "deleted"), tuple("demo/b", 2, "deleted"));
        assertThat(keystore("undelete", "demo/a", "demo/b", "-o", "json").array())
                .extracting(one -> one.get("version"))
                .containsExactly(3, 3);
        keystore("delete", "demo/a", "demo/b").succeeds();
        keystore("undelete", "demo/b", "demo/a").printsLines("demo/b@5", "demo/a@5");
    }

    @Test
    default void whereSomeFailTheRestIsDone() {
        shell().has("demo/a", "1").has("demo/b", "2");

        Finished some = keystore("delete", "demo/a", "demo/nothing", "demo/b");
        assertThat(some.code()).isEqualTo(10);
        assertThat(some.err()).contains("demo/nothing").contains("undelete demo/a demo/b");
        keystore("get", "demo/a").fails(3);
        keystore("delete", "demo/nothing", "demo/neither").fails(3);
        Finished json = keystore("undelete", "-o", "json", "demo/nothing", "demo/a");
        assertThat(json.code()).isEqualTo(10);
        assertThat(json.jsonError()).containsEntry("retryable", false);
    }

    @Test
    default void theRecoveryWindowHasBounds() {
        shell().has("demo/a", "1");
        keystore("delete", "demo/a", "--recovery-window", "6d").fails(2);
        keystore("delete", "demo/a", "--recovery-window", "91d").fails(2);
        keystore("delete", "demo/a", "--recovery-window", "soon").fails(2);
        keystore("delete", "demo/a", "--recovery-window", "7d").succeeds();
        keystore("undelete", "demo/a").succeeds();
        keystore("delete", "demo/a", "--recovery-window", "90d").succeeds();
        keystore("delete").fails(2, "NAME");
    }
}
