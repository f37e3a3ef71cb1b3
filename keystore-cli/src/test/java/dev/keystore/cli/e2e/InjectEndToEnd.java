package dev.keystore.cli.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** {@code inject}: references in a template become values, all or none. */
interface InjectEndToEnd extends EndToEnd {
    @Test
    default void everyKindOfReference() {
        feed("{\"user\":\"joe\",\"n\":{\"port\":5432}}", "put", "demo/db").succeeds();
        shell().has("demo/token", "one").has("demo/token", "two");
        keystore("label", "demo/token", "live=1").succeeds();
        feed(
                        "{{ keystore:demo/db#/user }}:{{keystore:demo/db#/n/port}} {{\tkeystore:demo/token\t}} "
                                + "{{ keystore:demo/token@1 }}{{ keystore:demo/token@live }}{{ keystore:demo/token@latest }}",
                        "inject")
                .prints("joe:5432 two oneonetwo");
    }

    @Test
    default void bytesStayWhatTheyAre() throws IOException {
        byte[] value = new byte[256];
        for (int i = 0; i < value.length; i++) {
            value[i] = (byte) i;
        }
        shell().feed(value, "put", "demo/binary").succeeds();
        ByteArrayOutputStream template = new ByteArrayOutputStream();
        template.write(value);
        template.writeBytes("{{ keystore:demo/binary }}".getBytes(US_ASCII));
        template.write(value);
        byte[] out = shell().feed(template.toByteArray(), "inject")
                .succeedsSilently()
                .out();
        assertThat(out).hasSize(3 * value.length).startsWith(value).endsWith(value);
        assertThat(Arrays.copyOfRange(out, 256, 512)).isEqualTo(value);
    }

    @Test
    default void aValueIsNoTemplate() {
        shell().has("demo/a", "{{ keystore:demo/b }}").has("demo/b", "{{ keystore:demo/a }} \\{{");
        feed("{{ keystore:demo/a }}|{{ keystore:demo/b }}", "inject")
                .prints("{{ keystore:demo/b }}|{{ keystore:demo/a }} \\{{");
    }

    @Test
    default void allThatIsMissingIsListedAndNothingWritten() throws IOException {
        shell().has("demo/here", "hunter2");
        Path file = shell().desk().file("out", "old");
        shell().desk()
                .file(
                        "t",
                        "{{ keystore:demo/here }} {{ keystore:demo/one }} {{ keystore:demo/two@7 }} {{ keystore:demo/here@9 }}");
        Finished missing = keystore("inject", "t", "--out", "out").fails(3, "demo/one", "demo/two", "9");
        assertThat(missing.err()).doesNotContain("hunter2");
        keystore("inject", "t").fails(3);
        assertThat(file).hasContent("old");
        assertThat(Files.getPosixFilePermissions(file)).hasSizeGreaterThan(2);
    }

    @Test
    default void anInjectedFileIsPrivateAndWhole() throws IOException {
        shell().has("demo/a", "v");
        shell().desk().file("t", "x{{ keystore:demo/a }}y");
        Path target = shell().desk().file("target", "old");
        Path link = Files.createSymbolicLink(shell().desk().path("link"), target);
        keystore("inject", "t", "--out", "link").prints("");
        assertThat(link).isSymbolicLink();
        assertThat(target).hasContent("xvy");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rw-------");
        Files.createDirectory(shell().desk().path("folder"));
        keystore("inject", "t", "--out", "folder").fails(8, "folder");
        keystore("inject", "folder").fails(2, "folder");
        keystore("inject", "t", "--out", "t").prints("");
        assertThat(shell().desk().path("t")).hasContent("xvy");
    }

    @Test
    default void badReferencesAreToldByTheirLine() {
        feed("a\nb\n{{ keystore:demo/a", "inject").fails(2, "line 3");
        feed("a\n{{ keystore:demo/a\n}}", "inject").fails(2, "line 2");
        feed("a\n{{ keystore:demo }}", "inject").fails(2, "line 2");
        feed("{{ keystore:demo/a@1@2 }}", "inject").fails(2, "line 1");
        feed("{{ keystore:demo/a#x }}", "inject").fails(2, "line 1");
        feed("{{ keystore://nowhere/demo/a }}", "inject").fails(8, "nowhere");
        feed("x".repeat(10 * 1024 * 1024 + 1), "inject").fails(2, "10485760");
    }

    @Test
    default void otherBracesAreText() {
        shell().has("demo/a", "v");
        feed("{{ .Values }} {{{ keystore:demo/a }}} {keystore:demo/a} \\{{ keystore:demo/a }} \\\\{{ {{", "inject")
                .prints("{{ .Values }} {v} {keystore:demo/a} {{ keystore:demo/a }} \\{{ {{");
    }
}
