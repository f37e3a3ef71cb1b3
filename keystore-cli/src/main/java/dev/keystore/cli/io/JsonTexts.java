package dev.keystore.cli.io;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.keystore.KeystoreException.Refused;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts by key as one JSON object: {@code {"db-password": "…"}}. */
public final class JsonTexts {
    private static final String HINT = "a document is like {\"db-user\": \"joe\", \"port\": \"5432\"}";

    private JsonTexts() {}

    /** Takes a text under its key, with its line. */
    @FunctionalInterface
    public interface Member<E> {
        E of(String key, String text, int line);
    }

    /** Says what is wrong in a line; 0 is for the whole. */
    @FunctionalInterface
    public interface Problem {
        Refused in(int line, String what, @Nullable String hint);
    }

    /** The members of the object that {@code text} is, in their order. Throws {@code problem} for anything but an object of strings. */
    public static <E> List<E> read(String text, Member<E> member, Problem problem) {
        try {
            return Json.read(text.toCharArray(), parser -> object(parser, member, problem));
        } catch (Json.NotJson e) {
            throw problem.in(0, e.why(), HINT);
        }
    }

    private static <E> List<E> object(JsonParser parser, Member<E> member, Problem problem) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw problem.in(0, "it is no JSON object", HINT);
        }
        List<E> members = new ArrayList<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            int line = parser.currentTokenLocation().getLineNr();
            if (parser.nextToken() != JsonToken.VALUE_STRING) {
                throw problem.in(line, DocumentKey.valueOf(key) + " is no string", HINT);
            }
            members.add(member.of(key, parser.getText(), line));
        }
        return members;
    }
}
