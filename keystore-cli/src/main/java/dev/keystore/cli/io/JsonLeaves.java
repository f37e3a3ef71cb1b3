package dev.keystore.cli.io;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The strings in a JSON document, however deep. Keys are not among them. */
public final class JsonLeaves {
    private JsonLeaves() {}

    /** Those of {@code text}, in their order; none if it isn't JSON. */
    public static List<String> of(String text) {
        try {
            return Json.read(text.toCharArray(), JsonLeaves::strings);
        } catch (Json.NotJson e) {
            return List.of();
        }
    }

    private static List<String> strings(JsonParser parser) throws IOException {
        List<String> strings = new ArrayList<>();
        JsonToken token = parser.nextToken();
        while (token != null) {
            if (token == JsonToken.VALUE_STRING) {
                strings.add(parser.getText());
            }
            token = parser.getParsingContext().inRoot() && !token.isStructStart() ? null : parser.nextToken();
        }
        return strings;
    }
}
