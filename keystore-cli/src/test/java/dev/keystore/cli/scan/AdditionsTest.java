package dev.keystore.cli.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.cli.mask.Needles;
import dev.keystore.cli.mask.Purpose;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Diffs are read by the numbers in their heads: only what was added counts, and nothing that was added can pass for a head. */
final class AdditionsTest {
    private static final String SECRET = "S3cr3t-Passw0rd!";

    private static List<String> found(String diff) throws IOException {
        List<String> found = new ArrayList<>();
        Needles needles = new Needles.Builder(Purpose.SEARCHING)
                .add("s", SECRET.getBytes(UTF_8), List.of())
                .add("m", "first line\nsecond line".getBytes(UTF_8), List.of())
                .build();
        Scan scan = new Scan(
                needles,
                (place, names) -> found.add(place.commit() + " " + place.file() + ":" + place.line() + " " + names),
                bytes -> {});
        new Additions(new ByteArrayInputStream(diff.getBytes(UTF_8)), scan).read();
        return found;
    }

    private static String head(String file) {
        return "diff --git a/x b/x\nindex 1..2 100644\n--- a/x\n+++ " + file + "\n";
    }

    @Test
    void addedLinesAlone() throws IOException {
        assertThat(found("commit abc\n\n" + head("b/x") + "@@ -3 +3,2 @@ " + SECRET + "\n-" + SECRET + "\n+a\n+"
                        + SECRET + "\n"))
                .containsExactly("abc x:4 [s]");
        assertThat(found(head("b/x") + "@@ -1,3 +1,2 @@\n " + SECRET + "\n-" + SECRET + "\n+b\n " + SECRET + "\n"))
                .isEmpty();
    }

    @Test
    void aValueOverSeveralLinesOfAHunk() throws IOException {
        assertThat(found(head("b/x") + "@@ -0,0 +7,3 @@\n+x\n+first line\n+second line\n"))
                .containsExactly("null x:8 [m]");
        assertThat(found(head("b/x") + "@@ -0,0 +1 @@\n+first line\n@@ -0,0 +9 @@\n+second line\n"))
                .isEmpty();
        assertThat(found(head("b/x") + "@@ -0,0 +1,3 @@\n+first line\n between\n+second line\n"))
                .isEmpty();
    }

    @Test
    void contentThatLooksLikeAHead() throws IOException {
        String evil = "+++ b/other\n+@@ -0,0 +1,99 @@\n+commit def\n";
        assertThat(found("commit abc\n" + head("b/x") + "@@ -0,0 +1,4 @@\n" + evil + "+" + SECRET + "\n"))
                .containsExactly("abc x:4 [s]");
    }

    @Test
    void linesWithoutAnEnd() throws IOException {
        String none = "\\ No newline at end of file\n";
        assertThat(found(head("b/x") + "@@ -1 +1 @@\n-old\n" + none + "+" + SECRET + "\n" + none + head("b/y")
                        + "@@ -0,0 +1 @@\n+" + SECRET + "\n"))
                .containsExactly("null x:1 [s]", "null y:1 [s]");
    }

    @Test
    void quotedNames() throws IOException {
        String added = "@@ -0,0 +1 @@\n+" + SECRET + "\n";
        assertThat(found(head("\"b/a\\\"b\\\\c\\tn\\n\\001\\303\\274\"") + added))
                .containsExactly("null a\"b\\c\tn\n\u0001ü:1 [s]");
        assertThat(found(head("b/with blank\t") + added)).containsExactly("null with blank:1 [s]");
        assertThat(found(head("b/b/b") + added)).containsExactly("null b/b:1 [s]");
    }

    /** In a merge there is a column for each parent. */
    @Test
    void whatAMergeAloneHasAdded() throws IOException {
        assertThat(found("diff --cc x\n--- a/x\n+++ b/x\n@@@ -1,2 -1,1 +1,3 @@@\n--gone\n +" + SECRET + "\n++" + SECRET
                        + "\n++end\n" + head("b/y") + "@@ -0,0 +1 @@\n+" + SECRET + "\n"))
                .containsExactly("null x:2 [s]", "null y:1 [s]");
    }

    @Test
    void aLineOfTenMebibytes() throws IOException {
        assertThat(found(head("b/x") + "@@ -0,0 +1,2 @@\n+" + "x".repeat(10 << 20) + SECRET + "\n+y" + SECRET + "\n"))
                .containsExactly("null x:1 [s]", "null x:2 [s]");
    }

    @Test
    void nonsenseIsSaid() {
        for (String nonsense : List.of(
                head("b/x") + "@@ -1 +1 @@\n+cut",
                head("b/x") + "@@ what @@\n",
                head("b/x") + "@@ -1 -1 @@\n",
                head("b/x") + "@@ -0,0 +1,99999999999999999999 @@\n",
                head("b/x") + "@@@@@@\n",
                head("\"b/cut"),
                head("\"b/cut\\"),
                head("\"b/cut\\9\""),
                head("\"b/cut\\30\""))) {
            assertThatThrownBy(() -> found(nonsense)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void theEndInTheMiddleOfAHunkIsAFailure() {
        InputStream cut = new ByteArrayInputStream((head("b/x") + "@@ -0,0 +1,2 @@\n+one\n").getBytes(UTF_8));
        Needles none = new Needles.Builder(Purpose.SEARCHING).build();
        assertThatThrownBy(() -> new Additions(cut, new Scan(none, (place, names) -> {}, bytes -> {})).read())
                .isInstanceOf(IOException.class);
    }
}
