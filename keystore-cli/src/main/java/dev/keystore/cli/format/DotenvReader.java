package dev.keystore.cli.format;

import dev.keystore.KeystoreException.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines of {@code NAME=value}, with {@code export}, comments, quotes and values of several lines. Where the usual readers would not
 * agree on what is meant, the line is refused rather than guessed. As whatever stands in a line may be part of a value, messages tell
 * the line alone.
 */
final class DotenvReader {
    private static final Pattern NAME = Pattern.compile("(?:export[ \\t]+)?([A-Za-z_][A-Za-z0-9_.-]*)[ \\t]*=[ \\t]*");
    private static final Pattern UNCERTAIN = Pattern.compile("[\"'`\\\\$#\\r]");
    private static final Pattern COMMENT = Pattern.compile("[ \\t]#");
    private static final Pattern EXPANDED = Pattern.compile("\\$[A-Za-z0-9_{(]");
    private static final String IN_QUOTES = "put it between single quotes to have it as it is";
    private static final char END = '\n';

    private final SourceText document;
    private final String text;
    private int at;
    private int line = 1;

    private DotenvReader(SourceText document) {
        this.document = document;
        this.text = document.text().replace("\r\n", "\n");
    }

    static List<Entry> read(SourceText document) {
        return new DotenvReader(document).entries();
    }

    private List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        while (at < text.length()) {
            if (!endsLine()) {
                entries.add(entry());
                if (!endsLine()) {
                    throw problem("something stands behind the closing quote", null);
                }
            }
        }
        return entries;
    }

    private Entry entry() {
        int first = line;
        Matcher name = NAME.matcher(text).region(at, text.length());
        if (!name.lookingAt()) {
            throw problem("it is no line like NAME=value", "a value of several lines needs quotes around it");
        }
        at = name.end();
        String value = switch (here()) {
            case '\'' -> single();
            case '"' -> inDouble();
            default -> bare();
        };
        return new Entry(name.group(1), value, first);
    }

    private String bare() {
        int end = text.indexOf(END, at);
        String rest = text.substring(at, end < 0 ? text.length() : end);
        Matcher comment = COMMENT.matcher(rest);
        String value = withoutBlanksAtEnd(comment.find() ? rest.substring(0, comment.start()) : rest);
        if (UNCERTAIN.matcher(value).find() || !value.equals(value.strip())) {
            throw problem("readers differ on what such characters outside of quotes mean", IN_QUOTES);
        }
        at += value.length();
        return value;
    }

    /** Other white space at an end is for some readers part of the value. */
    private static String withoutBlanksAtEnd(String value) {
        int end = value.length();
        while (end > 0 && (value.charAt(end - 1) == ' ' || value.charAt(end - 1) == '\t')) {
            end--;
        }
        return value.substring(0, end);
    }

    private String single() {
        int end = text.indexOf('\'', at + 1);
        if (end < 0) {
            throw problem("the quote is not closed", null);
        }
        String value = text.substring(at + 1, end);
        if (value.endsWith("\\") || value.contains("\\\\") || value.indexOf('\r') >= 0) {
            throw problem("readers differ on such backslashes or carriage returns", "another format can carry them");
        }
        at = end + 1;
        line += (int) value.chars().filter(c -> c == END).count();
        return value;
    }

    private String inDouble() {
        StringBuilder value = new StringBuilder();
        int first = line;
        for (at++; at < text.length() && here() != '"'; at++) {
            char c = here();
            boolean expands =
                    c == '$' && EXPANDED.matcher(text).region(at, text.length()).lookingAt();
            if (c == '\r' || c == '`' || expands) {
                throw problem("readers differ on a carriage return, a variable or a command in quotes", IN_QUOTES);
            }
            line += c == END ? 1 : 0;
            value.append(c == '\\' ? escaped() : c);
        }
        if (at == text.length()) {
            throw document.problem(first, "the quote is not closed", null);
        }
        at++;
        return value.toString();
    }

    /** The line end that a backslash and an n stand for: the one escape that Node, dotenv, python-dotenv, Ruby and Compose all know. */
    private char escaped() {
        at++;
        if (here() != 'n') {
            throw problem("readers differ on this escape", IN_QUOTES);
        }
        return '\n';
    }

    /** Goes to the next line if nothing but blanks and a comment are left of this one. A comment behind a quote needs a blank. */
    private boolean endsLine() {
        int start = at;
        while (here() == ' ' || here() == '\t') {
            at++;
        }
        boolean behindQuote = at == start && at > 0 && text.charAt(at - 1) != END;
        if (here() == '#' && !behindQuote) {
            int end = text.indexOf(END, at);
            at = end < 0 ? text.length() : end;
        }
        if (here() != END) {
            return false;
        }
        at++;
        line++;
        return true;
    }

    private char here() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private Refused problem(String what, @Nullable String hint) {
        return document.problem(line, what, hint);
    }
}
