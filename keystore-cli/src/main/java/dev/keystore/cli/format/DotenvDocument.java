package dev.keystore.cli.format;

import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Lines of {@code NAME=value} that the readers of such files take alike: dotenv and Node itself, python-dotenv, Ruby's dotenv, Compose, and
 * a POSIX shell. There is no specification. All keep what stands between single quotes as it is, but for what {@link #SINGLE} leaves out:
 * python-dotenv halves two backslashes and expands <code>${</code>, others take a backslash before the closing quote along. Between double
 * quotes they agree as long as there is nothing to escape or to expand. All but the shell drop carriage returns.
 */
final class DotenvDocument implements DocumentWriter {
    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_./:+=@%,-]+");
    private static final Pattern SINGLE = Pattern.compile("(?!.*(?:\\\\\\\\|\\$\\{|\\\\\\z))[^'\\r\\x00]*", Pattern.DOTALL);
    private static final Pattern DOUBLE = Pattern.compile("[^\"\\\\$`\\r\\x00]*");

    @Override
    public Optional<String> refusal(String key, String text) {
        return quoted(text).isPresent()
                ? Optional.empty()
                : Optional.of("characters that readers of dotenv files take in different ways");
    }

    @Override
    public String document(SortedMap<String, String> texts) {
        return texts.entrySet().stream()
                .map(text -> text.getKey() + "=" + quoted(text.getValue()).orElseThrow() + "\n")
                .collect(Collectors.joining());
    }

    /** Some readers know several lines only between double quotes. */
    private static Optional<String> quoted(String text) {
        if (BARE.matcher(text).matches()) {
            return Optional.of(text);
        }
        boolean inDouble = DOUBLE.matcher(text).matches();
        boolean inSingle = SINGLE.matcher(text).matches();
        if (inDouble && (!inSingle || text.indexOf('\n') >= 0)) {
            return Optional.of('"' + text + '"');
        }
        return inSingle ? Optional.of("'" + text + "'") : Optional.empty();
    }
}
