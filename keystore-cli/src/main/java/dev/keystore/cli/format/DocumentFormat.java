package dev.keystore.cli.format;

import dev.keystore.KeystoreException.Refused;
import dev.keystore.cli.io.ShellDialect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What values by key can be written as, and some of it be read from. A format writes what its own readers read as exactly the same
 * values, or refuses; {@code docs/reference/formats.md} has the rules of each.
 */
public enum DocumentFormat {
    JSON(Keys.LEAVES, JsonDocument::new, JsonDocument::read),
    YAML(Keys.LEAVES, YamlDocument::new, YamlReader::read),
    PROPERTIES(Keys.LEAVES, PropertiesDocument::new, PropertiesDocument::read),
    CSV(Keys.LEAVES, CsvDocument::new, CsvDocument::read),
    DOTENV(Keys.VARIABLES, DotenvDocument::new, DotenvReader::read),
    SH(Keys.VARIABLES, () -> new ShellLines(ShellDialect.SH), null),
    FISH(Keys.VARIABLES, () -> new ShellLines(ShellDialect.FISH), null),
    POWERSHELL(Keys.VARIABLES, () -> new ShellLines(ShellDialect.POWERSHELL), null),
    CMD(Keys.VARIABLES, () -> new ShellLines(ShellDialect.CMD), null),
    /** What a step of a GitHub Actions workflow appends to the file that {@code GITHUB_ENV} names. */
    GITHUB(Keys.VARIABLES, GithubDocument::new, null),
    /** What {@code docker run --env-file} reads. */
    DOCKER(Keys.VARIABLES, DockerDocument::new, null),
    TFVARS(Keys.SMALL_VARIABLES, TfvarsDocument::new, null);

    private static final Map<String, DocumentFormat> BY_EXTENSION = Map.of(
            "json", JSON, "yaml", YAML, "yml", YAML, "properties", PROPERTIES, "csv", CSV, "env", DOTENV);

    private final Keys keys;
    private final Supplier<DocumentWriter> writer;
    private final @Nullable DocumentReader reader;

    DocumentFormat(Keys keys, Supplier<DocumentWriter> writer, @Nullable DocumentReader reader) {
        this.keys = keys;
        this.writer = writer;
        this.reader = reader;
    }

    /** How it is called on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How all of them are called. */
    public static String[] words() {
        return Arrays.stream(values()).map(DocumentFormat::word).toArray(String[]::new);
    }

    /** How those are called that can be read as well. */
    public static String[] readable() {
        return Arrays.stream(values())
                .filter(format -> format.reader != null)
                .map(DocumentFormat::word)
                .toArray(String[]::new);
    }

    /** The one called {@code word}, which has to be one of {@link #words}. */
    public static DocumentFormat called(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** What a file called {@code file} is in, by the end of its name: {@code .json .yaml .yml .properties .csv .env}, or {@code .env.local}. */
    public static Optional<DocumentFormat> ofFile(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        DocumentFormat known = BY_EXTENSION.get(name.substring(name.lastIndexOf('.') + 1));
        return known == null && name.startsWith(".env.") ? Optional.of(DOTENV) : Optional.ofNullable(known);
    }

    /** Whether keys are names of environment variables. */
    public boolean holdsVariables() {
        return keys != Keys.LEAVES;
    }

    /** Whether the document is run by something that a variable could take over. */
    public boolean isRun() {
        return switch (this) {
            case SH, FISH, POWERSHELL, CMD, GITHUB -> true;
            default -> false;
        };
    }

    /** What each of {@code leaves} is called here, by that name. Throws {@link Refused} listing all that can't be called anything. */
    public SortedMap<String, String> keys(Iterable<String> leaves) {
        return keys.of(leaves);
    }

    /** The document of {@code texts}, by leaf. Throws {@link Refused} listing all that it can't hold exactly, never a value. */
    public String write(SortedMap<String, String> texts) {
        DocumentWriter format = writer.get();
        SortedMap<String, String> byKey = new TreeMap<>();
        List<String> refused = new ArrayList<>();
        keys(texts.keySet()).forEach((key, leaf) -> {
            String text = texts.getOrDefault(leaf, "");
            format.refusal(key, text).ifPresent(why -> refused.add(leaf + " (" + why + ")"));
            byKey.put(key, text);
        });
        if (!refused.isEmpty()) {
            throw new Refused(
                    "--format " + word() + " can't carry exactly: " + String.join(", ", refused),
                    this == JSON ? null : "--format json carries every text");
        }
        return format.document(byKey);
    }

    /**
     * What {@code document} says, in its order. Throws {@link Refused} for whatever is not clearly a value under a key, and for a key
     * that stands there twice; {@link IllegalStateException} if this format is never read.
     */
    public List<Entry> read(SourceText document) {
        if (reader == null) {
            throw new IllegalStateException(word() + " is not read");
        }
        List<Entry> entries = reader.read(document);
        Map<String, Entry> seen = new TreeMap<>();
        for (Entry entry : entries) {
            Entry before = seen.putIfAbsent(entry.key(), entry);
            if (before != null) {
                String where = before.line() > 0 ? ", first in line " + before.line() : "";
                throw document.problem(entry.line(), "a key stands there twice" + where, null);
            }
        }
        return entries;
    }
}
