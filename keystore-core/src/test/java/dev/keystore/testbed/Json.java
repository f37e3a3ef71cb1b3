package dev.keystore.testbed;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Reads and writes the JSON of AWS's JSON protocols. */
final class Json {

    private Json() {}

    /** The members of a JSON object. */
    static Map<String, Object> read(String json) throws MalformedJson {
        try {
            return JSON.std.mapFrom(json);
        } catch (IOException e) {
            throw new MalformedJson(e);
        }
    }

    static String write(Map<String, ?> members) {
        try {
            return JSON.std.asString(members);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text is no JSON object. */
    static final class MalformedJson extends Exception {

        private static final long serialVersionUID = 1L;

        MalformedJson(Throwable cause) {
            super(cause);
        }
    }
}
