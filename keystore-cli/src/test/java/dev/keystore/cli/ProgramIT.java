package dev.keystore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The packaged program starts. */
class ProgramIT {

    @Test
    void says_its_version() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("keystore.dist"), "bin", "keystore")
                                .toString(),
                        "--version")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said).matches("keystore \\d+\\.\\d+\\.\\d+\\R");
        assertThat(process.waitFor()).isZero();
    }
}
