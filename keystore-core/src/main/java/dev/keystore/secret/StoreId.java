package dev.keystore.secret;

import java.util.regex.Pattern;

/**
 * The logical name of a store, part of what every envelope is bound to. It defaults to the table's name; a restored table
 * keeps the old one.
 *
 * @param value 1 to 255 letters, digits, {@code _}, {@code .} or {@code -}
 */
public record StoreId(String value) {
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_.-]{1,255}");

    /** The id of every store on a laptop. */
    public static final StoreId LOCAL = new StoreId("local");

    /** Throws {@link MalformedException} if {@code value} isn't a store id. */
    public StoreId {
        if (!ALLOWED.matcher(value).matches()) {
            throw new MalformedException(
                    "bad store id " + Quoted.of(value) + ": 1 to 255 letters, digits, '_', '.' or '-'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
