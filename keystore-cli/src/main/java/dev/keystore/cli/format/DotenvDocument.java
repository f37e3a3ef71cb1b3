package dev.keystore.cli.format;

import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Lines of {@code NAME=value} that the readers of such files take alike. There is no specification: this is what dotenv and Node itself,
 * python-dotenv, Ruby's dotenv, Compose and a POSIX shell have in common. Between double quotes they agree, and so does dotenv-java, as
 * long as there is nothing to escape or to expand. Else single quotes are used, which dotenv-java does not know; the others keep what
 * stands between them as it is, but for what {@link #SINGLE} leaves out: python-dotenv halves two backslashes and expands
 * <code>${</code>, others take a backslash before the closing quote along. All but the shell drop carriage returns.
 */
final class DotenvDocument implements DocumentWriter {
    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_./:+=@%,-]+");
    private static final Pattern SINGLE = Pattern.compile("(?!.*(?:\\\\\\\\|\\$\\{|\\\\\\z))[^'\\r]*", Pattern.DOTALL);
    private static final Pattern DOUBLE = Pattern.compile("[^\"\\\\$`\\r]*");

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

    private static Optional<String> quoted(String text) {
        if (BARE.matcher(text).matches()) {
            return Optional.of(text);
        }
        if (DOUBLE.matcher(text).matches()) {
            return Optional.of('"' + text + '"');
        }
        return SINGLE.matcher(text).matches() ? Optional.of("'" + text + "'") : Optional.empty();
    }
}
