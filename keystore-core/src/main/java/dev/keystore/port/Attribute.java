package dev.keystore.port;

import java.util.Map;
import java.util.TreeMap;

/** The value of one attribute of a row, in one of the four forms that every store can keep; or what is none of them. */
public sealed interface Attribute {
    record Text(String value) implements Attribute {}

    record Whole(long value) implements Attribute {}

    /** Some bytes; the array belongs to this attribute. */
    @SuppressWarnings("ArrayRecordComponent")
    record Bytes(byte[] value) implements Attribute {}

    /** What a store found in a form that no row uses. */
    record Other() implements Attribute {}

    /** Texts by name, sorted. */
    record Texts(Map<String, String> value) implements Attribute {
        public Texts {
            value = new TreeMap<>(value);
        }
    }
}
