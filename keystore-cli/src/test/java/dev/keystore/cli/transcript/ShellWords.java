package dev.keystore.cli.transcript;

import java.util.ArrayList;
import java.util.List;

/** Splits a line into words as a shell does, with single and double quotes. */
public final class ShellWords {
    private ShellWords() {}

    public static List<String> of(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        String ended = line + " ";
        for (int i = 0; i < ended.length(); i++) {
            char c = ended.charAt(i);
            if (quote != 0 && c == quote) {
                quote = 0;
            } else if (quote != 0 || (c != ' ' && c != '\'' && c != '"')) {
                word.append(c);
                inWord = true;
            } else if (c == ' ') {
                if (inWord) {
                    words.add(word.toString());
                    word.setLength(0);
                }
                inWord = false;
            } else {
                quote = c;
                inWord = true;
            }
        }
        return words;
    }

    /** What printf prints for {@code format}. */
    static String printf(String format) {
        return format.replace("\\n", "\n").replace("\\r", "\r").replace("\\0", "\0");
    }
}
