package dev.keystore.cli.option;

import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Quoted;
import java.util.List;

/** Words of which one is meant. */
public final class Choices {
    private Choices() {}

    /** {@code word} if it is one of {@code allowed}; else throws {@link MalformedException}. */
    public static String of(String what, String word, String... allowed) {
        if (!List.of(allowed).contains(word)) {
            throw new MalformedException("bad " + what + " " + Quoted.of(word) + ": " + String.join(", ", allowed));
        }
        return word;
    }
}
