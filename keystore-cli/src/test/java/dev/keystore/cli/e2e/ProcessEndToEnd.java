package dev.keystore.cli.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What only a process can show. */
interface ProcessEndToEnd extends EndToEnd {
    @Test
    default void aSecretGoesInAndComesOut() throws IOException {
        Shell shell = shell().packaged();
        shell.feed(ValuesEndToEnd.everyByte(), "put", "demo/a")
                .prints("demo/a@1\n")
                .succeedsSilently();
        assertThat(shell.keystore("get", "demo/a").succeedsSilently().out()).isEqualTo(ValuesEndToEnd.everyByte());
        assertThat(shell.keystore("get", "demo/a", "-o", "json").object()).containsEntry("version", 1);
        shell.keystore("get", "demo/gone").fails(3);
        shell.keystore("get", "demo/gone", "-o", "json").failsInJson(3, "not-found");
        assertThat(shell.feed("", "put", "demo/b").fails(2).err()).contains("empty");
        assertThat(shell.desk().root().resolve("tmp")).isEmptyDirectory();
    }

    @Test
    default void aClosedPipeEndsQuietly() {
        shell().has("demo/a", "x".repeat(60_000));
        String store = String.join(" ", shell().store());
        Finished head =
                PackagedProgram.script(shell().desk(), "{ \"$1\" " + store + " get demo/a; echo $? >&2; } | head -c1");
        assertThat(head.text()).isEqualTo("x");
        assertThat(head.err()).isEqualTo("0\n");
        Finished none =
                PackagedProgram.script(shell().desk(), "{ \"$1\" " + store + " get demo/a; echo $? >&2; } | true");
        assertThat(none.err()).isEqualTo("0\n");
    }

    @Test
    default void aFullDiskOnStandardOutputIsAnError() {
        shell().has("demo/a", "x".repeat(60_000));
        String store = String.join(" ", shell().store());
        Finished full = PackagedProgram.script(shell().desk(), "\"$1\" " + store + " get demo/a > /dev/full");
        assertThat(full.code()).isEqualTo(8);
        full.saysAnError();
    }

    @Test
    default void inputIsReadToItsEnd() {
        byte[] large = ValuesEndToEnd.some(ValuesEndToEnd.LIMIT);
        Shell shell = shell().packaged();
        shell.feed(large, "put", "demo/a", "--large").succeedsSilently();
        assertThat(shell.keystore("get", "demo/a").out()).isEqualTo(large);
        assertThat(shell.feed("pässwörd", "put", "demo/u", "--note", "Größe 日本")
                        .succeedsSilently()
                        .text())
                .isEqualTo("demo/u@1\n");
        assertThat(new String(shell().keystore("get", "demo/u").out(), UTF_8)).isEqualTo("pässwörd");
        assertThat(shell().keystore("describe", "demo/u").text()).contains("note: Größe 日本");
    }

    @Test
    default void severalComeThroughAPipeOrFromAFile() {
        Shell shell = shell().packaged();
        shell.feed("{\"demo/a\":\"1\",\"demo/b\":\"2\"}", "put", "--many").printsLines("demo/a@1", "demo/b@1");
        shell().desk().file("values.json", "{\"demo/a\":\"3\"}");
        PackagedProgram.script(
                        shell().desk(),
                        "\"$1\" " + String.join(" ", shell().store()) + " put --many < values.json; \"$1\" "
                                + String.join(" ", shell().store()) + " put demo/b < values.json")
                .printsLines("demo/a@2", "demo/b@2");
    }

    @Test
    default void aPosixLocaleChangesNothing() {
        Shell posix = shell().packaged().with("LC_ALL", "POSIX");
        shell().desk().file("grün.txt", "grün");
        posix.keystore("put", "demo/a", "--file", "grün.txt", "--note", "Größe 日本")
                .succeedsSilently();
        assertThat(shell().keystore("describe", "demo/a").text()).contains("note: Größe 日本\n");
        posix.keystore("-q", "put", "demo/a", "pässwörd").succeeds();
        assertThat(value("demo/a")).isEqualTo("pässwörd");

        shell().desk().file("editor", "printf %s \"${LC_ALL-unset}\" > \"$1\"");
        posix.with("EDITOR", "sh editor").keystore("edit", "demo/a").succeeds();
        assertThat(value("demo/a")).isEqualTo("POSIX");
        posix.without("LC_ALL")
                .with("EDITOR", "sh editor")
                .keystore("edit", "demo/a")
                .succeeds();
        assertThat(value("demo/a")).isEqualTo("unset");
    }

    @Test
    default void aHomeMayHaveAnyName() throws IOException {
        Path home = Files.createDirectory(shell().desk().path("jörg"));
        Shell posix = shell().packaged().with("LC_ALL", "C").with("HOME", home.toString());
        posix.naming("--local").feed("v", "put", "demo/a").succeeds();
        assertThat(home.resolve(".local/share/keystore/local/store.db")).isNotEmptyFile();
    }
}
