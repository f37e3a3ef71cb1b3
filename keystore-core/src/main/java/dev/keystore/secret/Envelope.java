package dev.keystore.secret;

import java.util.Arrays;

/** The ciphertext of a payload with its wrapped data key: a message of the AWS Encryption SDK. */
public final class Envelope {
    private final byte[] bytes;

    private Envelope(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The envelope kept as {@code bytes}. */
    public static Envelope of(byte[] bytes) {
        return new Envelope(bytes.clone());
    }

    /** A copy of the message. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** What stands for this envelope in a chain. */
    public Digest digest() {
        return Digest.of(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Envelope that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Envelope[" + bytes.length + " bytes]";
    }
}
