package dev.keystore.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code copy} and {@code move}. */
interface CopyEndToEnd extends EndToEnd {
    @Test
    default void copyHasValueAndDetails() {
        feed("one", "put", "demo/a", "--note", "n", "--tag", "k=v").succeeds();
        shell().has("demo/a", "two");

        keystore("copy", "demo/a", "other/b").prints("other/b@1\n");
        assertThat(value("other/b")).isEqualTo("two");
        assertThat(keystore("copy", "demo/a@1", "other/c", "-o", "json").object())
                .containsEntry("name", "other/c")
                .containsEntry("version", 1)
                .containsEntry("note", "n")
                .containsEntry("tags", Map.of("k", "v"));
        assertThat(value("other/c")).isEqualTo("one");
        assertThat(value("demo/a")).isEqualTo("two");
        keystore("verify").succeeds();
    }

    @Test
    default void theTargetMustHaveNoHistory() {
        shell().has("demo/a", "1").has("demo/b", "2");
        keystore("copy", "demo/a", "demo/b").fails(5);
        keystore("delete", "demo/b").succeeds();
        keystore("copy", "demo/a", "demo/b").fails(5);
        keystore("move", "demo/a", "demo/b").fails(5);
        keystore("copy", "demo/a", "demo/a").fails(5);
        assertThat(value("demo/a")).isEqualTo("1");
        keystore("copy", "demo/nothing", "demo/c").fails(3);
        keystore("copy", "demo/a#/x", "demo/c").fails(2);
        keystore("copy", "demo/a").fails(2);
    }

    @Test
    default void moveDeletesTheOldName() {
        feed("v", "put", "demo/a", "--note", "n").succeeds();

        Finished moved = keystore("move", "demo/a", "other/deep/b").prints("other/deep/b@1\n");
        assertThat(moved.err()).contains("undelete demo/a");
        assertThat(value("other/deep/b")).isEqualTo("v");
        keystore("get", "demo/a").fails(3);
        keystore("undelete", "demo/a").succeeds();
        assertThat(value("demo/a")).isEqualTo("v");
        assertThat(keystore("move", "demo/a", "demo/z", "-o", "json").object()).containsEntry("name", "demo/z");
        keystore("move", "demo/a", "demo/y").fails(3);
        keystore("move", "demo/z", "demo/z").fails(5);
        assertThat(value("demo/z")).isEqualTo("v");
        keystore("verify").succeeds();
    }

    @Test
    default void aLargeValueIsCopiedToo() {
        shell().feed(ValuesEndToEnd.some(ValuesEndToEnd.LIMIT), "put", "demo/a", "--large")
                .succeeds();
        keystore("copy", "demo/a", "demo/b").succeeds();
        assertThat(keystore("get", "demo/b").out()).isEqualTo(ValuesEndToEnd.some(ValuesEndToEnd.LIMIT));
    }
}
