package dev.keystore.cli.io;

import dev.keystore.KeystoreException.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a session is printed as. */
public enum SessionFormat {
    SH(ShellDialect.SH),
    FISH(ShellDialect.FISH),
    POWERSHELL(ShellDialect.POWERSHELL),
    CMD(ShellDialect.CMD),
    /** Lines of name and value for a file that programs load, and that a POSIX shell can read as well. */
    DOTENV(null),
    JSON(null),
    /** What the AWS SDKs read from a program that a profile names as its {@code credential_process}. */
    PROCESS(null);

    /** What every reader of such files takes for itself, quoted or not. */
    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_./:+=@%,-]+");

    private final @Nullable ShellDialect dialect;

    SessionFormat(@Nullable ShellDialect dialect) {
        this.dialect = dialect;
    }

    /** How it is called on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How all of them are called. */
    public static String[] words() {
        return Arrays.stream(values()).map(SessionFormat::word).toArray(String[]::new);
    }

    /** The one called {@code word}, which has to be one of {@link #words}. */
    public static SessionFormat called(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** The shell that reads it, if one does. */
    public Optional<ShellDialect> dialect() {
        return Optional.ofNullable(dialect);
    }

    /** Prints all of {@code session}, or nothing. Throws {@link Refused} if it can't be said exactly in this format. */
    public void print(AssumedSession session, Output out) {
        switch (this) {
            case JSON -> json(session::json, out);
            case PROCESS -> json(session::process, out);
            case DOTENV -> lines(session.variablesElsewhere(), SessionFormat::line, out);
            default -> lines(session.variables(), dialect().orElseThrow()::set, out);
        }
    }

    private static void json(Consumer<JsonOutput> document, Output out) {
        try (JsonOutput json = out.json()) {
            document.accept(json);
        }
    }

    private static void lines(Map<String, String> variables, BinaryOperator<String> line, Output out) {
        StringBuilder lines = new StringBuilder();
        variables.forEach((name, value) -> lines.append(line.apply(name, value)));
        out.bytes(lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String line(String name, String value) {
        if (!BARE.matcher(value).matches()) {
            throw new Refused("the value of " + name + " can't be said exactly in a dotenv file", "use --format json");
        }
        return name + "=" + value + "\n";
    }
}
