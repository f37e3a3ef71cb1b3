package dev.keystore.secret;

import java.util.Locale;

/** What kind of bytes a value holds, as its writer said or as was found: UTF-8 is text, else binary. */
public enum ContentType {
    TEXT,
    JSON,
    BINARY;

    /** The type that {@code word} says. Throws {@link MalformedException}. */
    public static ContentType of(String word) {
        for (ContentType type : values()) {
            if (type.word().equals(word)) {
                return type;
            }
        }
        throw new MalformedException("bad type " + Quoted.of(word) + ": text, json or binary");
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
