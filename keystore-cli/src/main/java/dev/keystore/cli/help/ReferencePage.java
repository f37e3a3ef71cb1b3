package dev.keystore.cli.help;

import dev.keystore.cli.option.Argument;
import dev.keystore.cli.option.Option;
import dev.keystore.cli.option.Syntax;
import java.util.List;

/** {@code docs/reference/cli.md}: every command and option, made of the same declarations as the parser. */
public final class ReferencePage {
    private final StringBuilder text = new StringBuilder();

    private ReferencePage() {}

    /** The page as Markdown. */
    public static String markdown(List<Page> commands, List<Syntax> shared) {
        ReferencePage page = new ReferencePage();
        page.line("# Commands and options");
        page.line("");
        page.line("Made of the program's own declarations; `keystore COMMAND --help` shows the same.");
        page.line("");
        page.line("## Options for every command");
        page.line("");
        page.line("They may stand before or after the command. An optional value, `[=DIR]`, is taken only with `=`.");
        shared.forEach(page::options);
        for (Page command : commands) {
            page.command(command);
        }
        return page.text.toString();
    }

    private void command(Page command) {
        line("");
        line("## " + command.name());
        line("");
        line(sentence(command.purpose()));
        if (!command.aliases().isEmpty()) {
            line("Also called `" + String.join("`, `", command.aliases()) + "`.");
        }
        if (!command.details().isEmpty()) {
            line("");
            command.details().lines().forEach(this::line);
        }
        line("");
        line("```");
        command.synopses().forEach(usage -> line("keystore " + usage));
        line("```");
        if (!command.arguments().isEmpty()) {
            table("Argument");
            for (Argument<?> argument : command.arguments()) {
                row(argument.label(), argument.meaning());
            }
        }
        command.groups().forEach(this::options);
        line("");
        line("```sh");
        command.examples().forEach(this::line);
        line("```");
    }

    private void options(Syntax group) {
        if (group.options().isEmpty()) {
            return;
        }
        table(group.heading());
        for (Option<?> option : group.options()) {
            row(option.synopsis(), option.meaning());
        }
    }

    private void table(String heading) {
        line("");
        line("| " + heading + " | |");
        line("|---|---|");
    }

    private void row(String word, String meaning) {
        line("| `" + word.replace("|", "\\|") + "` | " + meaning.replace("|", "\\|") + " |");
    }

    static String sentence(String purpose) {
        return Character.toUpperCase(purpose.charAt(0)) + purpose.substring(1) + ".";
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
