package dev.keystore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The image, and those that the documentation shows, as far as their text can tell: no engine runs here. */
final class DockerfileTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern SHOWN = Pattern.compile("(?ms)^```dockerfile\n(.*?)^```$");

    /** What is wrong with {@code text}, in words. */
    private static List<String> faults(String text) {
        List<String> faults = new ArrayList<>();
        List<String> stages = new ArrayList<>();
        String user = "root";
        for (String line :
                text.replace("\\\n", " ").lines().filter(one -> !one.isBlank()).toList()) {
            String[] words = line.strip().split("\\s+", -1);
            switch (words[0]) {
                case "FROM" -> {
                    if (!stages.contains(words[1])
                            && !words[1].matches("[a-z0-9./-]+:[0-9]+(\\.[0-9]+){1,2}([._-].*)?")) {
                        faults.add("not pinned: " + words[1]);
                    }
                    if (words.length == 4) {
                        stages.add(words[3]);
                    }
                    user = "root";
                }
                case "USER" -> user = words[1];
                case "ENTRYPOINT", "CMD" -> {
                    if (user.matches("root|0(:.*)?")) {
                        faults.add(words[0] + " as root");
                    }
                    if (!words[1].startsWith("[")) {
                        faults.add(words[0] + " by a shell, which takes no signals");
                    }
                }
                case "ADD" -> faults.add("ADD, which fetches and unpacks by itself");
                case "ARG", "ENV" -> {
                    if (line.matches("(?i).*(secret|password|token|key|credential).*")) {
                        faults.add("stays in the history: " + line);
                    }
                }
                case "COPY", "RUN", "WORKDIR" -> {
                    if (line.matches(".*\\b(curl|wget)\\b.*\\|.*")) {
                        faults.add("runs what it has fetched: " + line);
                    }
                }
                default -> {
                    if (!words[0].startsWith("#")) {
                        faults.add("unknown: " + words[0]);
                    }
                }
            }
        }
        if (user.matches("root|0(:.*)?")) {
            faults.add("runs as root");
        }
        return faults;
    }

    @Test
    void theImageIsAsItShouldBe() throws IOException {
        String text = Files.readString(ROOT.resolve("Dockerfile"));
        assertThat(faults(text)).isEmpty();
        assertThat(text)
                .contains("ENTRYPOINT [\"keystore\"]", "COPY --from=build", "mvn -B -ntp package -Dquick")
                .as("made where it is used, not where it is built")
                .contains("rm -rf keystore-cli/target/dist/keystore/lib/class-data");
        assertThat(Files.readString(ROOT.resolve(".dockerignore"))).contains("**/target", ".git");
    }

    @Test
    void thoseOfTheDocumentationAsWell() throws IOException {
        List<String> shown = new ArrayList<>();
        try (Stream<Path> pages = Files.walk(ROOT.resolve("docs"))) {
            for (Path page :
                    pages.filter(file -> file.toString().endsWith(".md")).toList()) {
                SHOWN.matcher(Files.readString(page))
                        .results()
                        .map(MatchResult::group)
                        .map(block -> block.substring("```dockerfile\n".length(), block.length() - "```".length()))
                        .forEach(shown::add);
            }
        }
        assertThat(shown)
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(text -> assertThat(faults(text)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FROM debian\nUSER 1",
                "FROM debian:latest\nUSER 1",
                "FROM debian:12.1\nENTRYPOINT [\"x\"]",
                "FROM debian:12.1 AS a\nUSER 1\nFROM debian:12.1\nENTRYPOINT [\"x\"]",
                "FROM debian:12.1\nUSER 0:0\nENTRYPOINT [\"x\"]",
                "FROM debian:12.1\nUSER 1\nENTRYPOINT x",
                "FROM debian:12.1\nADD https://example.com/x /x\nUSER 1",
                "FROM debian:12.1\nARG NPM_TOKEN\nUSER 1",
                "FROM debian:12.1\nENV DB_PASSWORD=x\nUSER 1",
                "FROM debian:12.1\nRUN curl https://example.com/x | sh\nUSER 1"
            })
    void whatItShouldNotBeIsNoticed(String text) {
        assertThat(faults(text)).hasSizeGreaterThanOrEqualTo(1);
    }
}
