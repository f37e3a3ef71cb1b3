package dev.keystore.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code verify}, where all is as it was sealed; what attackers do is for others to show. */
interface VerifyEndToEnd extends EndToEnd {
    @Test
    default void aCleanStoreIsClean() {
        shell().has("demo/a", "1").has("demo/a", "2").has("other/b", "3");
        keystore("label", "demo/a", "live=1").succeeds();

        keystore("verify").prints("");
        assertThat(keystore("verify", "-o", "json").object())
                .containsEntry("ok", true)
                .containsEntry("checked", 2)
                .containsEntry("findings", List.of());
        assertThat(keystore("verify", "demo", "-o", "json").object()).containsEntry("checked", 1);
        assertThat(keystore("verify", "demo/", "-o", "json").object()).containsEntry("checked", 1);
        assertThat(keystore("verify", "demo/a@latest", "-o", "json").object()).containsEntry("checked", 1);
        assertThat(keystore("verify", "demo/a@live", "-o", "json").object()).containsEntry("checked", 1);
    }

    @Test
    default void anEmptyStoreIsClean() {
        assertThat(keystore("verify", "-o", "json").object())
                .containsEntry("ok", true)
                .containsEntry("checked", 0);
    }

    @Test
    default void nothingToVerifyIsNotFound() {
        keystore("verify", "nothing").fails(3);
        keystore("verify", "demo/nothing@latest").fails(3);
        keystore("verify", "demo/*").fails(2);
    }

    @Test
    default void acceptAndRepairAsk() {
        shell().has("demo/a", "1");
        keystore("verify", "--accept").fails(2, "--yes");
        keystore("verify", "--repair").fails(2, "--yes");
        keystore("verify", "--accept", "--yes").succeeds();
        keystore("verify", "--repair", "--yes").succeeds();
        assertThat(keystore("verify", "--accept", "--repair", "--yes", "-o", "json")
                        .object())
                .containsEntry("ok", true);
        assertThat(value("demo/a")).isEqualTo("1");
    }
}
