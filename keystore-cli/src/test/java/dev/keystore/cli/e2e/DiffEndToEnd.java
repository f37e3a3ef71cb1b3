package dev.keystore.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code diff}. */
interface DiffEndToEnd extends EndToEnd {
    private Finished differs(String... words) {
        Finished diff = keystore(words);
        assertThat(diff.code()).describedAs("%s", diff).isEqualTo(1);
        assertThat(diff.err()).isEmpty();
        return diff;
    }

    @Test
    default void equalValuesEndWithZero() {
        shell().has("demo/a", "same").has("demo/b", "same");
        keystore("diff", "demo/a", "demo/b").prints("").succeedsSilently();
        assertThat(keystore("diff", "demo/a", "demo/b", "-o", "json").object())
                .containsEntry("equal", true)
                .containsEntry("changed", List.of())
                .containsEntry("added", List.of())
                .containsEntry("removed", List.of());
    }

    @Test
    default void differentOnesEndWithOneAndShowNoValue() {
        shell().has("demo/a", "hunter2").has("demo/a", "hunter3");
        Finished diff = differs("diff", "demo/a@1", "demo/a@2");
        assertThat(diff.text()).isNotEmpty().doesNotContain("hunter");
        assertThat(differs("diff", "demo/a@1", "demo/a", "--show-values").text())
                .contains("hunter2", "hunter3");
        assertThat(Finished.object(
                        differs("diff", "demo/a@1", "demo/a", "-o", "json").text()))
                .containsEntry("equal", false);
    }

    @Test
    default void jsonObjectsAreComparedByKey() {
        shell().has("demo/a", "{\"same\":1,\"changed\":\"hunter2\",\"removed\":3}")
                .has("demo/a", "{ \"changed\":\"hunter3\", \"added\":4, \"same\":1 }");
        Finished diff = differs("diff", "demo/a@1", "demo/a@2");
        assertThat(diff.lines()).hasSize(3);
        assertThat(diff.text()).contains("changed", "added", "removed").doesNotContain("same", "hunter");
        assertThat(Finished.object(
                        differs("-o", "json", "diff", "demo/a@1", "demo/a@2").text()))
                .containsEntry("equal", false)
                .containsEntry("changed", List.of("changed"))
                .containsEntry("added", List.of("added"))
                .containsEntry("removed", List.of("removed"));
    }

    @Test
    default void nothingToCompareIsNotFound() {
        shell().has("demo/a", "v");
        keystore("diff", "demo/a", "demo/b").fails(3, "demo/b");
        keystore("diff", "demo/a").fails(2);
        keystore("diff", "demo/a", "b").fails(2);
    }
}
