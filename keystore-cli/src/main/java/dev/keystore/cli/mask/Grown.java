package dev.keystore.cli.mask;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that are put one behind the other. What it outgrows is wiped. */
final class Grown {
    private static final byte[] UPPER = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LOWER = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes;
    private int length;

    Grown(int expected) {
        bytes = new byte[Math.max(expected, 16)];
    }

    Grown add(int b) {
        if (length == bytes.length) {
            byte[] smaller = bytes;
            bytes = Arrays.copyOf(smaller, 2 * length);
            Arrays.fill(smaller, (byte) 0);
        }
        bytes[length++] = (byte) b;
        return this;
    }

    Grown add(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            add(ascii.charAt(i));
        }
        return this;
    }

    /** The UTF-8 form of {@code text}, in which no surrogate stands alone. */
    Grown add(CharBuffer text) {
        ByteBuffer encoded = ByteBuffer.allocate(3 * text.length());
        StandardCharsets.UTF_8.newEncoder().encode(text, encoded, true);
        for (int i = 0; i < encoded.position(); i++) {
            add(encoded.get(i));
        }
        Arrays.fill(encoded.array(), (byte) 0);
        return this;
    }

    /** The lowest {@code digits} hexadecimal digits of {@code number}. */
    Grown hex(int number, int digits, boolean upper) {
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            add((upper ? UPPER : LOWER)[(number >>> shift) & 0xf]);
        }
        return this;
    }

    /** All of them; this one is wiped. */
    byte[] taken() {
        byte[] taken = Arrays.copyOf(bytes, length);
        Arrays.fill(bytes, (byte) 0);
        length = 0;
        return taken;
    }
}
