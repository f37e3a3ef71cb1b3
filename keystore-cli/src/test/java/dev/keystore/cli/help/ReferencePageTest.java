package dev.keystore.cli.help;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.cli.command.Commands;
import dev.keystore.cli.option.Option;
import dev.keystore.cli.option.OutputOptions;
import dev.keystore.cli.option.StoreOptions;
import dev.keystore.cli.option.Syntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The committed page says what the program does. With {@code -Dkeystore.regenerate=true} it is written anew. */
final class ReferencePageTest {
    private static final Path PAGE = Path.of("../docs/reference/cli.md");
    private static final List<Syntax> SHARED = Syntax.flat(new StoreOptions(), new OutputOptions());

    @Test
    void isWhatTheDeclarationsSay() throws IOException {
        String page = ReferencePage.markdown(Commands.pages(), SHARED);
        if (Boolean.getBoolean("keystore.regenerate")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    @Test
    void everyOptionForEveryCommandIsThereAndIsCompleted() throws IOException {
        Completion completion = new Completion(Commands.pages(), SHARED);
        List<Option<?>> options = new ArrayList<>(new StoreOptions().allOptions());
        options.addAll(new OutputOptions().allOptions());
        for (Option<?> option : options) {
            assertThat(Files.readString(PAGE)).contains(option.name());
            assertThat(completion.bash()).contains(option.name());
            assertThat(completion.zsh()).contains(option.name());
            assertThat(completion.fish()).contains(option.name().substring(2));
        }
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
