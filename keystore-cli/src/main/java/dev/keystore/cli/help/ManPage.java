package dev.keystore.cli.help;

import dev.keystore.cli.option.Argument;
import dev.keystore.cli.option.Option;
import dev.keystore.cli.option.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Manual pages in roff: keystore(1), and one for each command, made of the same declarations as the parser. */
public final class ManPage {
    private final String date;
    private final String version;

    /** Pages of the program of {@code version}, as of {@code date}. */
    public ManPage(String date, String version) {
        this.date = date;
        this.version = version;
    }

    /** All pages by the name of their file: {@code keystore.1}, {@code keystore-bootstrap-grant.1}; another name of a command leads to its page. */
    public Map<String, String> all(List<Page> commands, List<Syntax> shared) {
        Map<String, String> pages = new TreeMap<>();
        pages.put("keystore.1", program(commands, shared));
        for (Page command : commands) {
            pages.put(file(command.name()), command(command));
            command.aliases().forEach(alias -> pages.put(file(alias), ".so man1/" + file(command.name()) + "\n"));
        }
        return pages;
    }

    private static String file(String command) {
        return title(command) + ".1";
    }

    private static String title(String command) {
        return "keystore-" + command.replace(' ', '-');
    }

    private String command(Page command) {
        Roff page = new Roff(title(command.name()), date, version);
        page.name(title(command.name()), command.purpose());
        page.section("SYNOPSIS")
                .synopsis(
                        command.synopses().stream()
                                .map(usage -> "keystore " + usage)
                                .toList(),
                        "keystore " + command.name());
        page.section("DESCRIPTION").paragraph(ReferencePage.sentence(command.purpose()));
        if (!command.aliases().isEmpty()) {
            page.paragraph("Also called `keystore " + String.join("`, `keystore ", command.aliases()) + "`.");
        }
        for (String paragraph : command.details().split("\n\n", -1)) {
            if (!paragraph.isEmpty()) {
                page.paragraph(paragraph);
            }
        }
        for (Argument<?> argument : command.arguments()) {
            page.entry(argument.label(), argument.meaning());
        }
        page.section("OPTIONS");
        List<Syntax> groups = command.groups().stream()
                .filter(group -> !group.options().isEmpty())
                .toList();
        groups.forEach(group -> options(page, group, groups.size() > 1));
        page.paragraph((groups.isEmpty() ? "Those" : "And those")
                + " for every command, which say which store, as whom, and how to speak: see `keystore`(1).");
        page.section("EXAMPLES").lines(command.examples());
        page.section("EXIT STATUS")
                .paragraph((CompletionModel.runsAnother(command) ? ManPageFacts.STATUS_OF_ANOTHER : "0 if it was done.")
                        + " What any other means says `keystore`(1).");
        page.section("ENVIRONMENT")
                .paragraph("The variables that name a store and a role, and AWS's own: see `keystore`(1).");
        page.section("FILES").paragraph("Configuration and state: see `keystore`(1).");
        page.section("SEE ALSO").paragraph(seeAlso(command));
        return page.toString();
    }

    private static String seeAlso(Page command) {
        List<String> others = new ArrayList<>(List.of("`keystore`(1)"));
        String group = CompletionModel.group(command.name());
        if (!group.isEmpty()) {
            others.add("`keystore " + group + " --help`");
        }
        return String.join(", ", others);
    }

    private String program(List<Page> commands, List<Syntax> shared) {
        Roff page = new Roff("keystore", date, version);
        page.name("keystore", "keep the secrets of pipelines and services");
        page.section("SYNOPSIS").synopsis(List.of("keystore COMMAND [ARGUMENTS] [OPTIONS]"), "keystore");
        page.section("DESCRIPTION").paragraph(ManPageFacts.DESCRIPTION);
        page.section("COMMANDS");
        for (Page command : commands) {
            page.entry(title(command.name()) + "(1)", ReferencePage.sentence(command.purpose()));
        }
        page.section("OPTIONS").paragraph(ManPageFacts.OPTIONS);
        shared.stream().filter(group -> !group.options().isEmpty()).forEach(group -> options(page, group, true));
        page.section("EXAMPLES").lines(ManPageFacts.EXAMPLES);
        entries(page, "EXIT STATUS", ManPageFacts.EXIT_STATUS);
        entries(page, "ENVIRONMENT", ManPageFacts.ENVIRONMENT);
        entries(page, "FILES", ManPageFacts.FILES);
        page.section("SEE ALSO")
                .paragraph(commands.stream()
                        .map(command -> "`" + title(command.name()) + "`(1)")
                        .reduce((one, next) -> one + ", " + next)
                        .orElseThrow());
        return page.toString();
    }

    private static void entries(Roff page, String heading, List<Map.Entry<String, String>> entries) {
        page.section(heading);
        entries.forEach(entry -> page.entry(entry.getKey(), entry.getValue()));
    }

    private static void options(Roff page, Syntax group, boolean titled) {
        if (titled) {
            page.subsection(group.heading());
        }
        for (Option<?> option : group.options()) {
            page.entry(option.synopsis(), option.meaning());
        }
    }
}
