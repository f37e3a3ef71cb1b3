package dev.keystore.cli.mask;

import java.util.List;

/** Text in hexadecimal digits, and between the single quotes of a shell. */
final class PlainForms {
    private PlainForms() {}

    static List<byte[]> of(byte[] text) {
        return List.of(hex(text, false), hex(text, true), quoted(text, "'\\''"), quoted(text, "'\"'\"'"));
    }

    private static byte[] hex(byte[] text, boolean upper) {
        Grown hex = new Grown(2 * text.length);
        for (byte b : text) {
            hex.hex(b, 2, upper);
        }
        return hex.taken();
    }

    /** As shells show it, or as Python's {@code shlex} does: {@code quote} is what they write for a quote. */
    private static byte[] quoted(byte[] text, String quote) {
        Grown quoted = new Grown(text.length);
        for (byte b : text) {
            if (b == '\'') {
                quoted.add(quote);
            } else {
                quoted.add(b);
            }
        }
        return quoted.taken();
    }
}
