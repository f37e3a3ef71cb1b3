package dev.keystore.cli.help;

import dev.keystore.cli.command.Command;
import dev.keystore.cli.command.Commands;
import dev.keystore.cli.option.Argument;
import dev.keystore.cli.option.Option;
import dev.keystore.cli.option.Syntax;
import java.util.List;

/** What {@code --help} prints. */
public final class Help {
    private static final int COLUMN = 30;
    private static final int WIDTH = 100;

    private final StringBuilder text = new StringBuilder();

    private Help() {}

    /** The page of the whole program, with the options {@code shared} by all commands. */
    public static String program(List<Syntax> shared) {
        Help help = new Help();
        help.line("keystore: keep secrets as envelope-encrypted rows, in DynamoDB or on this machine");
        help.line("");
        help.line("Usage: keystore COMMAND [ARGUMENTS] [OPTIONS]");
        help.heading("Commands");
        for (Command command : Commands.all()) {
            List<String> aliases = Commands.aliasesOf(command.name());
            String also = aliases.isEmpty() ? "" : " (also " + String.join(", ", aliases) + ")";
            help.entry(command.name(), command.purpose() + also);
        }
        shared.forEach(help::options);
        help.heading("Examples");
        help.line("  keystore --local put demo/db-password --generate");
        help.line("  keystore --local get demo/db-password");
        help.line("");
        help.line("`keystore COMMAND --help` shows the options of a command.");
        return help.text.toString();
    }

    /** The page of {@code command}. */
    public static String command(Command command, List<Syntax> shared) {
        Help help = new Help();
        help.line("keystore " + command.name() + ": " + command.purpose());
        help.line("");
        for (String usage : command.usage()) {
            help.line("Usage: keystore " + usage + " [OPTIONS]");
        }
        List<String> aliases = Commands.aliasesOf(command.name());
        if (!aliases.isEmpty()) {
            help.line("Also called: " + String.join(", ", aliases));
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
        for (String next : meaning.split(" ")) {
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
