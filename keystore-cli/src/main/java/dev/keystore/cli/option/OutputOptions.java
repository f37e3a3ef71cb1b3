package dev.keystore.cli.option;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a command speaks, for every command. */
public final class OutputOptions extends Syntax {
    private static final String VARIABLE = "KEYSTORE_OUTPUT";

    private final Option<Boolean> output = option("-o", "--output")
            .takes("text|json")
            .says("text for people, or one JSON document")
            .as(OutputOptions::isJson);
    private final Option<Boolean> quiet =
            option("-q", "--quiet").says("no notices, no warnings").flag();
    private final Option<Boolean> debug =
            option("--debug").says("the stack trace of an error; never a value").flag();
    private final Option<Boolean> noColor =
            option("--no-color").says("no colours; NO_COLOR says the same").flag();
    private final Option<Duration> timeout = option("--timeout")
            .takes("30s")
            .says("give up after this time; s, m, h or d")
            .as(Durations::of);
    private final Option<Boolean> help =
            option("-h", "--help").says("show this").flag();
    private final Option<Boolean> version =
            option("-V", "--version").says("show the version").flag();

    public OutputOptions() {
        super("Everywhere");
    }

    /** Whether JSON was asked for, here or by {@code environment}. */
    public boolean json(Map<String, String> environment) {
        String word = environment.getOrDefault(VARIABLE, "");
        if (output.isGiven() || word.isEmpty()) {
            return output.orElse(false);
        }
        return Choices.of(VARIABLE, word, "text", "json").equals("json");
    }

    public boolean quiet() {
        return quiet.isGiven();
    }

    public boolean debug() {
        return debug.isGiven();
    }

    public boolean noColor() {
        return noColor.isGiven();
    }

    public @Nullable Duration timeout() {
        return timeout.orNull();
    }

    public Option<Boolean> help() {
        return help;
    }

    public Option<Boolean> version() {
        return version;
    }

    /** Whether {@code words} ask for JSON, as far as can be told of a command line that doesn't parse. */
    public static boolean askForJson(List<String> words, Map<String, String> environment) {
        boolean json = environment.getOrDefault(VARIABLE, "").equals("json");
        for (int i = 0; i < words.size() && !words.get(i).equals("--"); i++) {
            String word = words.get(i);
            String next = i + 1 < words.size() ? words.get(i + 1) : "";
            if (word.equals("--output") || word.matches("-[qhV]*o")) {
                json = next.equals("json");
            } else if (word.startsWith("--output=") || word.matches("-[qhV]*o=?(text|json)")) {
                json = word.endsWith("json");
            }
        }
        return json;
    }

    private static boolean isJson(String word) {
        return Choices.of("output", word, "text", "json").equals("json");
    }
}
