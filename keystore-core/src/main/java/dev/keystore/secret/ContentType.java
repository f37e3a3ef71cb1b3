package dev.keystore.secret;

import java.util.Locale;

/** What kind of bytes a value holds, as its writer said or as was found: UTF-8 is text, else binary. */
public enum ContentType {
    TEXT(0),
    JSON(1),
    BINARY(2);

    private final int number;

    ContentType(int number) {
        this.number = number;
    }

    /** The type that {@code word} says. Throws {@link MalformedException}. */
    public static ContentType of(String word) {
        for (ContentType type : values()) {
            if (type.word().equals(word)) {
                return type;
            }
        }
        throw new MalformedException("bad type " + Quoted.of(word) + ": text, json or binary");
    }

    /** The type kept as {@code number}. Throws {@link MalformedException}. */
    static ContentType of(int number) {
        for (ContentType type : values()) {
            if (type.number == number) {
                return type;
            }
        }
        throw new MalformedException("bad number of a type: " + number);
    }

    /** What stands for it in sealed and hashed bytes. */
    int number() {
        return number;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
