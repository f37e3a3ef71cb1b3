package dev.keystore.cli.help;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keystore.cli.command.Commands;
import dev.keystore.cli.option.Option;
import dev.keystore.cli.option.OutputOptions;
import dev.keystore.cli.option.StoreOptions;
import dev.keystore.cli.option.Syntax;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Manual pages say what the declarations say, and groff and man take them without a word. */
final class ManPageTest {
    private static final List<Syntax> SHARED = Syntax.flat(new StoreOptions(), new OutputOptions());
    /** Between the launcher and the program alone. */
    private static final List<String> INNER = List.of("KEYSTORE_NESTED");

    private final Map<String, String> pages = new ManPage("2026-01-01", "0").all(Commands.pages(), SHARED);

    @TempDir
    Path folder;

    private Path written() throws IOException {
        Path section = Files.createDirectories(folder.resolve("man1"));
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Files.writeString(section.resolve(page.getKey()), page.getValue(), StandardCharsets.US_ASCII);
        }
        return section;
    }

    private String printed(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of("MANWIDTH", "200", "LC_ALL", "C.UTF-8", "MANROFFOPT", "", "MANPAGER", "cat"));
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .describedAs("%s: %s", List.of(command), text)
                .isZero();
        return text;
    }

    private static void assumeInstalled(String program) {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, program))),
                program + " is not installed");
    }

    @Test
    void eachCommandAndEachOfItsOtherNamesHasOne() {
        for (Page command : Commands.pages()) {
            for (String word : CompletionModel.wordsOf(command)) {
                assertThat(pages).containsKey("keystore-" + word.replace(' ', '-') + ".1");
            }
        }
    }

    @Test
    void eachOptionAndArgumentIsThere() {
        for (Page command : Commands.pages()) {
            String page = pages.get("keystore-" + command.name().replace(' ', '-') + ".1");
            for (Option<?> option : CompletionModel.own(command)) {
                assertThat(page)
                        .contains(
                                Roff.text(option.synopsis()),
                                Roff.text(option.meaning().split("`", -1)[0]));
            }
            command.arguments().forEach(argument -> assertThat(page).contains(Roff.text(argument.label())));
            command.examples().forEach(example -> assertThat(page).contains(Roff.text(example)));
        }
        CompletionModel shared = new CompletionModel(Commands.pages(), SHARED);
        shared.shared().forEach(option -> assertThat(pages.get("keystore.1")).contains(Roff.text(option.synopsis())));
    }

    @Test
    void eachVariableThatTheProgramReadsIsThere() throws IOException {
        TreeSet<String> read = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                Pattern.compile("\"(KEYSTORE_[A-Z_]+[A-Z]|XDG_[A-Z_]+|NO_COLOR|VISUAL|EDITOR)\"")
                        .matcher(Files.readString(source))
                        .results()
                        .map(result -> result.group(1))
                        .forEach(read::add);
            }
        }
        assertThat(read).hasSizeGreaterThan(12);
        read.removeAll(INNER);
        assertThat(pages.get("keystore.1")).contains(read);
    }

    @Test
    void textStaysText() {
        String page = new Roff("x", "", "")
                .paragraph(".so /etc/passwd")
                .paragraph("'tis `a\\b --c` …")
                .lines(List.of(".x", "'y", "a-b\\", "\"~^`"))
                .toString();
        assertThat(page.lines().skip(4))
                .containsExactly(
                        ".PP",
                        "\\&.so /etc/passwd",
                        ".PP",
                        "\\(aqtis \\fBa\\eb \\-\\-c\\fR \\[u2026]",
                        ".PP",
                        ".RS 4",
                        ".nf",
                        "\\&.x",
                        "\\(aqy",
                        "a\\-b\\e",
                        "\\(dq\\(ti\\(ha\\(ga",
                        ".fi",
                        ".RE");
    }

    @Test
    void groffHasNothingToSay() throws IOException, InterruptedException {
        assumeInstalled("groff");
        written();
        List<String> command = new ArrayList<>(List.of("groff", "-ww", "-man", "-Tutf8", "-z"));
        pages.keySet().forEach(file -> command.add("man1/" + file));
        assertThat(printed(command.toArray(String[]::new))).isEmpty();
    }

    @Test
    void manShowsWhatCanBeCopied() throws IOException, InterruptedException {
        assumeInstalled("man");
        Path section = written();
        String put = printed("man", "--warnings", "-M", folder.toString(), "keystore-put");
        assertThat(plain(put))
                .contains("keystore put NAME [VALUE|-] [OPTIONS]", "--create-only", "keystore-put - store a value")
                .doesNotContain("\\", "‐", "’");
        assertThat(plain(printed("man", "-M", folder.toString(), "keystore-set")))
                .isEqualTo(plain(put));
        assumeInstalled("lexgrog");
        for (String file : pages.keySet()) {
            assertThat(printed("lexgrog", section.resolve(file).toString()))
                    .as("what apropos finds")
                    .contains("keystore");
        }
    }

    /** {@code page} without the overstrikes of a terminal. */
    private static String plain(String page) {
        return page.replaceAll(".\b|\u001b\\[[0-9;]*m", "");
    }
}
