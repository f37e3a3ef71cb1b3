package dev.keystore.cli.io;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.keystore.KeystoreException.NotFound;
import dev.keystore.KeystoreException.Refused;
import dev.keystore.secret.Quoted;
import dev.keystore.secret.Reference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Follows JSON pointers (RFC 6901) into values. */
final class JsonPointers {
    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");

    private JsonPointers() {}

    /**
     * What the pointer of {@code reference} refers to in {@code document}: the bytes of a string, or the text of anything else
     * exactly as it stands there. Throws {@link Refused} if {@code document} isn't JSON and {@link NotFound} if nothing is there.
     */
    static byte[] follow(byte[] document, Reference reference, String pointer) {
        try {
            char[] text = Json.characters(document);
            try {
                return Json.read(text, parser -> find(parser, text, steps(pointer)))
                        .orElseThrow(() ->
                                new NotFound("nothing at " + Quoted.of(pointer) + " in " + reference.name(), null));
            } finally {
                Arrays.fill(text, '\0');
            }
        } catch (Json.NotJson e) {
            throw new Refused(
                    "the value of " + reference.name() + " has no parts: " + e.why(),
                    "leave '#" + Printable.line(pointer) + "' away to get all of it");
        }
    }

    private static List<String> steps(String pointer) {
        List<String> steps = new ArrayList<>();
        for (String step : pointer.substring(1).split("/", -1)) {
            steps.add(step.replace("~1", "/").replace("~0", "~"));
        }
        return steps;
    }

    /** Goes down {@code steps} and reads on to the end, so that what follows is proven to be JSON, too. */
    private static Optional<byte[]> find(JsonParser parser, char[] text, List<String> steps) throws IOException {
        if (parser.nextToken() == null) {
            throw new com.fasterxml.jackson.core.JsonParseException(parser, "no document");
        }
        Optional<byte[]> found = Optional.empty();
        int depth = 0;
        while (depth < steps.size() && enter(parser, steps.get(depth))) {
            depth++;
        }
        if (depth == steps.size()) {
            found = Optional.of(slice(parser, text));
        }
        while (!parser.getParsingContext().inRoot()) {
            parser.nextToken();
        }
        return found;
    }

    /** Moves from the token of a container to that of its member {@code step}; false if it has none, at the container's end. */
    private static boolean enter(JsonParser parser, String step) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = parser.currentName().equals(step);
                parser.nextToken();
                if (wanted) {
                    return true;
                }
                parser.skipChildren();
            }
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            int wanted = INDEX.matcher(step).matches() ? Integer.parseInt(step) : -1;
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                if (i == wanted) {
                    return true;
                }
                parser.skipChildren();
            }
        }
        return false;
    }

    private static byte[] slice(JsonParser parser, char[] text) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return Json.utf8(parser.getText())
                    .orElseThrow(() -> new com.fasterxml.jackson.core.JsonParseException(parser, "half a character"));
        }
        int start = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        parser.finishToken();
        int end = (int) parser.currentLocation().getCharOffset();
        return new String(text, start, end - start).strip().getBytes(StandardCharsets.UTF_8);
    }
}
