package dev.keystore.cli.format;

import java.util.HashMap;
import java.util.Map;

/** How the runner of GitHub Actions reads the file that {@code GITHUB_ENV} names (actions/runner, {@code SetEnvFileCommand}). */
final class GithubRunner {
    private final String text;
    private final boolean windows;
    private int index;
    private int newline;

    private GithubRunner(String text, boolean windows) {
        this.text = text;
        this.windows = windows;
    }

    /** The variables that {@code text} sets; {@code windows}: where a carriage return belongs to the end of a line. */
    static Map<String, String> read(String text, boolean windows) {
        return new GithubRunner(text, windows).variables();
    }

    private Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>();
        while (index < text.length()) {
            String line = line();
            if (line.isEmpty()) {
                continue;
            }
            int equals = line.indexOf('=');
            int heredoc = line.indexOf("<<");
            if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
                variables.put(line.substring(0, equals), line.substring(equals + 1));
            } else if (heredoc > 0) {
                variables.put(line.substring(0, heredoc), block(line.substring(heredoc + 2)));
            } else {
                throw new IllegalStateException("Invalid environment variable format");
            }
        }
        return variables;
    }

    private String block(String delimiter) {
        int start = index;
        int end = index;
        String line = line();
        while (!line.equals(delimiter)) {
            if (index >= text.length()) {
                throw new IllegalStateException("Matching delimiter not found");
            }
            end = index - newline;
            line = line();
        }
        return end > start ? text.substring(start, end) : "";
    }

    private String line() {
        int start = index;
        int feed = text.indexOf('\n', index);
        if (feed < 0) {
            index = text.length();
            newline = 0;
            return text.substring(start);
        }
        index = feed + 1;
        newline = windows && feed > start && text.charAt(feed - 1) == '\r' ? 2 : 1;
        return text.substring(start, index - newline);
    }
}
