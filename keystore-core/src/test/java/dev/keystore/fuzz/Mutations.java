package dev.keystore.fuzz;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** Small changes that parsers get wrong. */
final class Mutations {
    private static final List<String> PIECES = List.of(
            "/",
            "//",
            ".",
            "..",
            "-",
            "@",
            "#",
            "*",
            "?",
            "~",
            "~2",
            "$",
            "{",
            "}",
            ":",
            "=",
            " ",
            "\n",
            "\r",
            "\t",
            "\0",
            "\u001b[2J",
            "\u007f",
            "\u0085",
            "\u009b",
            "\u200b",
            "\u2028",
            "\u202e",
            "\ufeff",
            "\ud83d",
            "\udd11",
            "é",
            "а",
            "／",
            "．",
            "٣",
            "ſ",
            "\u212a",
            "0",
            "00",
            "-1",
            "+1",
            "9999999999",
            "10000000000",
            "99999999999999999999",
            "latest",
            "labels",
            "head",
            "v0000000001",
            "_",
            "A",
            "z");
    private static final List<Integer> WORDS =
            List.of(0, 1, -1, 16, 17, 0x7fff, 0xffff, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x10000000);

    private Mutations() {}

    /** {@code text} with one to four changes. */
    static String text(Samples samples, String text) {
        String changed = text;
        for (int i = samples.number(3); i >= 0; i--) {
            int from = samples.number(changed.length());
            int to = Math.min(changed.length(), from + samples.number(3));
            changed = switch (samples.number(4)) {
                case 0 -> changed.substring(0, from) + changed.substring(to);
                case 1 -> changed.substring(0, from);
                case 2 -> changed + "/" + changed.substring(from);
                case 3 -> changed.substring(0, from) + samples.oneOf(PIECES).repeat(1 + samples.number(130));
                default -> changed.substring(0, from) + samples.oneOf(PIECES) + changed.substring(to);
            };
        }
        return changed.length() > 2000 ? changed.substring(0, 2000) : changed;
    }

    /** {@code bytes} with one to four changes. */
    static byte[] bytes(Samples samples, byte[] bytes) {
        byte[] changed = bytes.clone();
        for (int i = samples.number(3); i >= 0; i--) {
            int at = samples.number(changed.length);
            byte[] rest = Arrays.copyOfRange(changed, at, changed.length);
            switch (samples.number(6)) {
                case 0 -> changed = Arrays.copyOf(changed, at);
                case 1 -> changed = join(changed, at, rest, Math.min(rest.length, samples.number(4)), new byte[0]);
                case 2 -> changed = join(changed, at, rest, 0, samples.bytes(samples.number(8)));
                case 3 -> changed = join(changed, at, rest, 0, rest);
                case 4 -> {
                    byte[] word = ByteBuffer.allocate(Integer.BYTES)
                            .putInt(samples.oneOf(WORDS))
                            .array();
                    changed = join(changed, at, rest, Math.min(rest.length, word.length), word);
                }
                case 5 -> {
                    if (at < changed.length) {
                        changed[at] ^= (byte) (1 << samples.number(7));
                    }
                }
                default -> {
                    if (at < changed.length) {
                        changed[at] = samples.bytes(1)[0];
                    }
                }
            }
        }
        return changed;
    }

    /** The first {@code at} bytes of {@code head}, {@code middle}, and {@code rest} without its first {@code cut}. */
    private static byte[] join(byte[] head, int at, byte[] rest, int cut, byte[] middle) {
        ByteBuffer joined = ByteBuffer.allocate(at + middle.length + rest.length - cut);
        return joined.put(head, 0, at)
                .put(middle)
                .put(rest, cut, rest.length - cut)
                .array();
    }
}
