package dev.keystore.cli.format;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules of Ruby's dotenv 3 ({@code lib/dotenv/parser.rb}), for where there is no Ruby to ask. */
final class RubyDotenv {
    private static final Pattern LINE = Pattern.compile(
            "^\\s*(?:export\\s+)?([\\w.]+)(?:\\s*=\\s*?|:\\s+?)(\\s*'(?:\\\\'|[^'])*+'|\\s*\"(?:\\\\\"|[^\"])*+\"|[^#\\r\\n]+)?\\s*(?:#.*)?$",
            Pattern.MULTILINE | Pattern.UNIX_LINES);
    private static final Pattern EXPANDED = Pattern.compile("\\$[({A-Za-z0-9_]");

    private RubyDotenv() {}

    static Map<String, String> read(String document) {
        Map<String, String> variables = new HashMap<>();
        Matcher lines = LINE.matcher(document.replaceAll("\\r\\n?", "\n"));
        while (lines.find()) {
            String value = lines.group(2) == null ? "" : lines.group(2).strip();
            boolean quoted = value.length() > 1 && value.charAt(0) == value.charAt(value.length() - 1);
            char quote = quoted ? value.charAt(0) : ' ';
            if (quote == '\'' || quote == '"') {
                value = value.substring(1, value.length() - 1);
            }
            if (quote != '\'') {
                if (EXPANDED.matcher(value).find()) {
                    throw new IllegalStateException("Ruby would expand something");
                }
                value = value.replaceAll("\\\\([^$])", "$1");
            }
            variables.put(lines.group(1), value);
        }
        return variables;
    }
}
