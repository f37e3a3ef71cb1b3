package dev.keystore.cli.mask;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Text in base64, which looks different after 3n, 3n + 1 and 3n + 2 other bytes. Characters that also hold bits of what stands
 * before or behind are no part of a form. Lines that are broken somewhere inside are not recognized.
 */
final class Base64Forms {
    private Base64Forms() {}

    static List<byte[]> of(byte[] text) {
        return Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
                .flatMap(encoder -> IntStream.range(0, 3).mapToObj(before -> after(before, text, encoder)))
                .toList();
    }

    private static byte[] after(int before, byte[] text, Base64.Encoder encoder) {
        byte[] shifted = new byte[before + text.length];
        ByteBuffer.wrap(shifted).position(before).put(text);
        byte[] encoded = encoder.encode(shifted);
        try {
            int first = (8 * before + 5) / 6;
            int end = (int) (8L * shifted.length / 6);
            return Arrays.copyOfRange(encoded, Math.min(first, end), end);
        } finally {
            Arrays.fill(shifted, (byte) 0);
            Arrays.fill(encoded, (byte) 0);
        }
    }
}
