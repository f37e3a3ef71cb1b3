package dev.keystore.cli.format;

/**
 * What a document says under one key.
 *
 * @param key as it stands there
 * @param text the value; never part of a message
 * @param line where it begins, counted from 1; 0 where the format's reader doesn't know
 */
public record Entry(String key, String text, int line) {
    /** Without the value. */
    @Override
    public String toString() {
        return "Entry[" + key + ", line " + line + "]";
    }
}
