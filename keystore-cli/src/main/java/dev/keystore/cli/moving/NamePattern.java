package dev.keystore.cli.moving;

import java.util.regex.Pattern;

/** Some of another tool's names: {@code *} stands for any characters, {@code ?} for one, everything else for itself. */
public final class NamePattern {
    private final Pattern pattern;

    private NamePattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** What {@code text} says. Any text is a pattern. */
    public static NamePattern of(String text) {
        StringBuilder regex = new StringBuilder();
        text.codePoints().forEach(c -> regex.append(part(c)));
        return new NamePattern(Pattern.compile(regex.toString(), Pattern.DOTALL));
    }

    private static String part(int codePoint) {
        return switch (codePoint) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(Character.toString(codePoint));
        };
    }

    public boolean fits(String name) {
        return pattern.matcher(name).matches();
    }
}
