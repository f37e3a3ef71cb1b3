package dev.keystore.secret;

import java.nio.charset.StandardCharsets;

/** The rule that notes, tags and actors share: bounded, and no character that could drive a terminal. */
final class PrintableText {
    private PrintableText() {}

    /** {@code text} itself if it may be kept as {@code what}; else throws {@link MalformedException}. */
    static String check(String text, String what, int fewestBytes, int mostBytes) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes < fewestBytes || bytes > mostBytes) {
            throw new MalformedException(
                    "bad " + what + ": " + bytes + " bytes, allowed are " + fewestBytes + " to " + mostBytes);
        }
        if (text.codePoints().anyMatch(PrintableText::isUnprintable)) {
            throw new MalformedException(
                    "bad " + what + " " + Quoted.of(text) + ": control characters are not allowed");
        }
        return text;
    }

    /** Controls, line separators, direction marks and lone surrogates (which have no UTF-8 form). */
    private static boolean isUnprintable(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE;
    }
}
