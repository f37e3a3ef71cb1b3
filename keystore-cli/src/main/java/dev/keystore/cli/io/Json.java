package dev.keystore.cli.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads JSON strictly: UTF-8, one document, no key twice. What is wrong with a document is said by its place alone, for
 * the text around it may be secret.
 */
final class Json {
    private Json() {}

    /** What is done with the tokens of a document, from before its first one. */
    @FunctionalInterface
    interface Reading<R> {
        R apply(JsonParser parser) throws IOException;
    }

    /** Text that isn't what was hoped for. */
    static final class NotJson extends Exception {
        private static final long serialVersionUID = 1L;

        private final String why;

        NotJson(String why) {
            super(why);
            this.why = why;
        }

        String why() {
            return why;
        }
    }

    /** The characters of {@code bytes}. */
    static char[] characters(byte[] bytes) throws NotJson {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            char[] characters = new char[text.remaining()];
            text.get(characters);
            return characters;
        } catch (CharacterCodingException e) {
            throw new NotJson("it is not UTF-8");
        }
    }

    /** What {@code reading} makes of the document {@code text}, read to its end. */
    static <R> R read(char[] text, Reading<R> reading) throws NotJson {
        JsonFactory strict = JsonFactory.builder()
                .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (JsonParser parser = strict.createParser(text)) {
            R result = reading.apply(parser);
            JsonToken left = parser.nextToken();
            if (left != null) {
                throw new NotJson("more than one document" + place(parser.currentTokenLocation()));
            }
            return result;
        } catch (JsonProcessingException e) {
            String problem = isDuplicate(e) ? "a key stands in it twice" : "it is not JSON";
            throw new NotJson(problem + place(e.getLocation()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The UTF-8 form of {@code text}; empty if half a surrogate pair stands in it, which has none. */
    static Optional<byte[]> utf8(String text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] result = new byte[bytes.remaining()];
            bytes.get(result);
            return Optional.of(result);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean isDuplicate(JsonProcessingException e) {
        return e.getOriginalMessage().startsWith("Duplicate field");
    }

    static String place(JsonLocation at) {
        return at == null || at.getLineNr() < 1
                ? ""
                : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }
}
