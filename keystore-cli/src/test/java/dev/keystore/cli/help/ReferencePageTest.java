package dev.keystore.cli.help;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.cli.command.Commands;
import dev.keystore.cli.option.OutputOptions;
import dev.keystore.cli.option.StoreOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The committed page says what the program does. With {@code -Dkeystore.regenerate=true} it is written anew. */
final class ReferencePageTest {
    private static final Path PAGE = Path.of("../docs/reference/cli.md");

    @Test
    void isWhatTheDeclarationsSay() throws IOException {
        String page = ReferencePage.markdown(Commands.pages(), List.of(new StoreOptions(), new OutputOptions()));
        if (Boolean.getBoolean("keystore.regenerate")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    @Test
    void everyCommandSaysWhatItIsForAndGivesTwoExamples() {
        for (Page command : Commands.pages()) {
            assertThat(command.purpose()).as(command.name()).isNotEmpty().doesNotContain("\n");
            assertThat(command.examples()).as(command.name()).hasSize(2);
            command.groups()
                    .forEach(group -> group.options()
                            .forEach(option -> assertThat(option.meaning()).isNotEmpty()));
        }
    }
}
