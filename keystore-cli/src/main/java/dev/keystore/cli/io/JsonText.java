package dev.keystore.cli.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** JSON without a space in it, of maps, lists, texts, numbers and truth values. */
public final class JsonText {
    private JsonText() {}

    /** {@code tree} as JSON. Throws {@link IllegalArgumentException} for anything that JSON does not have. */
    public static String of(Object tree) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            write(tree, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(Object tree, JsonGenerator json) throws IOException {
        if (tree instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> member : map.entrySet()) {
                json.writeFieldName(String.valueOf(member.getKey()));
                write(member.getValue(), json);
            }
            json.writeEndObject();
        } else if (tree instanceof List<?> list) {
            json.writeStartArray();
            for (Object element : list) {
                write(element, json);
            }
            json.writeEndArray();
        } else if (tree instanceof String text) {
            json.writeString(text);
        } else if (tree instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (tree instanceof Long || tree instanceof Integer) {
            json.writeNumber(((Number) tree).longValue());
        } else {
            throw new IllegalArgumentException("JSON has no " + tree.getClass().getName());
        }
    }
}
