package dev.keystore.cli.mask;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Text in base64, which looks different after 3n, 3n + 1 and 3n + 2 other bytes. Characters that also hold bits of what stands
 * before or behind are no part of a form, unless it stands alone. Where nothing stands before, the lines into which programs break it are known as well.
 */
final class Base64Forms {
    /** As {@code base64} and MIME have it, and as PEM does. */
    private static final List<Integer> WIDTHS = List.of(76, 64);

    private static final List<String> LINE_ENDS = List.of("\n", "\r\n");

    private Base64Forms() {}

    static List<byte[]> of(byte[] text) {
        List<byte[]> forms = new ArrayList<>();
        for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
            for (int before = 0; before < 3; before++) {
                forms.add(after(before, text, encoder));
            }
            // By itself, with its padding and without.
            forms.add(encoder.encode(text));
            forms.add(encoder.withoutPadding().encode(text));
        }
        byte[] alone = forms.get(0);
        for (int width : WIDTHS) {
            if (alone.length > width) {
                LINE_ENDS.forEach(lineEnd -> forms.add(broken(alone, width, lineEnd)));
            }
        }
        return forms;
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

    private static byte[] broken(byte[] encoded, int width, String lineEnd) {
        Grown broken = new Grown(encoded.length + encoded.length / width * lineEnd.length());
        for (int i = 0; i < encoded.length; i++) {
            if (i > 0 && i % width == 0) {
                broken.add(lineEnd);
            }
            broken.add(encoded[i]);
        }
        return broken.taken();
    }
}
