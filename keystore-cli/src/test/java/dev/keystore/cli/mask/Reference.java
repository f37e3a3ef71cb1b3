package dev.keystore.cli.mask;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Collection;

/** What masking means, in the plainest words: every place is compared with every form. */
final class Reference {
    private Reference() {}

    static byte[] masked(byte[] text, Collection<byte[]> forms) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int covered = 0;
        for (int start = 0; start < text.length; start++) {
            int length = 0;
            for (byte[] form : forms) {
                if (stands(text, start, form)) {
                    length = Math.max(length, form.length);
                }
            }
            if (length > 0 && start >= covered) {
                out.writeBytes(new byte[] {'*', '*', '*'});
            }
            covered = Math.max(covered, length > 0 ? start + length : 0);
            if (start >= covered) {
                out.write(text[start]);
            }
        }
        return out.toByteArray();
    }

    static boolean contains(byte[] text, byte[] form) {
        for (int start = 0; start < text.length; start++) {
            if (stands(text, start, form)) {
                return true;
            }
        }
        return false;
    }

    private static boolean stands(byte[] text, int start, byte[] form) {
        int end = start + form.length;
        return end <= text.length && Arrays.equals(text, start, end, form, 0, form.length);
    }
}
