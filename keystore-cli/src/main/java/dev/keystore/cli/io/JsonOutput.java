package dev.keystore.cli.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.keystore.secret.Details;
import dev.keystore.secret.SecretMetadata;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One JSON document on its way out, piece by piece. Closing it ends the document with a newline. */
public final class JsonOutput implements AutoCloseable {
    private final OutputStream out;
    private final JsonGenerator json;

    JsonOutput(OutputStream out) {
        this.out = out;
        try {
            json = new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The error object that takes the place of everything else on standard error. */
    static String error(String code, String message, @Nullable String hint, boolean retryable) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeObjectFieldStart("error");
            json.writeStringField("code", code);
            json.writeStringField("message", message);
            if (hint != null) {
                json.writeStringField("hint", hint);
            }
            json.writeBooleanField("retryable", retryable);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    public JsonOutput startArray() {
        return write(json::writeStartArray);
    }

    public JsonOutput endArray() {
        return write(json::writeEndArray);
    }

    public JsonOutput startObject() {
        return write(json::writeStartObject);
    }

    public JsonOutput endObject() {
        return write(json::writeEndObject);
    }

    /** The name of the next field. */
    public JsonOutput field(String name) {
        return write(() -> json.writeFieldName(name));
    }

    public JsonOutput text(String value) {
        return write(() -> json.writeString(value));
    }

    public JsonOutput number(long value) {
        return write(() -> json.writeNumber(value));
    }

    public JsonOutput bool(boolean value) {
        return write(() -> json.writeBoolean(value));
    }

    /** JSON text as it is. */
    JsonOutput raw(String value) {
        return write(() -> json.writeRawValue(value));
    }

    public JsonOutput texts(List<String> values) {
        startArray();
        values.forEach(this::text);
        return endArray();
    }

    /** The object that stands for a version everywhere. */
    public JsonOutput metadata(SecretMetadata metadata) {
        return startObject().metadataFields(metadata).endObject();
    }

    /** An array of such objects. */
    public JsonOutput metadata(List<SecretMetadata> all) {
        startArray();
        all.forEach(this::metadata);
        return endArray();
    }

    /** The fields of that object, where more follow. */
    public JsonOutput metadataFields(SecretMetadata metadata) {
        Details details = metadata.details();
        field("name").text(metadata.name().value());
        field("version").number(metadata.version().number());
        field("created").text(Times.of(metadata.created()));
        field("actor").text(metadata.actor());
        field("type").text(details.type().word());
        field("size").number(metadata.size());
        field("state").text(metadata.state().word());
        String note = details.note();
        if (note != null) {
            field("note").text(note);
        }
        if (!details.tags().values().isEmpty()) {
            field("tags").startObject();
            details.tags().values().forEach((key, value) -> field(key).text(value));
            endObject();
        }
        Instant expires = details.expires();
        if (expires != null) {
            field("expires").text(Times.of(expires));
        }
        return this;
    }

    private interface Writing {
        void run() throws IOException;
    }

    private JsonOutput write(Writing writing) {
        try {
            writing.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        write(() -> {
            json.close();
            out.write('\n');
        });
    }
}
