package dev.keystore.cli.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code export} and {@code env}: a namespace as a document, exactly or not at all. */
interface ExportEndToEnd extends EndToEnd {
    /** What every format for leaves has to carry, and what dotenv can. */
    private void fill() {
        feed("""
                {"demo/db-user": "joe", "demo/empty": "", "demo/blanks": "  two  ", "demo/two-lines": "one\\n\\ntwo\\n",
                 "demo/number": "0123", "demo/truth": "yes", "demo/quote": "say 'hi'", "demo/unicode": "k\\u00e4se \\ud83d\\ude00",
                 "demo/dollar": "pa$word%1", "demo/deep/er": "not part of it"}""", "put", "--many").succeeds();
    }

    @Test
    default void whatIsExportedCanBeImported() {
        fill();
        for (String format : List.of("json", "yaml", "properties", "csv")) {
            String document = keystore("export", "demo", "--format", format)
                    .succeedsSilently()
                    .text();
            feed(document, "import", "from-" + format, "-", "--format", format).succeeds();
            assertThat(keystore("export", "from-" + format).succeedsSilently().text())
                    .isEqualTo(keystore("export", "demo").text());
        }
        String dotenv = keystore("export", "demo", "--format", "dotenv")
                .succeedsSilently()
                .text();
        feed(dotenv, "import", "from-dotenv", "-", "--format", "dotenv", "--kebab")
                .succeeds();
        assertThat(keystore("export", "from-dotenv").text())
                .isEqualTo(keystore("export", "demo").text());
    }

    @Test
    default void twoExportsAreTheSameBytes() {
        fill();
        for (String format : List.of("json", "yaml", "properties", "csv", "dotenv", "sh", "fish", "tfvars")) {
            byte[] first =
                    keystore("export", "demo", "--format", format).succeeds().out();
            assertThat(keystore("export", "demo", "--format", format).out()).isEqualTo(first);
        }
        assertThat(keystore("env", "demo").out())
                .isEqualTo(keystore("export", "demo", "--format", "sh").out());
    }

    @Test
    default void namesMayDifferOnlyInCapitalsWhereTheyAreLeaves() {
        shell().has("demo/db", "1").has("demo/DB", "2").has("demo/Db", "3");
        keystore("export", "demo").prints("{\"DB\":\"2\",\"Db\":\"3\",\"db\":\"1\"}\n");
        for (String format : List.of("dotenv", "sh", "docker", "tfvars")) {
            keystore("export", "demo", "--format", format).fails(2, "DB", "Db", "db");
        }
    }

    @Test
    default void whatIsNoTextIsRefusedOrBase64() {
        shell().feed(new byte[] {(byte) 0xff, 0, 1}, "put", "demo/binary").succeeds();
        shell().has("demo/text", "hunter2");
        for (String format : List.of("json", "yaml", "csv", "sh", "dotenv", "github")) {
            Finished refused = keystore("export", "demo", "--format", format).fails(2, "binary");
            assertThat(refused.err()).doesNotContain("hunter2", "text,");
        }
        keystore("export", "demo", "--binary", "base64").prints("{\"binary\":\"/wAB\",\"text\":\"hunter2\"}\n");
        keystore("export", "demo", "--binary", "hex").fails(2);
    }

    @Test
    default void aNulIsForLeavesAlone() {
        feed("a\0b", "put", "demo/nul").succeeds();
        keystore("export", "demo").prints("{\"nul\":\"a\\u0000b\"}\n");
        for (String format : List.of("csv", "dotenv", "sh", "fish", "powershell", "cmd", "docker", "tfvars")) {
            keystore("export", "demo", "--format", format).fails(2, "nul");
        }
    }

    @Test
    default void anExportedFileIsPrivateAndWhole() throws IOException {
        fill();
        Path target = shell().desk().file("target", "old");
        Path link = Files.createSymbolicLink(shell().desk().path("link"), target);
        keystore("export", "demo", "--out", "link").prints("");
        assertThat(link).isSymbolicLink();
        assertThat(target).hasContent(keystore("export", "demo").text().strip());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rw-------");
        Files.createDirectory(shell().desk().path("folder"));
        keystore("export", "demo", "--out", "folder").fails(8, "folder");
        keystore("export", "demo", "--format", "cmd", "--out", "link").fails(2);
        assertThat(target).hasContent(keystore("export", "demo").text().strip());
        assertThat(shell().desk().files()).noneMatch(left -> left.toString().contains(".part"));
    }

    @Test
    default void githubGetsItsMasksFirstAndItsFile() throws IOException {
        feed("""
                {"demo/token": "hunter2%", "demo/lines": "first line\\nab\\nthird line", "demo/document": "{\\"a\\": {\\"b\\": [\\"deep one\\"]}}"}""", "put", "--many").succeeds();
        Path file = shell().desk().file("github-env", "");
        Finished export = shell().with("GITHUB_ENV", file.toString()).keystore("export", "demo", "--format", "github");
        assertThat(export.succeeds().err())
                .isEqualTo("keystore: a part of the value of lines is too short to be masked\n");
        assertThat(export.lines())
                .containsExactlyInAnyOrder(
                        "::add-mask::hunter2%25",
                        "::add-mask::first line",
                        "::add-mask::third line",
                        "::add-mask::{\"a\": {\"b\": [\"deep one\"]}}",
                        "::add-mask::deep one");
        assertThat(Files.readString(file, UTF_8))
                .matches(
                        "(?s)DOCUMENT<<(\\S{32,})\n.*\n\\1\nLINES<<\\1\nfirst line\nab\nthird line\n\\1\nTOKEN<<\\1\nhunter2%\n\\1\n");
        keystore("export", "demo", "--format", "github").fails(8, "GITHUB_ENV");
        assertThat(shell().with("GITHUB_ENV", "no/such/file")
                        .keystore("export", "demo", "--format", "github")
                        .fails(8, "no/such/file")
                        .out())
                .isEmpty();
        assertThat(shell().desk().path("no")).doesNotExist();
    }

    @Test
    default void masksAreForJobsOfGithubAlone() throws IOException {
        shell().has("demo/a", "hunter2");
        Path file = shell().desk().file("out", "BEFORE=1\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        String[] export = {"export", "demo", "--format", "github", "--out", "out"};
        assertThat(keystore(export).fails(8, "GITHUB_ACTIONS").out()).isEmpty();
        shell().with("GITHUB_ACTIONS", "false").keystore(export).fails(8);
        assertThat(file).hasContent("BEFORE=1");
        shell().with("GITHUB_ACTIONS", "true").keystore(export).prints("::add-mask::hunter2\n");
        assertThat(Files.readString(file, UTF_8)).matches("BEFORE=1\nA<<(\\S+)\nhunter2\n\\1\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    default void anEmptyNamespaceIsNotFound() {
        keystore("export", "demo").fails(3, "demo");
        keystore("env", "demo").fails(3, "demo");
        keystore("export", "demo", "-o", "json").failsInJson(3, "not-found");
        shell().has("demo/a", "v");
        keystore("delete", "-q", "demo/a").succeeds();
        keystore("export", "demo").fails(3, "demo");
    }

    @Test
    default void theEnvironmentMayPreferJson() {
        shell().has("demo/a", "v");
        shell().with("KEYSTORE_OUTPUT", "json").keystore("env", "demo").prints("export A='v'\n");
        keystore("env", "demo", "-o", "json").failsInJson(2, "usage");
        shell().with("KEYSTORE_OUTPUT", "text")
                .keystore("env", "demo", "-o", "json")
                .failsInJson(2, "usage");
    }
}
