package dev.keystore.cli.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code scan}: where stored values stand, and never the value. */
interface ScanEndToEnd extends EndToEnd {
    String PASSWORD = "S3cr3t \"Passw0rd\"";

    private Finished finds(String... words) {
        Finished scan = keystore(words);
        assertThat(scan.code()).describedAs("%s", scan).isEqualTo(1);
        assertThat(scan.text() + scan.err()).doesNotContain("S3cr3t");
        return scan;
    }

    @Test
    default void fileLineAndName() {
        shell().has("demo/a", "first one").has("demo/a", PASSWORD).has("other/b", "another one");
        shell().desk().file("work/clean", "nothing\n");
        shell().desk().file("work/deep/plain", "x\ny " + PASSWORD + " and another one\n");
        shell().desk().file("work/json", "\n\n{\"x\":\"S3cr3t \\\"Passw0rd\\\"\"}");
        shell().desk().file("work/url", "a=1&b=S3cr3t+%22Passw0rd%22");
        shell().desk().file("work/base64", Base64.getEncoder().encodeToString(("u:" + PASSWORD).getBytes(UTF_8)));
        shell().desk()
                .file(
                        "work/hex",
                        "first one, which is old\n5333637233742022506173737730726422 5333637233742022506173737730726422\n5333637233742022506173737730726422");
        Finished scan = finds("scan", "work");
        assertThat(scan.lines())
                .containsExactly(
                        "work/base64:1 demo/a@2",
                        "work/deep/plain:2 demo/a@2",
                        "work/deep/plain:2 other/b@1",
                        "work/hex:2 demo/a@2",
                        "work/hex:3 demo/a@2",
                        "work/json:3 demo/a@2",
                        "work/url:1 demo/a@2");
        assertThat(scan.err()).isEmpty();
        assertThat(finds("scan", "-o", "json", "work/url", "work/clean").text())
                .isEqualTo("[{\"file\":\"work/url\",\"line\":1,\"name\":\"demo/a\",\"version\":2}]\n");
        keystore("scan", "work/clean").succeedsSilently().prints("");
        keystore("scan", "work/clean", "-o", "json").succeedsSilently().prints("[]\n");
    }

    @Test
    default void scanLooksForWhatIsNamed() {
        shell().has("demo/a", "value one").has("demo/a", "value two").has("other/b", "value three");
        shell().desk().file("all", "value one\nvalue two\nvalue three\n");
        assertThat(finds("scan", "all").lines()).containsExactly("all:2 demo/a@2", "all:3 other/b@1");
        assertThat(finds("scan", "--from", "other", "all").lines()).containsExactly("all:3 other/b@1");
        assertThat(finds("scan", "--from", "demo/a@1", "all").lines()).containsExactly("all:1 demo/a@1");
        assertThat(finds("scan", "all", "--from", "demo,demo/a@1").lines())
                .containsExactly("all:1 demo/a@1", "all:2 demo/a@2");
        keystore("scan", "--from", "nothing", "all").fails(3, "nothing");
        keystore("scan", "--from", "demo/c@latest", "all").fails(3, "demo/c");
    }

    @Test
    default void standardInput() {
        shell().has("demo/a", PASSWORD);
        Finished scan = feed("x\n" + PASSWORD, "scan", "-");
        assertThat(scan.code()).isEqualTo(1);
        assertThat(scan.text()).isEqualTo("-:2 demo/a@1\n");
        feed("nothing", "scan", "-").succeedsSilently();
    }

    @Test
    default void whatCantBeReadIsSaid() {
        shell().has("demo/a", PASSWORD);
        shell().desk().file("good", PASSWORD);
        shell().desk().file("clean", "x");
        Finished partly = keystore("scan", "gone", "clean", "gone too");
        assertThat(partly.code()).isEqualTo(10);
        partly.saysAnError();
        assertThat(partly.err().lines()).hasSize(2);
        assertThat(partly.err()).contains("'gone'", "'gone too'");
        Finished found = keystore("scan", "gone", "good");
        assertThat(found.code()).isEqualTo(1);
        assertThat(found.text()).isEqualTo("good:1 demo/a@1\n");
        assertThat(found.err()).contains("'gone'");
        Finished json = keystore("scan", "gone", "clean", "-o", "json");
        assertThat(json.code()).isEqualTo(10);
        assertThat(json.text()).isEqualTo("[]\n");
        assertThat(json.jsonError()).containsEntry("code", "failed");
    }

    @Test
    default void shortValuesAreSkippedWithANotice() {
        shell().has("demo/a", "seven77").has("demo/b", "eight888");
        shell().desk().file("file", "seven77 eight888");
        Finished scan = finds("scan", "file");
        assertThat(scan.text()).isEqualTo("file:1 demo/b@1\n");
        assertThat(scan.err()).contains("demo/a@1").doesNotContain("demo/b");
        assertThat(finds("scan", "file", "-q").err()).isEmpty();
    }

    @Test
    default void deletedOnesAreNotLookedFor() {
        shell().has("demo/a", PASSWORD).has("demo/b", "another one");
        keystore("delete", "-q", "demo/a").succeeds();
        shell().desk().file("file", PASSWORD + " another one");
        assertThat(finds("scan", "file").text()).isEqualTo("file:1 demo/b@1\n");
    }

    @Test
    default void anEmptyStoreFindsNothing() {
        shell().desk().file("file", PASSWORD);
        assertThat(keystore("scan", "file").succeeds().err()).contains("nothing to look for");
    }

    @Test
    default void oneThingAtATime() {
        keystore("scan").fails(2, "nothing to scan");
        for (List<String> words : List.of(
                List.of("scan", "file", "--git", "HEAD"),
                List.of("scan", "file", "--staged"),
                List.of("scan", "--git", "HEAD", "--staged"))) {
            keystore(words.toArray(String[]::new)).fails(2, "exclude");
        }
        keystore("scan", "--git=--upload-pack=x").fails(2, "dash");
    }
}
