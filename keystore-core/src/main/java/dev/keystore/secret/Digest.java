package dev.keystore.secret;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256: 32 bytes that stand for others. */
public final class Digest {
    static final int SIZE = 32;

    /** Thirty-two zero bytes: what stands before the first of a chain. */
    static final Digest ZERO = new Digest(new byte[SIZE]);

    private final byte[] bytes;

    private Digest(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The digest of {@code bytes}. */
    public static Digest of(byte[] bytes) {
        try {
            return new Digest(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** A digest kept as {@code bytes}. Throws {@link MalformedException} unless there are 32. */
    public static Digest ofBytes(byte[] bytes) {
        if (bytes.length != SIZE) {
            throw new MalformedException("bad digest: " + bytes.length + " bytes instead of " + SIZE);
        }
        return new Digest(bytes.clone());
    }

    /** A digest written as 64 lower-case hexadecimal digits. Throws {@link MalformedException}. */
    public static Digest ofHex(String hex) {
        if (hex.length() != 2 * SIZE || !hex.chars().allMatch(Digest::isLowerHex)) {
            throw new MalformedException("bad digest: it has " + 2 * SIZE + " lower-case hexadecimal digits");
        }
        return new Digest(HexFormat.of().parseHex(hex));
    }

    private static boolean isLowerHex(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }

    /** A copy of the 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Digest that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** 64 lower-case hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
