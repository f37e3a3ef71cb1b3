package dev.keystore.cli.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The strings in JSON, however deep, of one document or of several one after the other. Keys are not among them. Read as leniently as can be: what
 * some program takes for JSON holds secrets, also where a key stands in it twice or a comma too many.
 */
public final class JsonLeaves {
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private JsonLeaves() {}

    /** Those of {@code text}, in their order; where it isn't JSON any more, those that stand before. */
    public static List<String> of(String text) {
        List<String> strings = new ArrayList<>();
        int start = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
        try (JsonParser parser = lenient().createParser(text.substring(start).toCharArray())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    strings.add(parser.getText());
                }
            }
        } catch (JsonProcessingException e) {
            // Most values are no JSON, and of others it's the beginning that is. There is nobody to be told.
            return strings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return strings;
    }

    private static JsonFactory lenient() {
        JsonFactoryBuilder lenient = new JsonFactoryBuilder();
        for (JsonReadFeature feature : JsonReadFeature.values()) {
            lenient.enable(feature);
        }
        // The length of the text is the limit: nothing here calls itself, however deep the text.
        return lenient.streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(Integer.MAX_VALUE)
                        .maxNumberLength(Integer.MAX_VALUE)
                        .maxNameLength(Integer.MAX_VALUE)
                        .build())
                .build();
    }
}
