package dev.keystore.secret;

import java.nio.charset.StandardCharsets;

/** The rule that notes, tags and actors share: bounded, and no character that could drive a terminal. */
final class PrintableText {
    /** Spelled out because a platform's own tables grow: what is sealed under one Java has to be legal under every later one. */
    private static final int[][] UNPRINTABLE = {
        {0x0000, 0x001f}, // controls
        {0x007f, 0x009f}, // delete, and controls of eight bits
        {0x00ad, 0x00ad}, // soft hyphen
        {0x061c, 0x061c}, // a direction mark
        {0x200b, 0x200f}, // no width, and direction marks
        {0x2028, 0x202e}, // separators of lines and paragraphs, directions
        {0x2060, 0x206f}, // no width, and directions
        {0xd800, 0xdfff}, // halves of surrogate pairs, which have no UTF-8 form
        {0xfeff, 0xfeff}, // byte order mark
        {0xfff9, 0xfffb}, // annotations
        {0xe0000, 0xe007f}, // tags that nobody sees
    };

    private PrintableText() {}

    /** {@code text} itself if it may be kept as {@code what}; else throws {@link MalformedException}. */
    static String check(String text, String what, int fewestBytes, int mostBytes) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes < fewestBytes || bytes > mostBytes) {
            throw new MalformedException(
                    "bad " + what + ": " + bytes + " bytes, allowed are " + fewestBytes + " to " + mostBytes);
        }
        if (isUnprintable(text)) {
            throw new MalformedException(
                    "bad " + what + " " + Quoted.of(text) + ": control characters are not allowed");
        }
        return text;
    }

    /** Whether {@code text} holds a character that could drive a terminal, reorder a line or hide. */
    static boolean isUnprintable(String text) {
        return text.codePoints().anyMatch(PrintableText::isUnprintable);
    }

    private static boolean isUnprintable(int codePoint) {
        for (int[] range : UNPRINTABLE) {
            if (codePoint >= range[0] && codePoint <= range[1]) {
                return true;
            }
        }
        return false;
    }
}
