package dev.keystore.secret;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Writes fields one behind the other so that no two different lists of fields give the same bytes: numbers big-endian at
 * their full width, everything else behind its length in four bytes, what may be absent behind a byte that says whether
 * it is there. {@code docs/reference/format.md} specifies the result.
 */
final class FieldWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    FieldWriter raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    FieldWriter oneByte(int value) {
        out.write(value);
        return this;
    }

    FieldWriter int32(int value) {
        return raw(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
    }

    FieldWriter int64(long value) {
        return raw(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }

    FieldWriter bytes(byte[] value) {
        return int32(value.length).raw(value);
    }

    FieldWriter text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    FieldWriter instant(Instant value) {
        return int64(value.getEpochSecond());
    }

    FieldWriter optionalText(@Nullable String value) {
        return value == null ? oneByte(0) : oneByte(1).text(value);
    }

    FieldWriter optionalInstant(@Nullable Instant value) {
        return value == null ? oneByte(0) : oneByte(1).instant(value);
    }

    FieldWriter tags(Tags tags) {
        int32(tags.values().size());
        tags.values().forEach((key, value) -> text(key).text(value));
        return this;
    }

    FieldWriter details(Details details) {
        return oneByte(details.type().number())
                .optionalInstant(details.expires())
                .optionalText(details.note())
                .tags(details.tags());
    }

    byte[] toBytes() {
        return out.toByteArray();
    }
}
