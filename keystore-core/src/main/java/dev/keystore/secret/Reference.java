package dev.keystore.secret;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a value is to be read from: {@code NAME}, {@code NAME@7} or {@code NAME@live}, each with an optional JSON pointer
 * (RFC 6901) behind {@code #}.
 *
 * @param name whose value
 * @param selector which version of it
 * @param pointer which part of the value, as a JSON pointer starting with a slash; null for the whole
 */
public record Reference(
        SecretName name, Selector selector, @Nullable String pointer) {
    private static final Pattern BAD_ESCAPE = Pattern.compile("~(?![01])");

    /** Throws {@link MalformedException} if {@code pointer} isn't a JSON pointer. */
    public Reference {
        if (pointer != null
                && (!pointer.startsWith("/")
                        || BAD_ESCAPE.matcher(pointer).find()
                        || PrintableText.isUnprintable(pointer))) {
            throw new MalformedException(
                    "bad JSON pointer " + Quoted.of(pointer)
                            + ": it starts with '/', and '~' is written '~0', '/' inside a key '~1' (RFC 6901); control characters are not allowed");
        }
    }

    /** The current version of {@code name}, whole. */
    public static Reference to(SecretName name) {
        return new Reference(name, Selector.LATEST, null);
    }

    /** What {@code text} says. Throws {@link MalformedException}. */
    public static Reference of(String text) {
        int hash = text.indexOf('#');
        String pointer = hash < 0 ? null : text.substring(hash + 1);
        String address = hash < 0 ? text : text.substring(0, hash);
        int at = address.indexOf('@');
        Selector selector = at < 0 ? Selector.LATEST : Selector.of(address.substring(at + 1));
        return new Reference(SecretName.of(at < 0 ? address : address.substring(0, at)), selector, pointer);
    }

    @Override
    public String toString() {
        String version = selector instanceof Selector.Latest ? "" : "@" + selector;
        return name + version + (pointer == null ? "" : "#" + pointer);
    }
}
