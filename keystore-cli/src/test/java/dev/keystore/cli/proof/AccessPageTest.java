package dev.keystore.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.cli.command.Commands;
import dev.keystore.cli.proof.CommandRuns.Reach;
import dev.keystore.testbed.TestAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command for every level, with the requests that it really sends, and the committed page that says so. With
 * {@code -Dkeystore.regenerate=true} the page is written anew.
 */
@DisabledIfSystemProperty(named = TestAccount.ENDPOINT, matches = ".+", disabledReason = "shown on the doubles")
final class AccessPageTest {
    private static final Path PAGE = Path.of("../docs/reference/access.md");

    @TempDir
    private Path folder;

    /** What {@code ProgramInside} leaves behind. */
    @AfterEach
    void forgetCredentials() {
        List.of("aws.accessKeyId", "aws.secretAccessKey", "aws.sessionToken").forEach(System::clearProperty);
    }

    @Test
    void everyCommandIsRun() {
        for (String command : Commands.NAMES) {
            assertThat(CommandLines.APART.contains(command)
                            || CommandLines.all().stream().anyMatch(line -> line.isOf(command)))
                    .as("a line in CommandLines for " + command)
                    .isTrue();
        }
    }

    @Test
    void whatIsNeededIsWhatIsAllowedAndThePageSaysSo() throws IOException {
        List<String> wrong = new ArrayList<>();
        String page;
        try (LiveAccounts live = new LiveAccounts()) {
            List<CommandRuns> all = CommandRuns.all(live, folder);
            for (CommandRuns runs : all) {
                runs.access().forEach((level, got) -> {
                    if (runs.isAllAllowed(level, live.accounts()) != (got.reach() == Reach.YES)) {
                        wrong.add(runs.line().usage() + " as " + level + ": " + got.reach() + ", "
                                + got.run().said());
                    }
                });
            }
            page = AccessPage.markdown(all);
        }
        assertThat(wrong).isEmpty();
        if (Boolean.getBoolean("keystore.regenerate")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }
}
