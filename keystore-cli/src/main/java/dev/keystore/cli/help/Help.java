package dev.keystore.cli.help;

import dev.keystore.cli.option.Argument;
import dev.keystore.cli.option.Option;
import dev.keystore.cli.option.Syntax;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code --help} prints. */
public final class Help {
    private static final int COLUMN = 30;
    private static final int WIDTH = 100;

    private final StringBuilder text = new StringBuilder();

    private Help() {}

    /** The page of the whole program: its {@code commands}, and the options {@code shared} by all of them. */
    public static String program(List<Page> commands, List<Syntax> shared) {
        Help help = new Help();
        help.line("keystore: keep secrets as envelope-encrypted rows, in DynamoDB or on this machine");
        help.line("");
        help.line("Usage: keystore COMMAND [ARGUMENTS] [OPTIONS]");
        help.heading("Commands");
        for (Page command : commands) {
            help.entry(command.name(), command.purpose() + also(command));
        }
        shared.forEach(help::options);
        help.heading("Examples");
        help.line("  keystore --local put demo/db-password --generate");
        help.line("  keystore --local get demo/db-password");
        help.line("");
        help.line("`keystore COMMAND --help` shows the options of a command.");
        return help.text.toString();
    }

    /** The page of {@code group}: its {@code commands}, and the options {@code shared} by all. */
    public static String group(String group, List<Page> commands, List<Syntax> shared) {
        Help help = new Help();
        help.line("keystore " + group + ": " + commands.stream().map(Page::name).collect(Collectors.joining(", ")));
        help.line("");
        for (Page command : commands) {
            for (String usage : command.usage()) {
                help.line("Usage: keystore " + usage + " [OPTIONS]");
            }
        }
        help.heading("Commands");
        for (Page command : commands) {
            help.entry(command.name(), command.purpose());
        }
        shared.forEach(help::options);
        help.line("");
        help.line("`keystore " + group + " COMMAND --help` shows the options of a command.");
        return help.text.toString();
    }

    /** The page of {@code command}, with the options {@code shared} by all. */
    public static String command(Page command, List<Syntax> shared) {
        Help help = new Help();
        help.line("keystore " + command.name() + ": " + command.purpose() + also(command));
        help.line("");
        for (String usage : command.synopses()) {
            help.line("Usage: keystore " + usage);
        }
        if (!command.details().isEmpty()) {
            help.line("");
            command.details().lines().forEach(help::line);
        }
        if (!command.arguments().isEmpty()) {
            help.heading("Arguments");
            for (Argument<?> argument : command.arguments()) {
                help.entry(argument.label(), argument.meaning());
            }
        }
        command.groups().forEach(help::options);
        shared.forEach(help::options);
        help.heading("Examples");
        command.examples().forEach(example -> help.line("  " + example));
        return help.text.toString();
    }

    private static String also(Page command) {
        return command.aliases().isEmpty() ? "" : " (also " + String.join(", ", command.aliases()) + ")";
    }

    private void options(Syntax group) {
        if (group.options().isEmpty()) {
            return;
        }
        heading(group.heading());
        for (Option<?> option : group.options()) {
            entry(option.synopsis(), option.meaning());
        }
    }

    private void heading(String heading) {
        line("");
        line(heading + ":");
    }

    /** A word and what it means, in two columns, the second broken into lines. */
    private void entry(String word, String meaning) {
        StringBuilder line = new StringBuilder("  ").append(word);
        if (line.length() > COLUMN - 2) {
            line(line.toString());
            line.setLength(0);
        }
        line.append(" ".repeat(COLUMN - line.length()));
        for (String next : meaning.split(" ", -1)) {
            if (line.length() + next.length() > WIDTH) {
                line(line.toString());
                line.setLength(0);
                line.append(" ".repeat(COLUMN));
            }
            line.append(next).append(' ');
        }
        line(line.toString());
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
