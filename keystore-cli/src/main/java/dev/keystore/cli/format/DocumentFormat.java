package dev.keystore.cli.format;

import dev.keystore.KeystoreException.Refused;
import dev.keystore.cli.io.DocumentKey;
import dev.keystore.cli.io.ShellDialect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What values by key can be written as, and some of it be read from. A format writes what its own readers read as exactly the same
 * values, or refuses; {@code docs/reference/formats.md} has the rules of each.
 */
public enum DocumentFormat {
    JSON(Keys.LEAVES),
    YAML(Keys.LEAVES),
    PROPERTIES(Keys.LEAVES),
    CSV(Keys.LEAVES),
    DOTENV(Keys.VARIABLES),
    SH(Keys.VARIABLES),
    FISH(Keys.VARIABLES),
    POWERSHELL(Keys.VARIABLES),
    CMD(Keys.VARIABLES),
    /** What a step of a GitHub Actions workflow appends to the file that {@code GITHUB_ENV} names. */
    GITHUB(Keys.VARIABLES),
    /** What {@code docker run --env-file} reads. */
    DOCKER(Keys.VARIABLES),
    TFVARS(Keys.SMALL_VARIABLES);

    private static final Map<String, DocumentFormat> BY_EXTENSION =
            Map.of("json", JSON, "yaml", YAML, "yml", YAML, "properties", PROPERTIES, "csv", CSV, "env", DOTENV);

    private final Keys keys;

    DocumentFormat(Keys keys) {
        this.keys = keys;
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
                .filter(format -> format.reader().isPresent())
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
        Optional<DocumentFormat> byExtension =
                Optional.ofNullable(BY_EXTENSION.get(name.substring(name.lastIndexOf('.') + 1)));
        return name.indexOf('.') < 0
                ? Optional.empty()
                : byExtension.or(() -> name.startsWith(".env.") ? Optional.of(DOTENV) : Optional.empty());
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
        DocumentWriter format = writer();
        SortedMap<String, String> byKey = new TreeMap<>();
        List<String> refused = new ArrayList<>();
        keys(texts.keySet()).forEach((key, leaf) -> {
            String text = texts.getOrDefault(leaf, "");
            refusal(format, key, text).ifPresent(why -> refused.add(leaf + " (" + why + ")"));
            byKey.put(key, text);
        });
        if (!refused.isEmpty()) {
            throw new Refused(
                    "--format " + word() + " can't carry exactly: " + String.join(", ", refused),
                    "--format json carries every text");
        }
        return format.document(byKey);
    }

    private Optional<String> refusal(DocumentWriter format, String key, String text) {
        boolean holdsNul = this == JSON || this == YAML || this == PROPERTIES;
        return text.indexOf('\0') >= 0 && !holdsNul ? Optional.of("a NUL character") : format.refusal(key, text);
    }

    /**
     * What {@code document} says, in its order. Throws {@link Refused} for whatever is not clearly a value under a key, and for a key
     * that stands there twice; {@link IllegalStateException} if this format is never read.
     */
    public List<Entry> read(SourceText document) {
        List<Entry> entries = reader().orElseThrow(() -> new IllegalStateException(word() + " is not read"))
                .read(document);
        Map<String, Entry> seen = new TreeMap<>();
        for (Entry entry : entries) {
            Entry before = seen.putIfAbsent(entry.key(), entry);
            if (before != null) {
                String where = before.line() > 0 ? ", first in line " + before.line() : "";
                throw document.problem(entry.line(), "a key stands there twice" + where, null);
            }
            if (entry.text().codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
                throw document.problem(entry.line(), DocumentKey.valueOf(entry.key()) + " is not Unicode", null);
            }
        }
        return entries;
    }

    private DocumentWriter writer() {
        return switch (this) {
            case JSON -> new JsonDocument();
            case YAML -> new YamlDocument();
            case PROPERTIES -> new PropertiesDocument();
            case CSV -> new CsvDocument();
            case DOTENV -> new DotenvDocument();
            case SH -> new ShellLines(ShellDialect.SH);
            case FISH -> new ShellLines(ShellDialect.FISH);
            case POWERSHELL -> new ShellLines(ShellDialect.POWERSHELL);
            case CMD -> new ShellLines(ShellDialect.CMD);
            case GITHUB -> new GithubDocument();
            case DOCKER -> new DockerDocument();
            case TFVARS -> new TfvarsDocument();
        };
    }

    private Optional<DocumentReader> reader() {
        return switch (this) {
            case JSON -> Optional.of(JsonDocument::read);
            case YAML -> Optional.of(YamlReader::read);
            case PROPERTIES -> Optional.of(PropertiesReader::read);
            case CSV -> Optional.of(CsvDocument::read);
            case DOTENV -> Optional.of(DotenvReader::read);
            default -> Optional.empty();
        };
    }
}
