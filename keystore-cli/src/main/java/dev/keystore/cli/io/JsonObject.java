package dev.keystore.cli.io;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A JSON object, member by member.
 *
 * @param members by key, sorted
 */
record JsonObject(SortedMap<String, Member> members) {
    /**
     * A member of it.
     *
     * @param text as it stands in the document
     * @param content what it means: equal for equal content, whatever its spacing or the order of its keys
     */
    record Member(String text, Object content) {}

    /** A number as it was written: 1 and 1.0 are not the same. */
    private record Numeral(String digits) {}

    /** The object that {@code bytes} are; empty if they are anything else. */
    static Optional<JsonObject> of(byte[] bytes) {
        try {
            char[] text = Json.characters(bytes);
            return Json.read(text, parser -> object(parser, text));
        } catch (Json.NotJson e) {
            return Optional.empty();
        }
    }

    private static Optional<JsonObject> object(JsonParser parser, char[] text) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return Optional.empty();
        }
        SortedMap<String, Member> members = new TreeMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            int start = (int) parser.currentTokenLocation().getCharOffset();
            Object content = content(parser);
            parser.finishToken();
            int end = (int) parser.currentLocation().getCharOffset();
            members.put(key, new Member(new String(text, start, end - start).strip(), content));
        }
        return Optional.of(new JsonObject(members));
    }

    private static Object content(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> members = new LinkedHashMap<>();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String key = parser.currentName();
                    parser.nextToken();
                    members.put(key, content(parser));
                }
                yield members;
            }
            case START_ARRAY -> {
                List<Object> elements = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(content(parser));
                }
                yield elements;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Numeral(parser.getText());
            case VALUE_STRING -> parser.getText();
            default -> parser.currentToken();
        };
    }
}
