package dev.keystore.cli.format;

import dev.keystore.cli.io.DocumentKey;
import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.Quoted;
import dev.keystore.secret.SecretName;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Keys of a document as names of secrets. */
public final class Leaves {
    private static final String HINT =
            "1 to 128 letters, digits, '_', '.' or '-', not starting with '-', not '.' or '..'";

    private Leaves() {}

    /**
     * The text under each name that {@code entries} of {@code document} say, in {@code namespace}. Throws {@link
     * dev.keystore.KeystoreException.Refused} for a key that is no leaf, which is never shown, and for two that would be one.
     *
     * @param kebab whether {@code DB_URL} is to become {@code db-url}
     */
    public static SortedMap<SecretName, String> of(
            List<Entry> entries, SourceText document, Namespace namespace, boolean kebab) {
        SortedMap<SecretName, String> texts = new TreeMap<>();
        Map<SecretName, String> keys = new HashMap<>();
        for (Entry entry : entries) {
            SecretName name = name(entry, document, namespace, kebab);
            String other = keys.putIfAbsent(name, entry.key());
            if (other != null) {
                String both = Quoted.of(other) + " and " + Quoted.of(entry.key());
                throw document.problem(entry.line(), both + " would both be " + name, null);
            }
            texts.put(name, entry.text());
        }
        return texts;
    }

    private static SecretName name(Entry entry, SourceText document, Namespace namespace, boolean kebab) {
        String leaf = kebab ? entry.key().toLowerCase(Locale.ROOT).replace('_', '-') : entry.key();
        if (!DocumentKey.isLeaf(entry.key()) || !DocumentKey.isLeaf(leaf)) {
            throw document.problem(entry.line(), "a key can't be the last segment of a name", HINT);
        }
        try {
            return namespace.secret(leaf);
        } catch (MalformedException e) {
            throw document.problem(entry.line(), "bad key " + Quoted.of(entry.key()) + ": " + e.getMessage(), null);
        }
    }
}
