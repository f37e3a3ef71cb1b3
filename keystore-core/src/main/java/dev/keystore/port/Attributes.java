package dev.keystore.port;

import dev.keystore.secret.MalformedException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A row as named attributes: the form in which every store keeps it. {@code docs/reference/format.md} specifies them.
 *
 * <p>Reading one that is missing or has another form throws {@link MalformedException}.
 */
public final class Attributes {
    /** The names of all attributes but the envelope. */
    public static final List<String> CLEAR = List.of(
            "pk",
            "sk",
            "version",
            "state",
            "created",
            "actor",
            "type",
            "size",
            "note",
            "tags",
            "expires",
            "until",
            "digest",
            "chain",
            "generation");

    /** The name of the only attribute with secret content. */
    public static final String ENVELOPE = "envelope";

    private final SortedMap<String, Attribute> values = new TreeMap<>();

    /** All of them by name. */
    public Map<String, Attribute> values() {
        return Collections.unmodifiableSortedMap(values);
    }

    /** Adds {@code value}. */
    public Attributes put(String name, Attribute value) {
        values.put(name, value);
        return this;
    }

    Attributes text(String name, String value) {
        return put(name, new Attribute.Text(value));
    }

    Attributes number(String name, long value) {
        return put(name, new Attribute.Whole(value));
    }

    Attributes bytes(String name, byte[] value) {
        return put(name, new Attribute.Bytes(value));
    }

    Attributes time(String name, @Nullable Instant value) {
        return value == null ? this : text(name, value.toString());
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    String text(String name) {
        return require(name, Attribute.Text.class, "text").value();
    }

    long number(String name) {
        return require(name, Attribute.Whole.class, "a whole number").value();
    }

    byte[] bytes(String name) {
        return require(name, Attribute.Bytes.class, "bytes").value();
    }

    Map<String, String> texts(String name) {
        return require(name, Attribute.Texts.class, "texts by name").value();
    }

    Instant time(String name) {
        String text = text(name);
        try {
            Instant time = Instant.parse(text);
            if (time.truncatedTo(ChronoUnit.SECONDS).toString().equals(text)) {
                return time;
            }
        } catch (DateTimeException e) {
            throw new MalformedException("its " + name + " isn't a time");
        }
        throw new MalformedException("its " + name + " isn't a time as it is written here");
    }

    private <A extends Attribute> A require(String name, Class<A> form, String words) {
        Attribute value = values.get(name);
        if (!form.isInstance(value)) {
            throw new MalformedException(
                    value == null ? "its " + name + " is missing" : "its " + name + " isn't " + words);
        }
        return form.cast(value);
    }
}
