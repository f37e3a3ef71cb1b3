package dev.keystore.cli.config;

import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Quoted;
import dev.keystore.secret.Reference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A reference as templates, environment files and configuration write it: {@code keystore:NAME[@N|@L][#/ptr]} in the store in use,
 * {@code keystore://STORE/NAME…} in a configured one.
 *
 * @param store the configured store; null for the one in use
 * @param reference what is to be read there
 */
public record SecretUri(@Nullable String store, Reference reference) {
    private static final String SCHEME = "keystore:";
    private static final String STORE = SCHEME + "//";

    /** Whether {@code text} is meant to be one, rather than a value. */
    public static boolean isMeantBy(String text) {
        return text.startsWith(SCHEME);
    }

    /** What a command line may also say without the scheme. Throws as {@link #of}. */
    public static SecretUri orBare(String text, Predicate<String> stores) {
        return isMeantBy(text) ? of(text, stores) : new SecretUri(null, Reference.of(text));
    }

    /**
     * What {@code text} says. Throws {@link MalformedException} unless it is one, and {@link Misconfigured} if it names a store that
     * isn't among {@code stores}.
     */
    public static SecretUri of(String text, Predicate<String> stores) {
        if (!isMeantBy(text)) {
            throw new MalformedException(
                    "bad reference " + Quoted.of(text) + ": keystore:NAME or keystore://STORE/NAME");
        }
        if (!text.startsWith(STORE)) {
            return new SecretUri(null, Reference.of(text.substring(SCHEME.length())));
        }
        int slash = text.indexOf('/', STORE.length());
        if (slash < 0) {
            throw new MalformedException("bad reference " + Quoted.of(text) + ": keystore://STORE/NAME");
        }
        String store = Syntax.storeName(text.substring(STORE.length(), slash));
        if (!stores.test(store)) {
            throw new Misconfigured(
                    "there is no store '" + store + "', which " + Quoted.of(text) + " names",
                    "a secret of the store in use is written " + SCHEME + text.substring(STORE.length()),
                    null);
        }
        return new SecretUri(store, Reference.of(text.substring(slash + 1)));
    }

    @Override
    public String toString() {
        return store == null ? SCHEME + reference : STORE + store + "/" + reference;
    }
}
