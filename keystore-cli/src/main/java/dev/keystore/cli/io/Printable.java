package dev.keystore.cli.io;

/** Makes text fit for a terminal. */
public final class Printable {
    private Printable() {}

    /** {@code text} where whatever could drive a terminal, or turn the order of what is read, is a question mark; lines stay lines. */
    public static String of(String text) {
        if (text.codePoints().allMatch(Printable::isHarmless)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(c -> shown.appendCodePoint(isHarmless(c) ? c : '?'));
        return shown.toString();
    }

    /** The same, on one line. */
    public static String line(String text) {
        return of(text).replace('\n', ' ');
    }

    private static boolean isHarmless(int codePoint) {
        if (codePoint == '\n') {
            return true;
        }
        int type = Character.getType(codePoint);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.SURROGATE;
    }
}
