package dev.keystore.cli.help;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page in the macros of man(7), pure ASCII. Text that is put in stays text: backslashes, dots and quotes at the beginning of a
 * line, and dashes, which groff would make hyphens that can't be copied into a shell.
 */
final class Roff {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private final StringBuilder page = new StringBuilder();

    /** Begins the page {@code title} of section 1. */
    Roff(String title, String date, String version) {
        page.append(".\\\" Made of the program's own declarations.\n");
        page.append(".TH \"%s\" 1 \"%s\" \"%s\" \"Keystore\"\n"
                .formatted(text(title.toUpperCase(Locale.ROOT)), text(date), text(version)));
        page.append(".nh\n.ad l\n");
    }

    Roff section(String heading) {
        return macro(".SH " + text(heading));
    }

    Roff subsection(String heading) {
        return macro(".SS " + text(heading));
    }

    /** The line that indexes are made of: what it is called, and what that is. */
    Roff name(String name, String purpose) {
        return section("NAME").line(text(name) + " \\- " + text(purpose));
    }

    /** A paragraph; what stands in backticks becomes bold. */
    Roff paragraph(String words) {
        return macro(".PP").line(marked(words));
    }

    /** A word and what it means, indented. */
    Roff entry(String word, String meaning) {
        return macro(".TP").line(bold(word)).line(marked(meaning));
    }

    /** Lines as they are, in the manner of a terminal. */
    Roff lines(Iterable<String> lines) {
        macro(".PP").macro(".RS 4").macro(".nf");
        lines.forEach(line -> line(text(line)));
        return macro(".fi").macro(".RE");
    }

    /** Lines of which the beginning of each, {@code keystore put}, is bold. */
    Roff synopsis(Iterable<String> lines, String bold) {
        macro(".nf");
        for (String line : lines) {
            line(line.startsWith(bold) ? bold(bold) + text(line.substring(bold.length())) : text(line));
        }
        return macro(".fi");
    }

    private Roff macro(String macro) {
        page.append(macro).append('\n');
        return this;
    }

    private Roff line(String escaped) {
        // A dot or a quote would begin a request.
        page.append(escaped.matches("(?s)[.'].*") ? "\\&" + escaped : escaped).append('\n');
        return this;
    }

    private static String bold(String words) {
        return "\\fB" + text(words) + "\\fR";
    }

    private static String marked(String words) {
        Matcher code = CODE.matcher(words.replace('\n', ' '));
        return code.results().findAny().isEmpty() ? text(words.replace('\n', ' ')) : marked(code.reset());
    }

    private static String marked(Matcher code) {
        StringBuilder marked = new StringBuilder();
        StringBuilder before = new StringBuilder();
        while (code.find()) {
            before.setLength(0);
            code.appendReplacement(before, "");
            marked.append(text(before.toString())).append(bold(code.group(1)));
        }
        return marked.append(text(code.appendTail(new StringBuilder()).toString()))
                .toString();
    }

    /** {@code words} so that groff prints just these characters. */
    static String text(String words) {
        StringBuilder escaped = new StringBuilder();
        words.codePoints().forEach(character -> {
            switch (character) {
                case '\\' -> escaped.append("\\e");
                case '-' -> escaped.append("\\-");
                case '\'' -> escaped.append("\\(aq");
                case '"' -> escaped.append("\\(dq");
                case '`' -> escaped.append("\\(ga");
                case '^' -> escaped.append("\\(ha");
                case '~' -> escaped.append("\\(ti");
                default -> {
                    if (character < 0x80) {
                        escaped.append((char) character);
                    } else {
                        escaped.append("\\[u%04X]".formatted(character));
                    }
                }
            }
        });
        return escaped.toString();
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
