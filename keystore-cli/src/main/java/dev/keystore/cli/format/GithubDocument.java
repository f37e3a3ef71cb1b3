package dev.keystore.cli.format;

import dev.keystore.cli.io.JsonLeaves;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a step of a GitHub Actions workflow hands to those that follow ("Workflow commands for GitHub Actions", and actions/runner's
 * {@code SetEnvFileCommand}): each value between lines of a delimiter that nobody could know before. Where the runner is on Windows, the
 * end of a line takes a carriage return before it along.
 */
public final class GithubDocument implements DocumentWriter {
    /** A shorter line would make a log unreadable rather than safe. */
    static final int SHORTEST_MASK = 4;

    private static final int RANDOM_BYTES = 16;

    private final Supplier<String> delimiters;

    GithubDocument() {
        this(new SecureRandom());
    }

    private GithubDocument(SecureRandom random) {
        this(() -> {
            byte[] bytes = new byte[RANDOM_BYTES];
            random.nextBytes(bytes);
            return "keystore_" + HexFormat.of().formatHex(bytes);
        });
    }

    /** One whose delimiters come from {@code delimiters}. */
    GithubDocument(Supplier<String> delimiters) {
        this.delimiters = delimiters;
    }

    @Override
    public Optional<String> refusal(String key, String text) {
        return text.endsWith("\r") ? Optional.of("a carriage return at its end") : Optional.empty();
    }

    @Override
    public String document(SortedMap<String, String> texts) {
        String delimiter = delimiter(texts.values());
        return texts.entrySet().stream()
                .map(text -> text.getKey() + "<<" + delimiter + "\n" + text.getValue() + "\n" + delimiter + "\n")
                .collect(Collectors.joining());
    }

    private String delimiter(Collection<String> texts) {
        String delimiter = delimiters.get();
        while (contains(texts, delimiter)) {
            delimiter = delimiters.get();
        }
        return delimiter;
    }

    private static boolean contains(Collection<String> texts, String part) {
        return texts.stream().anyMatch(text -> text.contains(part));
    }

    /**
     * The commands that keep {@code texts} out of the job's log from then on: each line of each of four characters or more, and the
     * strings in what is JSON.
     */
    public static String masks(Collection<String> texts) {
        return texts.stream()
                .flatMap(GithubDocument::parts)
                .filter(part -> !isTooShort(part))
                .distinct()
                .map(part -> "::add-mask::" + part.replace("%", "%25") + "\n")
                .collect(Collectors.joining());
    }

    /** Whether a line of {@code text}, or of a string in it where it is JSON, is too short for a mask; but for punctuation. */
    public static boolean leavesPartUnmasked(String text) {
        return parts(text)
                .anyMatch(part -> isTooShort(part) && part.codePoints().anyMatch(Character::isLetterOrDigit));
    }

    private static Stream<String> parts(String text) {
        return Stream.concat(text.lines(), JsonLeaves.of(text).stream().flatMap(String::lines));
    }

    private static boolean isTooShort(String part) {
        return part.strip().length() < SHORTEST_MASK;
    }
}
