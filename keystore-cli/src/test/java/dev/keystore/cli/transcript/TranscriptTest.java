package dev.keystore.cli.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.cli.transcript.Transcript.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every session under {@code src/test/resources/transcripts} goes as it is told. With {@code -Dkeystore.regenerate=true} the
 * files are written anew from what happened, where that differs.
 */
final class TranscriptTest {
    private static final Path FOLDER = Path.of("src/test/resources/transcripts");

    static List<Path> transcripts() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void goesAsTold(Path file, @TempDir Path directory) throws IOException {
        List<String> told = Files.readAllLines(file);
        List<String> happened = new ArrayList<>();
        Session session = new Session(directory);
        for (Step step : Transcript.of(told).steps()) {
            happened.add(step.line());
            if (step.isDirective()) {
                session.change(step.words());
            }
            List<String> printed = step.isCommand() ? session.run(step.words()) : List.of();
            happened.addAll(Transcript.matches(step.expected(), printed) ? step.expected() : printed);
        }
        if (Boolean.getBoolean("keystore.regenerate")) {
            Files.write(file, happened);
        }
        assertThat(happened).isEqualTo(told);
    }
}
