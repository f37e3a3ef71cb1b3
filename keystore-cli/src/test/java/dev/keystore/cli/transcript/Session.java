package dev.keystore.cli.transcript;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.keystore.cli.Outside;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A person before a shell, with a store in memory. The shell knows {@code keystore}, {@code printf TEXT | keystore …},
 * {@code printf TEXT > FILE}, {@code cat FILE} and {@code mode FILE}. What changes outside:
 *
 * <pre>
 * % terminal            all three streams are a terminal from here on
 * % pipes               none is
 * % types TEXT          what the person will answer to the next question
 * % set NAME=TEXT       an environment variable
 * % later 31d           time passes
 * % harm NAME           somebody changes the newest version of NAME behind the store's back
 * </pre>
 */
final class Session {
    private final ScriptedTerminal terminal = new ScriptedTerminal();
    private final Path directory;
    private final Outside outside;

    Session(Path directory) {
        this.directory = directory;
        this.outside = new Outside(terminal, directory);
    }

    void change(String directive) {
        String[] words = directive.split(" ", 2);
        switch (words[0]) {
            case "terminal" -> terminal.attach(true);
            case "pipes" -> terminal.attach(false);
            case "types" -> terminal.willType(words[1]);
            case "set" -> outside.environment.put(words[1].split("=", 2)[0], words[1].split("=", 2)[1]);
            case "later" ->
                outside.now = outside.now.plus(Duration.ofDays(Integer.parseInt(words[1].replace("d", ""))));
            case "harm" -> Harm.change(words[1], outside.rows);
            default -> throw new IllegalArgumentException("unknown: % " + directive);
        }
    }

    /** What {@code line} prints, as a transcript shows it. */
    List<String> run(String line) throws IOException {
        List<String> words = ShellWords.of(line);
        byte[] in = {};
        if (words.get(0).equals("printf")) {
            in = ShellWords.printf(words.get(1)).getBytes(UTF_8);
            if (words.get(2).equals(">")) {
                Files.write(directory.resolve(words.get(3)), in);
                return List.of();
            }
            words = words.subList(3, words.size());
        }
        return switch (words.get(0)) {
            case "keystore" -> keystore(words.subList(1, words.size()), in);
            case "cat" -> shown(Files.readString(directory.resolve(words.get(1))), "", 0);
            case "mode" ->
                List.of(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(words.get(1)))));
            default -> throw new IllegalArgumentException("no such program here: " + words.get(0));
        };
    }

    private List<String> keystore(List<String> words, byte[] in) {
        outside.in = new ByteArrayInputStream(in);
        int code = outside.run(words.toArray(String[]::new));
        return shown(outside.printed(), outside.said(), code);
    }

    private static List<String> shown(String out, String err, int code) {
        List<String> lines = new ArrayList<>();
        out.lines().forEach(lines::add);
        if (!out.isEmpty() && !out.endsWith("\n")) {
            lines.add("[no line end]");
        }
        Arrays.stream(err.split("\n")).filter(line -> !line.isEmpty()).forEach(line -> lines.add("2> " + line));
        if (code != 0) {
            lines.add("[exit " + code + "]");
        }
        return lines;
    }
}
