package dev.keystore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.cli.command.Commands;
import dev.keystore.cli.help.Page;
import dev.keystore.cli.transcript.ShellWords;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of every help page run, one after the other. */
final class ExamplesTest {
    /** Those of a shell, of AWS, of the file system, or of a state that the ones before have ended. Those of bootstrap need an account. */
    private static final Set<String> ELSEWHERE = Set.of("assume", "completion", "trust");

    private static final int LOOKS = 2;

    @Test
    void run(@TempDir Path directory) {
        Outside outside = new Outside(directory);
        outside.environment.put("EDITOR", "true");
        for (Page command : Commands.pages()) {
            if (!ELSEWHERE.contains(command.name()) && !command.name().startsWith("bootstrap ")) {
                prepare(outside);
                for (String example : command.examples()) {
                    assertThat(run(example, outside))
                            .as(example + "\n" + outside.said())
                            .isLessThan(LOOKS);
                }
            }
        }
    }

    /** What a person who reads the page may have: three versions, the first of which nobody needs, a second secret, and both pinned. */
    private static void prepare(Outside outside) {
        outside.rows.rows().clear();
        for (String value : List.of("first", "second", "third")) {
            outside.pipe(value, "put", "demo/db-password");
        }
        outside.pipe("old", "put", "demo/api-token");
        outside.run("lock", "write", "demo");
    }

    private static int run(String example, Outside outside) {
        if (example.contains("destroy demo/api-token --all") || example.contains("undelete")) {
            outside.run(
                    "delete",
                    ShellWords.of(example).stream()
                            .filter(word -> word.startsWith("demo/"))
                            .findFirst()
                            .orElseThrow());
        }
        List<String> words = ShellWords.of(example);
        String in = words.get(0).equals("printf") ? words.get(1) : "";
        if (words.get(0).startsWith("VISUAL=")) {
            outside.environment.put("VISUAL", words.get(0).substring("VISUAL=".length()));
        }
        List<String> arguments = words.subList(words.indexOf("keystore") + 1, words.size());
        return outside.pipe(in, arguments.toArray(String[]::new));
    }
}
