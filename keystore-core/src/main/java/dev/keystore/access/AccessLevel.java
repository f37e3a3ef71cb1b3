package dev.keystore.access;

import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Quoted;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a grant lets its grantee do within its patterns. */
public enum AccessLevel {
    /** Read values, lists, histories and labels. */
    READER,
    /** Put new versions, without being able to read any value. */
    WRITER,
    /** Both. */
    READWRITE,
    /** Both, and move labels. */
    OPERATOR;

    /** The level that {@code word} names. Throws {@link MalformedException}. */
    public static AccessLevel of(String word) {
        return Arrays.stream(values())
                .filter(level -> level.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new MalformedException("bad access " + Quoted.of(word) + ": " + words(", ")));
    }

    /** The words of all levels, with {@code separator} between them. */
    public static String words(String separator) {
        return Arrays.stream(values()).map(AccessLevel::word).collect(Collectors.joining(separator));
    }

    /** Its word, in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it can be had for one secret: whoever writes changes the entries of a whole namespace. */
    public boolean fitsOneSecret() {
        return this == READER;
    }
}
