package dev.keystore.cli.format;

import dev.keystore.cli.io.ShellDialect;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * Lines that a shell evaluates.
 *
 * @param dialect of which shell
 */
record ShellLines(ShellDialect dialect) implements DocumentWriter {
    /** What {@code cmd.exe} takes as a line. */
    private static final int LONGEST_OF_CMD = 8191;

    @Override
    public Optional<String> refusal(String key, String text) {
        if (dialect.keeps(key)) {
            return Optional.of("the shell has its own " + key);
        }
        if (!dialect.holds(text)) {
            return Optional.of(text.isEmpty() ? "empty, which unsets it" : "characters that it changes");
        }
        boolean tooLong = dialect == ShellDialect.CMD && dialect.set(key, text).length() > LONGEST_OF_CMD;
        return tooLong ? Optional.of("a line of more than " + LONGEST_OF_CMD + " characters") : Optional.empty();
    }

    @Override
    public String document(SortedMap<String, String> texts) {
        return texts.entrySet().stream()
                .map(text -> dialect.set(text.getKey(), text.getValue()))
                .collect(Collectors.joining());
    }
}
