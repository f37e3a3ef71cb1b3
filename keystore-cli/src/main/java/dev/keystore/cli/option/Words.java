package dev.keystore.cli.option;

import dev.keystore.KeystoreException.Refused;
import dev.keystore.secret.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A command line with the command's word taken out, so that only that command's options need to be known to parse it.
 *
 * @param command the first word that is neither an option for every command nor the value of one; null if there is none
 * @param others all other words
 */
public record Words(@Nullable String command, List<String> others) {
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z0-9-]{0,30}");

    /** Splits {@code words}, knowing the options {@code shared} by all commands. Throws {@link Refused} for any other before the command. */
    public static Words of(List<String> words, List<Option<?>> shared) {
        int i = 0;
        while (i < words.size() && !words.get(i).equals("--")) {
            String word = words.get(i);
            if (!word.startsWith("-") || word.equals("-")) {
                List<String> others = new ArrayList<>(words);
                others.remove(i);
                return new Words(word, others);
            }
            i += takesNextWord(word, shared) ? 2 : 1;
        }
        return new Words(null, words);
    }

    private static boolean takesNextWord(String word, List<Option<?>> shared) {
        if (word.startsWith("--")) {
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            return named(name, shared).takesNextWord() && equals < 0;
        }
        for (int i = 1; i < word.length(); i++) {
            if (named("-" + word.charAt(i), shared).takesNextWord()) {
                return i == word.length() - 1;
            }
        }
        return false;
    }

    private static Option<?> named(String name, List<Option<?>> shared) {
        for (Option<?> option : shared) {
            if (option.names().contains(name)) {
                return option;
            }
        }
        throw new Refused(
                "unknown option " + shown(name) + " before the command",
                "options of one command stand behind it; `keystore --help` shows those for all");
    }

    /** The name of an option as it may be shown: what looks like no name could be a value. */
    static String shown(String word) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        if (OPTION.matcher(name).matches()) {
            return name;
        }
        return name.length() == 2 ? Quoted.of(name) : "that starts with '-'";
    }
}
