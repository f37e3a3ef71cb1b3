package dev.keystore.secret;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The bytes of a secret. They are lent to a lambda, never handed out, so every place that reveals them can be found by
 * searching for {@code use}. Closing overwrites them with zeros; using a closed value throws. Zeroing is best effort: a
 * garbage collector may have copied the array before, and whatever the lambda made of the bytes is the lambda's to wipe.
 *
 * <p>Safe to share between threads as long as nobody closes it while another uses it.
 */
public final class SecretValue implements AutoCloseable {
    /** The largest value that is kept without being asked for: 64 KiB. */
    public static final int USUAL_LIMIT = 64 * 1024;

    /** The largest value that can be kept at all: 256 KiB. */
    public static final int LIMIT = 256 * 1024;

    private static final int DECODED_AT_ONCE = 1024;

    private final byte[] bytes;
    private volatile boolean closed;

    private SecretValue(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A value of a copy of {@code bytes}; the caller wipes its own. */
    public static SecretValue copyOf(byte[] bytes) {
        return new SecretValue(bytes.clone());
    }

    /** A value of {@code bytes} themselves, which nobody else may keep. */
    static SecretValue owning(byte[] bytes) {
        return new SecretValue(bytes);
    }

    /** A value of the UTF-8 form of {@code text}. Throws {@link MalformedException} if it has none: it holds half a surrogate pair. */
    public static SecretValue ofUtf8(String text) {
        if (text.codePoints().anyMatch(SecretValue::isSurrogate)) {
            throw new MalformedException("bad text: half of a surrogate pair has no UTF-8 form");
        }
        return new SecretValue(text.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** No bytes at all, which is a legal value. */
    public static SecretValue empty() {
        return new SecretValue(new byte[0]);
    }

    /** What is done with lent bytes. */
    @FunctionalInterface
    public interface Use<R, X extends Exception> {
        R apply(byte[] bytes) throws X;
    }

    /**
     * Lends the bytes to {@code use} and returns what it returns. The array is a copy for this one use and is wiped when
     * {@code use} returns: keep no hold of it. Throws what {@code use} throws, and {@link IllegalStateException} if this value is closed.
     */
    public <R, X extends Exception> R use(Use<R, X> use) throws X {
        byte[] lent = open().clone();
        try {
            return use.apply(lent);
        } finally {
            Arrays.fill(lent, (byte) 0);
        }
    }

    /** How many bytes. Throws {@link IllegalStateException} if closed. */
    public int size() {
        return open().length;
    }

    /** Whether the bytes are well-formed UTF-8. Throws {@link IllegalStateException} if closed. */
    public boolean isUtf8() {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(open());
        CharBuffer decoded = CharBuffer.allocate(DECODED_AT_ONCE);
        try {
            while (true) {
                CoderResult result = decoder.decode(in, decoded.clear(), true);
                if (!result.isOverflow()) {
                    return result.isUnderflow();
                }
            }
        } finally {
            Arrays.fill(decoded.array(), '\0');
        }
    }

    /** Whether both hold the same bytes, in a time that depends on nothing but their size. */
    public boolean sameAs(SecretValue other) {
        return MessageDigest.isEqual(open(), other.open());
    }

    /** A value of its own with the same bytes. */
    public SecretValue copy() {
        return new SecretValue(open().clone());
    }

    @Override
    public void close() {
        closed = true;
        Arrays.fill(bytes, (byte) 0);
    }

    /** The bytes themselves, for this package. */
    byte[] open() {
        if (closed) {
            throw new IllegalStateException("this secret value is closed");
        }
        return bytes;
    }

    @Override
    public String toString() {
        return "SecretValue[redacted]";
    }
}
