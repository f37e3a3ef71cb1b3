package dev.keystore.cli.mask;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Secrets by name in all their forms, ready to be searched for. Takes the memory of each form once, and a little more. Closing it
 * wipes them.
 *
 * <p>Every form has at least six bytes, and the first six decide whether one may begin somewhere: a bit for each of them says no nearly
 * everywhere, in one look; where it says yes, a table says which forms begin so.
 */
public final class Needles implements AutoCloseable {
    /**
     * What forms may take, in bytes. The launcher gives the program 256 MiB, and one more secret, which makes it too much, may take another 60: the
     * largest of control characters before the end of a line.
     */
    public static final long LIMIT = 112 << 20;

    /** What a form takes beside its bytes: itself, and its places in the tables. */
    private static final int BESIDE = 400;

    private static final long KEY = 0xffff_ffff_ffffL;
    private static final long SPREAD = 0x9e37_79b9_7f4a_7c15L;
    private static final int FEWEST_BITS = 18;
    private static final int MOST_BITS = 24;

    private final List<Form> forms;
    private final Map<Long, Group> byKey = new HashMap<>();
    private final SortedSet<String> tooShort;
    private final int longest;
    private final long[] filter;
    private final int shift;

    private Needles(Builder builder) {
        forms = List.copyOf(builder.forms.values());
        tooShort = new TreeSet<>(builder.tooShort);
        longest = forms.stream().mapToInt(Form::length).max().orElse(0);
        Map<Long, List<Form>> groups = new TreeMap<>();
        forms.forEach(form ->
                groups.computeIfAbsent(form.key(), key -> new ArrayList<>()).add(form));
        int bits = Math.min(Math.max(FEWEST_BITS, 70 - Long.numberOfLeadingZeros(groups.size())), MOST_BITS);
        shift = Long.SIZE - bits;
        filter = new long[1 << (bits - 6)];
        groups.forEach((key, group) -> {
            byKey.put(key, new Group(group));
            int bit = (int) ((key * SPREAD) >>> shift);
            filter[bit >>> 6] |= 1L << bit;
        });
    }

    /** Collects secrets. */
    public static final class Builder {
        private static final byte[] NOTHING = {};

        private final Purpose purpose;
        private final Map<ByteBuffer, Form> forms = new HashMap<>();
        private final SortedSet<String> tooShort = new TreeSet<>();
        private long taken;

        /** For {@code purpose}. */
        public Builder(Purpose purpose) {
            this.purpose = purpose;
        }

        /**
         * Adds the secret {@code name}: {@code value}, and {@code parts}, the texts in it that are secrets of their own. All arrays stay the
         * caller's. An empty value is none. Where all is {@linkplain #isOverLimit over the limit}, not all of them may have been added.
         */
        public Builder add(String name, byte[] value, List<byte[]> parts) {
            if (value.length > 0 && value.length < purpose.shortest()) {
                tooShort.add(name);
            }
            Forms.of(value, List.of(), purpose).forEach(bytes -> add(name, bytes));
            for (int i = 0; i < parts.size() && !isOverLimit(); i++) {
                Forms.of(NOTHING, List.of(parts.get(i)), purpose).forEach(bytes -> add(name, bytes));
            }
            return this;
        }

        private void add(String name, byte[] bytes) {
            Form known = forms.get(ByteBuffer.wrap(bytes));
            if (known == null) {
                known = new Form(bytes);
                forms.put(ByteBuffer.wrap(bytes), known);
                taken += bytes.length + BESIDE;
            } else {
                Arrays.fill(bytes, (byte) 0);
            }
            known.add(name);
        }

        /** Whether all forms together take more memory than there should be for them, {@link #LIMIT}: then nothing else may be added. */
        public boolean isOverLimit() {
            return taken > LIMIT;
        }

        /** Wipes what was added, where nothing is built of it. */
        public void wipe() {
            forms.values().forEach(Form::wipe);
        }

        public Needles build() {
            return new Needles(this);
        }
    }

    /** The names of secrets that aren't searched for, because they would be found everywhere: six bytes are needed to mask one, eight to find it. */
    public SortedSet<String> tooShort() {
        return tooShort;
    }

    /** Whether there is nothing to search for. */
    public boolean isEmpty() {
        return forms.isEmpty();
    }

    /** How many bytes the longest form has. */
    int longest() {
        return longest;
    }

    /** The first place from {@code from} on where a form may begin with the six bytes that stand there; {@code end - 5}, or {@code from}, if there is none. */
    int next(byte[] text, int from, int end) {
        int starts = end - Forms.SHORTEST + 1;
        if (from >= starts) {
            return from;
        }
        long[] bits = filter;
        int move = shift;
        long key = key(text, from) >>> 8;
        for (int start = from; start < starts; start++) {
            key = ((key << 8) | (text[start + 5] & 0xff)) & KEY;
            int bit = (int) ((key * SPREAD) >>> move);
            if ((bits[bit >>> 6] & (1L << bit)) != 0 && byKey.containsKey(key)) {
                return start;
            }
        }
        return starts;
    }

    /** The forms that begin with the six bytes at {@code start} of {@code text}, where {@link #next} has found such. */
    Group beginning(byte[] text, int start) {
        Group found = byKey.get(key(text, start));
        if (found == null) {
            throw new IllegalArgumentException("no form begins there");
        }
        return found;
    }

    /** The six bytes at {@code start} as one number. */
    static long key(byte[] text, int start) {
        long key = 0;
        for (int i = start; i < start + Forms.SHORTEST; i++) {
            key = (key << 8) | (text[i] & 0xff);
        }
        return key;
    }

    @Override
    public void close() {
        forms.forEach(Form::wipe);
    }

    @Override
    public String toString() {
        return "Needles[redacted]";
    }
}
