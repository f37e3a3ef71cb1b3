package dev.keystore.cli.format;

import dev.keystore.KeystoreException.Refused;
import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** What leaves are called in a document. */
enum Keys {
    /** As they are. */
    LEAVES {
        @Override
        String of(String leaf) {
            return leaf;
        }
    },
    /** As environment variables. */
    VARIABLES {
        @Override
        String of(String leaf) {
            return VariableName.ofLeaf(leaf).value();
        }
    },
    /** The same, in small letters. */
    SMALL_VARIABLES {
        @Override
        String of(String leaf) {
            return VariableName.ofLeaf(leaf).value().toLowerCase(Locale.ROOT);
        }
    };

    /** Throws {@link MalformedException}. */
    abstract String of(String leaf);

    /** The key of each of {@code leaves}, and the leaf by it. Throws {@link Refused} listing all without one or with that of another. */
    SortedMap<String, String> of(Iterable<String> leaves) {
        SortedMap<String, String> byKey = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        for (String leaf : leaves) {
            try {
                String key = of(leaf);
                String other = byKey.putIfAbsent(key, leaf);
                if (other != null) {
                    problems.add(other + " and " + leaf + " would both be " + key);
                }
            } catch (MalformedException e) {
                problems.add(Quoted.of(leaf) + " can't be a variable");
            }
        }
        if (!problems.isEmpty()) {
            throw new Refused(
                    "names don't fit: " + String.join(", ", problems),
                    "a variable is the leaf in capitals, with '_' for '-' and '.', and starts with no digit");
        }
        return byKey;
    }
}
