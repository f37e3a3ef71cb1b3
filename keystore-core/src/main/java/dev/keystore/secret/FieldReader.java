package dev.keystore.secret;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link FieldWriter} wrote, and nothing else: whatever is read gives the same bytes when it is written again.
 * Anything else is a {@link MalformedException}.
 */
final class FieldReader {
    private final ByteBuffer in;

    private FieldReader(ByteBuffer in) {
        this.in = in;
    }

    /** What {@code reading} makes of {@code bytes}; running out of bytes is a {@link MalformedException} about {@code what}. */
    static <T> T read(byte[] bytes, String what, Function<FieldReader, T> reading) {
        try {
            return reading.apply(new FieldReader(ByteBuffer.wrap(bytes)));
        } catch (BufferUnderflowException e) {
            throw new MalformedException("bad " + what + ": it ends too early");
        }
    }

    int oneByte() {
        return in.get() & 0xff;
    }

    int int32() {
        return in.getInt();
    }

    long int64() {
        return in.getLong();
    }

    byte[] raw(int length) {
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    byte[] rest() {
        return raw(in.remaining());
    }

    String text() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw(int32())))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException("bad text: it isn't UTF-8");
        }
    }

    Instant instant(String what) {
        return StoredTime.ofEpochSecond(int64(), what);
    }

    @Nullable
    String optionalText() {
        return isPresent() ? text() : null;
    }

    @Nullable
    Instant optionalInstant(String what) {
        return isPresent() ? instant(what) : null;
    }

    private boolean isPresent() {
        int flag = oneByte();
        if (flag > 1) {
            throw new MalformedException("bad flag " + flag + ": 0 or 1");
        }
        return flag == 1;
    }

    Tags tags() {
        return Tags.of(entries(Tags.ORDER, this::text, this::text));
    }

    /** Entries behind their count, each key greater than the one before: a map has only one form. */
    <K, V> SortedMap<K, V> entries(Comparator<K> order, Supplier<K> key, Supplier<V> value) {
        TreeMap<K, V> entries = new TreeMap<>(order);
        int count = int32();
        if (count < 0) {
            throw new MalformedException("bad count of entries: " + count);
        }
        for (int i = 0; i < count; i++) {
            K next = key.get();
            if (i > 0 && order.compare(entries.lastKey(), next) >= 0) {
                throw new MalformedException("bad order of entries: each comes once, sorted");
            }
            entries.put(next, value.get());
        }
        return entries;
    }

    /** Throws {@link MalformedException} if anything follows. */
    void end() {
        if (in.hasRemaining()) {
            throw new MalformedException("bad end: " + in.remaining() + " bytes too many");
        }
    }

    Details details() {
        ContentType type = ContentType.of(oneByte());
        Instant expires = optionalInstant("expiry");
        String note = optionalText();
        return new Details(type, note, tags(), expires);
    }

    Digest digest() {
        return Digest.ofBytes(raw(Digest.SIZE));
    }
}
