package dev.keystore.cli.stack;

import dev.keystore.access.AccessLevel;
import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Quoted;
import dev.keystore.secret.StoreId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a stack.
 *
 * @param value up to 128 letters, digits and {@code -}, the first a letter
 */
public record StackName(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,127}");

    /** Throws {@link MalformedException} if {@code value} isn't the name of a stack. */
    public StackName {
        if (!FORM.matcher(value).matches()) {
            throw new MalformedException(
                    "bad stack name " + Quoted.of(value) + ": up to 128 letters, digits and '-', the first a letter");
        }
    }

    /** Of the stack that holds the store {@code id}, unless its owner gave it another. */
    public static StackName ofStore(StoreId id) {
        return new StackName("keystore-" + cleaned(id.value()));
    }

    /** Of the stack for a grant to {@code account}, told apart from others of its kind by {@code name}. */
    public static StackName ofGrant(StoreId id, AccessLevel level, String account, @Nullable String name) {
        return new StackName(ofStore(id) + "-" + level.word() + "-" + account + (name == null ? "" : "-" + name));
    }

    /** Of the stack for what runs in {@code runtime}. */
    public static StackName ofClient(String runtime, @Nullable String name) {
        return new StackName("keystore-client-" + runtime + (name == null ? "" : "-" + name));
    }

    /** {@code text} in the alphabet of names: a store's id may have more. */
    private static String cleaned(String text) {
        return text.replaceAll("[^A-Za-z0-9-]", "-");
    }

    @Override
    public String toString() {
        return value;
    }
}
