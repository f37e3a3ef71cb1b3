package dev.keystore.cli.io;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.keystore.KeystoreException.Refused;
import dev.keystore.secret.Quoted;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretValue;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Values by name as one JSON object: {@code {"prod/app1/user": "…", "prod/app1/password": "…"}}. */
public final class NamedValues {
    /** Every byte of 1 MiB of values may be written as six characters. */
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    private NamedValues() {}

    /**
     * The values in {@code in}, in their order, which the caller closes. Throws {@link Refused} for anything but an object of
     * strings without a name twice, and {@link dev.keystore.secret.MalformedException} for a bad name.
     */
    public static Map<SecretName, SecretValue> read(InputStream in) {
        byte[] bytes = {};
        try {
            bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new Refused("standard input has more than " + MOST_BYTES + " bytes", null);
            }
            return Json.read(Json.characters(bytes), NamedValues::object);
        } catch (Json.NotJson e) {
            throw notAnObject(e.why());
        } catch (IOException e) {
            throw FileProblems.unreadable("standard input", e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static Map<SecretName, SecretValue> object(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw notAnObject("it is none");
        }
        Map<SecretName, SecretValue> values = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            SecretName name = SecretName.of(parser.currentName());
            if (parser.nextToken() != JsonToken.VALUE_STRING) {
                throw notAnObject("the value of " + Quoted.of(name.value()) + " is no string");
            }
            values.put(name, value(name, parser.getText()));
        }
        return values;
    }

    private static SecretValue value(SecretName name, String text) {
        byte[] bytes = Json.utf8(text)
                .orElseThrow(() -> notAnObject("the value of " + Quoted.of(name.value()) + " is not Unicode"));
        try {
            return SecretValue.copyOf(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static Refused notAnObject(String why) {
        return new Refused(
                "standard input is not a JSON object of names and values: " + why,
                "like {\"prod/app1/user\": \"joe\"}");
    }
}
