package dev.keystore.adapter.credstash;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Whether bytes look like something that a person or a program has written as text. */
final class Text {
    private Text() {}

    /** Whether {@code bytes} are well-formed UTF-8 without control characters but tabs and ends of lines. */
    static boolean isText(byte[] bytes) {
        CharBuffer decoded = null;
        try {
            decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return decoded.chars().allMatch(c -> c == '\t' || c == '\n' || c == '\r' || !Character.isISOControl(c));
        } catch (CharacterCodingException e) {
            return false;
        } finally {
            if (decoded != null) {
                Arrays.fill(decoded.array(), '\0');
            }
        }
    }
}
