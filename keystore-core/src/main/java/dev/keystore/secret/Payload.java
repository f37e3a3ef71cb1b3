package dev.keystore.secret;

import java.util.Arrays;

/**
 * What an envelope seals: a header and a value behind it.
 *
 * @param header what is said of the value
 * @param value the bytes; no bytes for a deletion or destruction, a map for labels
 */
public record Payload(SealedHeader header, SecretValue value) implements AutoCloseable {
    /** Throws {@link MalformedException} if the value is too large, or there is one where the header says that it is gone. */
    public Payload {
        boolean gone = header.kind() == SealedKind.DELETED || header.kind() == SealedKind.DESTROYED;
        int most = gone ? 0 : SecretValue.LIMIT;
        if (value.size() > most) {
            throw new MalformedException("bad payload: " + value.size() + " bytes of value, at most " + most);
        }
    }

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
            SecretValue value = SecretValue.owning(in.rest());
            try {
                return new Payload(header, value);
            } catch (MalformedException e) {
                value.close();
                throw e;
            }
        });
    }

    @Override
    public void close() {
        value.close();
    }
}
