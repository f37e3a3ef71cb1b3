package dev.keystore.secret;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what {@link FieldWriter} wrote. Anything else is a {@link MalformedException}. */
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

    Instant instant() {
        long seconds = int64();
        if (seconds < Instant.MIN.getEpochSecond() || seconds > Instant.MAX.getEpochSecond()) {
            throw new MalformedException("bad time: " + seconds + " seconds");
        }
        return Instant.ofEpochSecond(seconds);
    }

    @Nullable
    String optionalText() {
        return isPresent() ? text() : null;
    }

    @Nullable
    Instant optionalInstant() {
        return isPresent() ? instant() : null;
    }

    private boolean isPresent() {
        int flag = oneByte();
        if (flag > 1) {
            throw new MalformedException("bad flag " + flag + ": 0 or 1");
        }
        return flag == 1;
    }

    Tags tags() {
        int count = int32();
        TreeMap<String, String> tags = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            tags.put(text(), text());
        }
        return Tags.of(tags);
    }

    Details details() {
        ContentType type = ContentType.of(oneByte());
        Instant expires = optionalInstant();
        String note = optionalText();
        return new Details(type, note, tags(), expires);
    }

    Digest digest() {
        return Digest.ofBytes(raw(Digest.SIZE));
    }
}
