package dev.keystore.cli.option;

import dev.keystore.KeystoreException.Refused;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * Puts the words of a command line into the options and arguments of one command, by picocli's programmatic model. Its
 * errors never show a word that might be a value.
 */
public final class Parser {
    private final String command;
    private final List<Option<?>> options;
    private final List<Argument<?>> arguments;

    /**
     * A parser for the command called {@code command}, which takes {@code syntax} and {@code shared}. An option that the command
     * declares itself stands in the place of one that is shared.
     */
    public Parser(String command, Syntax syntax, List<Option<?>> shared) {
        this.command = command;
        this.options = new ArrayList<>(syntax.allOptions());
        List<String> own = options.stream().map(Option::name).toList();
        shared.stream().filter(option -> !own.contains(option.name())).forEach(options::add);
        this.arguments = syntax.arguments();
    }

    /**
     * Reads {@code words}. If one of {@code questions} is given, nothing else is: somebody wants to know how to ask. Throws
     * {@link Refused}.
     */
    public void read(List<String> words, List<Option<Boolean>> questions) {
        int dashes = takesAnothersWords() ? words.indexOf("--") : -1;
        ParseResult result = parse(dashes < 0 ? words : words.subList(0, dashes));
        for (Option<?> option : questions) {
            if (result.hasMatchedOption(option.name())) {
                option.take(List.of());
                return;
            }
        }
        for (Option<?> option : options) {
            if (result.hasMatchedOption(option.name())) {
                option.take(result.matchedOption(option.name()).originalStringValues());
            }
        }
        // picocli lists its one positional parameter once for every run of words, each time with all of them.
        takeArguments(result.matchedPositionals().stream()
                .findFirst()
                .map(ArgSpec::originalStringValues)
                .orElse(List.of()));
        takeAnothersWords(dashes < 0 ? null : words.subList(dashes + 1, words.size()));
    }

    private boolean takesAnothersWords() {
        return arguments.stream().anyMatch(Argument::isBehindDashes);
    }

    /** @param words what stands behind a {@code --}; null where none does */
    private void takeAnothersWords(@Nullable List<String> words) {
        for (Argument<?> argument : arguments) {
            if (argument.isBehindDashes() && words != null && !words.isEmpty()) {
                argument.take(words);
            } else if (argument.isBehindDashes() && (words != null || argument.isRequired())) {
                throw refused(argument.label() + " is missing behind a `--`");
            }
        }
    }

    private ParseResult parse(List<String> words) {
        CommandLine parser = new CommandLine(spec())
                .setExpandAtFiles(false)
                .setInterpolateVariables(false)
                .setOverwrittenOptionsAllowed(false);
        try {
            return parser.parseArgs(spelledOut(words).toArray(String[]::new));
        } catch (CommandLine.UnmatchedArgumentException e) {
            throw unknown(e);
        } catch (CommandLine.OverwrittenOptionException e) {
            throw refused(nameOf(e.getOverwritten()) + " was given more than once");
        } catch (CommandLine.MissingParameterException e) {
            throw refused(nameOf(e.getMissing().get(0)) + " needs a value");
        } catch (CommandLine.ParameterException e) {
            ArgSpec about = e.getArgSpec();
            throw refused(about == null ? "this command line can't be read" : nameOf(about) + " takes no value");
        }
    }

    private CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        for (Option<?> option : options) {
            OptionSpec.Builder builder =
                    OptionSpec.builder(option.names().toArray(String[]::new)).arity(option.isFlag() ? "0" : "1");
            if (option.repeats()) {
                builder.type(List.class).auxiliaryTypes(option.isFlag() ? Boolean.class : String.class);
            } else {
                builder.type(String.class);
            }
            spec.addOption(builder.build());
        }
        return spec.addPositional(PositionalParamSpec.builder()
                .index("0..*")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .build());
    }

    /** {@code words} where an option that takes its value only behind a {@code =} always has one. */
    private List<String> spelledOut(List<String> words) {
        List<String> spelled = new ArrayList<>(words);
        for (int i = 0; i < spelled.size() && !spelled.get(i).equals("--"); i++) {
            for (Option<?> option : options) {
                if (option.fallback() != null && option.names().contains(spelled.get(i))) {
                    spelled.set(i, spelled.get(i) + "=" + option.fallback());
                }
            }
        }
        return spelled;
    }

    private void takeArguments(List<String> words) {
        int next = 0;
        for (Argument<?> argument :
                arguments.stream().filter(one -> !one.isBehindDashes()).toList()) {
            int end = argument.repeats() ? words.size() : Math.min(next + 1, words.size());
            if (next < end) {
                argument.take(words.subList(next, end));
            } else if (argument.isRequired()) {
                throw refused(argument.label() + " is missing");
            }
            next = end;
        }
        if (next < words.size()) {
            String message = "too many arguments: " + words.size() + ", at most " + next;
            throw takesAnothersWords()
                    ? new Refused(message, "a command to be run stands behind a `--`")
                    : refused(message);
        }
    }

    private Refused unknown(CommandLine.UnmatchedArgumentException e) {
        String word = e.getUnmatched().isEmpty() ? "" : e.getUnmatched().get(0);
        // A word with one dash is more often a value than a misspelt option.
        List<String> near = word.startsWith("--") ? e.getSuggestions() : List.of();
        String hint = near.isEmpty()
                ? help() + " shows its options; what starts with '-' and is none goes behind a `--`"
                : "did you mean " + String.join(" or ", near) + "?";
        return new Refused("unknown option " + Words.shown(word), hint);
    }

    private static String nameOf(ArgSpec arg) {
        return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
    }

    private Refused refused(String message) {
        return new Refused(message, help() + " shows how it is used");
    }

    private String help() {
        return command.isEmpty() ? "`keystore --help`" : "`keystore " + command + " --help`";
    }
}
