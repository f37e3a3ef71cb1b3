package dev.keystore.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed page says what the templates say. With {@code -Dkeystore.regenerate=true} it is written anew. */
final class TemplatesPageTest {
    private static final Path PAGE = Path.of("../docs/reference/templates.md");

    @Test
    void isWhatTheTemplatesSay() throws IOException {
        String page = TemplatesPage.markdown();
        if (Boolean.getBoolean("keystore.regenerate")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }
}
