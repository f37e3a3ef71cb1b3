package dev.keystore.cli.format;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * Reads what {@link Properties#load} does, which is asked line by line, so that each can be told. Java takes a line without {@code =} or
 * {@code :} for a key: a PEM whose lines don't end with a backslash would be kept as names. Such a line is refused.
 */
final class PropertiesReader {
    private final SourceText document;
    private final String text;
    private final List<Entry> entries = new ArrayList<>();
    private int at;
    /** Where the line that was read last ended, without what ends it. */
    private int end;

    private int line = 1;

    private PropertiesReader(SourceText document) {
        this.document = document;
        this.text = document.text();
    }

    static List<Entry> read(SourceText document) {
        return new PropertiesReader(document).entries();
    }

    private List<Entry> entries() {
        while (at < text.length()) {
            skipBlanks();
            if (at == text.length() || "#!\r\n".indexOf(text.charAt(at)) >= 0) {
                endLine();
            } else {
                entries.add(entry());
            }
        }
        return entries;
    }

    private void skipBlanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\f';
    }

    /** Goes to the next line. Whether it belongs to this one: an odd number of backslashes stands at the end. */
    private boolean endLine() {
        boolean odd = false;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            odd = text.charAt(at) == '\\' && !odd;
            at++;
        }
        end = at;
        at = Math.min(text.length(), at + (text.startsWith("\r\n", at) ? 2 : 1));
        line++;
        return odd;
    }

    private Entry entry() {
        int first = line;
        int start = at;
        StringBuilder joined = new StringBuilder();
        boolean goesOn = true;
        while (goesOn && at < text.length()) {
            skipBlanks();
            int from = at;
            goesOn = endLine();
            joined.append(text, from, end - (goesOn ? 1 : 0));
        }
        if (!hasSeparator(joined)) {
            throw document.problem(
                    first,
                    "there is neither '=' nor ':' behind a key",
                    "a value of several lines has a backslash at the end of each");
        }
        return entry(text.substring(start, at), first);
    }

    private Entry entry(String whole, int first) {
        Properties read = new Properties();
        try {
            read.load(new StringReader(whole));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            throw document.problem(first, "an escape \\u… without four hexadecimal digits", null);
        }
        if (read.size() != 1) {
            throw document.problem(first, "it is no line like key=value", null);
        }
        String key = read.stringPropertyNames().iterator().next();
        return new Entry(key, read.getProperty(key), first);
    }

    /** Blanks may stand between the key and it; what is behind a backslash belongs to the key. */
    private static boolean hasSeparator(CharSequence joined) {
        int i = 0;
        while (i < joined.length() && "=: \t\f".indexOf(joined.charAt(i)) < 0) {
            i += joined.charAt(i) == '\\' ? 2 : 1;
        }
        while (i < joined.length() && isBlank(joined.charAt(i))) {
            i++;
        }
        return i < joined.length() && (joined.charAt(i) == '=' || joined.charAt(i) == ':');
    }
}
