package dev.keystore.cli.format;

import dev.keystore.KeystoreException.Refused;
import dev.keystore.cli.io.FileProblems;
import dev.keystore.cli.io.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A document as text, and where it came from.
 *
 * @param source what a person calls it: a file, or standard input
 * @param text all of it, without a byte order mark
 */
public record SourceText(String source, String text) {
    /** Larger ones are refused: 10 MiB. */
    public static final int MOST_BYTES = 10 * 1024 * 1024;

    /** All of {@code in} as text. Throws {@link Refused} as {@link #bytes} does, and if it isn't UTF-8. */
    public static SourceText read(InputStream in, String source) {
        byte[] bytes = bytes(in, source);
        try {
            return decoded(bytes, source);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** All of {@code in}. Throws {@link Refused} if it is more than {@link #MOST_BYTES}, or can't be read. */
    public static byte[] bytes(InputStream in, String source) {
        try {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new Refused(shown(source) + " has more than " + MOST_BYTES + " bytes", "split it");
            }
            return bytes;
        } catch (IOException e) {
            throw FileProblems.unreadable(source, e);
        }
    }

    /** {@code bytes} as text. Throws {@link Refused} naming the line where they stop to be UTF-8. */
    public static SourceText decoded(byte[] bytes, String source) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(in);
            String text = decoded.toString();
            Arrays.fill(decoded.array(), '\0');
            return new SourceText(source, text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            int line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw new SourceText(source, "").problem(line, "it is not UTF-8", null);
        }
    }

    /** What is wrong in {@code line}, or somewhere if that is 0. */
    public Refused problem(int line, String what, @Nullable String hint) {
        return new Refused(shown(source) + (line > 0 ? ", line " + line : "") + ": " + what, hint);
    }

    private static String shown(String source) {
        return Printable.line(source);
    }

    /** Without the text. */
    @Override
    public String toString() {
        return "SourceText[" + source + "]";
    }
}
