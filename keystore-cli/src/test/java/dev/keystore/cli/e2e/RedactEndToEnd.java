package dev.keystore.cli.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

/** {@code redact}: what passes through, without the secrets. */
interface RedactEndToEnd extends EndToEnd {
    @Test
    default void everyFormIsMasked() {
        shell().has("demo/a", "it's ä \"secret\"")
                .has("demo/below/b", "{\"user\":\"somebody\",\"password\":\"p4ssw0rd\"}");
        Finished redacted = feed("""
                raw it's ä "secret"
                json it's ä \\"secret\\" it's \\u00e4 \\"secret\\"
                url it%27s%20%C3%A4%20%22secret%22 it%27s+%c3%a4+%22secret%22
                base64 aXQncyDDpCAic2VjcmV0Ig==
                hex 6974277320c3a4202273656372657422 6974277320C3A4202273656372657422
                shell 'it'\\''s ä "secret"'
                leaves p4ssw0rd somebody user
                """, "redact", "--from", "demo");
        redacted.succeedsSilently();
        assertThat(redacted.text()).isEqualTo("""
                raw ***
                json *** ***
                url *** ***
                base64 ***
                hex *** ***
                shell '***'
                leaves *** *** user
                """);
    }

    @Test
    default void redactionIsOfWhatIsNamed() {
        shell().has("demo/a", "secret-a")
                .has("other/b", "secret-b")
                .has("third/c", "{\"x\":\"secret-c\",\"y\":\"secret-d\"}");
        String text = "secret-a secret-b secret-c secret-d";
        feed(text, "redact", "--from", "demo").prints("*** secret-b secret-c secret-d");
        feed(text, "redact", "--from", "other/b@latest,demo/").prints("*** *** secret-c secret-d");
        feed(text, "redact", "--from", "third/c@1#/x", "--from", "keystore:other/b")
                .prints("secret-a *** *** secret-d");
        shell().has("demo/a", "secret-2");
        feed("secret-a secret-2", "redact", "--from", "demo").prints("secret-a ***");
        feed("secret-a secret-2", "redact", "--from", "demo/a@1").prints("*** secret-2");
    }

    @Test
    default void otherBytesStayAsTheyAre() {
        shell().has("demo/a", "no such secret");
        byte[] every = ValuesEndToEnd.everyByte();
        assertThat(shell().feed(every, "redact", "--from", "demo").out()).isEqualTo(every);
        assertThat(shell().packaged().feed(every, "redact", "--from", "demo").out())
                .isEqualTo(every);
        assertThat(feed("", "redact", "--from", "demo").succeedsSilently().out())
                .isEmpty();
    }

    @Test
    default void whatCantBeMaskedIsSaidOnce() {
        shell().has("demo/a", "short").has("demo/b", "longer");
        Finished redacted = feed("short longer short", "redact", "--from", "demo");
        assertThat(redacted.text()).isEqualTo("short *** short");
        assertThat(redacted.err()).containsOnlyOnce("demo/a@1").doesNotContain("demo/b");
        feed("short", "redact", "-q", "--from", "demo").succeedsSilently();
    }

    @Test
    default void whatIsNotThereIsSaidBeforeAnythingPasses() {
        shell().has("demo/a", "secret-a");
        feed("x", "redact").fails(2, "--from");
        feed("x", "redact", "--from", "nothing").fails(3, "nothing");
        feed("x", "redact", "--from", "demo/a@7,demo/b@latest").fails(3, "demo/a", "demo/b");
        feed("x", "redact", "--from", "bad name").fails(2);
        feed("x", "redact", "--from", "demo,").fails(2);
        keystore("delete", "-q", "demo/a").succeeds();
        feed("x", "redact", "--from", "demo").fails(3);
    }

    @Test
    default void redactionEndsQuietlyWithItsReader() {
        shell().has("demo/a", "secret-a");
        Finished head = PackagedProgram.script(
                shell().desk(),
                "yes secret-a | { \"$1\" " + String.join(" ", shell().store())
                        + " redact --from demo; echo $? >&2; } | head -n1");
        assertThat(head.text()).isEqualTo("***\n");
        assertThat(head.err()).isEqualTo("0\n");
    }

    /** What was printed is seen although nothing follows, and the rest of a secret that follows late is not. */
    @Test
    default void nothingIsHeldBackWhileItIsSilent() throws IOException {
        shell().has("demo/a", "secret-value");
        Process redact = PackagedProgram.startToSpeakWith(shell().desk(), shell().words("redact", "--from", "demo"));
        try (OutputStream in = redact.getOutputStream();
                InputStream out = redact.getInputStream()) {
            in.write("prompt> secre".getBytes(UTF_8));
            in.flush();
            assertThat(new String(out.readNBytes(13), UTF_8)).isEqualTo("prompt> secre");
            in.write("t-value!".getBytes(UTF_8));
            in.flush();
            assertThat(new String(out.readNBytes(4), UTF_8)).isEqualTo("***!");
        }
        assertThat(redact.onExit().join().exitValue()).isZero();
    }
}
