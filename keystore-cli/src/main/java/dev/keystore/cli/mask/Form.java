package dev.keystore.cli.mask;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;

/** One way in which a secret may be written, and whose secret it is: two names may have the same value. */
final class Form {
    /** By their bytes, none of which is negative. */
    static final Comparator<Form> BY_BYTES = (a, b) -> Arrays.compareUnsigned(a.bytes, b.bytes);

    private final byte[] bytes;
    private Set<String> names = Set.of();

    /** Takes over {@code bytes}, of which there are at least {@link Forms#SHORTEST}. */
    Form(byte[] bytes) {
        if (bytes.length < Forms.SHORTEST) {
            throw new IllegalArgumentException("a form of " + bytes.length + " bytes");
        }
        this.bytes = bytes;
    }

    void add(String name) {
        if (names.isEmpty()) {
            names = Set.of(name);
        } else if (!names.contains(name)) {
            names = new TreeSet<>(names);
            names.add(name);
        }
    }

    /** In alphabetic order. */
    Set<String> names() {
        return names;
    }

    int length() {
        return bytes.length;
    }

    /** The byte at {@code index}, 0 to 255. */
    int at(int index) {
        return bytes[index] & 0xff;
    }

    /** How many of the bytes {@code from} to {@code to} of this form stand in {@code text}, where the form begins at {@code start}. */
    int agreement(byte[] text, int start, int from, int to) {
        int mismatch = Arrays.mismatch(text, start + from, start + to, bytes, from, to);
        return mismatch < 0 ? to - from : mismatch;
    }

    /** With how many bytes both begin, of which the first {@code known} are known to be the same. */
    int sharedWith(Form other, int known) {
        int shorter = Math.min(bytes.length, other.bytes.length);
        return other == this ? shorter : known + agreement(other.bytes, 0, known, shorter);
    }

    /** How many of its first {@code end} bytes go on as its first {@code period} do, again and again. */
    int repeated(int period, int end) {
        int mismatch = Arrays.mismatch(bytes, 0, end - period, bytes, period, end);
        return mismatch < 0 ? end : period + mismatch;
    }

    /** Its first bytes as one number. */
    long key() {
        return Needles.key(bytes, 0);
    }

    void wipe() {
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public String toString() {
        return "Form[redacted]";
    }
}
