package dev.keystore.secret;

import java.util.Arrays;

/**
 * What an envelope seals: a header and a value behind it.
 *
 * @param header what is said of the value
 * @param value the bytes; no bytes for a deletion or destruction, a map for labels
 */
public record Payload(SealedHeader header, SecretValue value) implements AutoCloseable {
    /** Header and value as bytes. Whoever asks wipes them. */
    public byte[] toBytes() {
        FieldWriter out = new FieldWriter();
        header.writeTo(out);
        byte[] head = out.toBytes();
        byte[] whole = Arrays.copyOf(head, head.length + value.size());
        System.arraycopy(value.open(), 0, whole, head.length, value.size());
        return whole;
    }

    /** The payload that {@code bytes} are. Throws {@link MalformedException}. */
    public static Payload of(byte[] bytes) {
        return FieldReader.read(bytes, "payload", in -> {
            SealedHeader header = SealedHeader.readFrom(in);
            byte[] rest = in.rest();
            try {
                return new Payload(header, SecretValue.copyOf(rest));
            } finally {
                Arrays.fill(rest, (byte) 0);
            }
        });
    }

    @Override
    public void close() {
        value.close();
    }
}
