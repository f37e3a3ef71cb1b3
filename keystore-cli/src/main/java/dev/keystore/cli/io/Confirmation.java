package dev.keystore.cli.io;

import dev.keystore.KeystoreException.Refused;
import java.util.Locale;

/** Asks a person before something that can't be undone. */
public final class Confirmation {
    private final Terminal terminal;
    private final boolean given;

    /** Whether {@code --yes} has {@code given} it already; else it is asked for on {@code terminal}. */
    public Confirmation(Terminal terminal, boolean given) {
        this.terminal = terminal;
        this.given = given;
    }

    /** Throws {@link Refused} unless a person types {@code word}. */
    public void typing(String word, String what) {
        if (!given && !ask(what + "\ntype " + word + " to confirm: ").equals(word)) {
            throw new Refused("not confirmed", "nothing was changed");
        }
    }

    /** Throws {@link Refused} unless a person says yes. */
    public void yes(String what) {
        if (given) {
            return;
        }
        String answer = ask(what + " [y/N] ").strip().toLowerCase(Locale.ROOT);
        if (!answer.equals("y") && !answer.equals("yes")) {
            throw new Refused("not confirmed", "nothing was changed");
        }
    }

    /** The same for what can be undone, and is asked because much hangs on it. */
    public void agreed(String what) {
        if (!given && !terminal.feedsInput()) {
            throw new Refused("there is no terminal to ask on whether this is meant", "say --yes if it is");
        }
        yes(what);
    }

    private String ask(String question) {
        if (!terminal.feedsInput()) {
            throw new Refused("this can't be undone and there is no terminal to ask on", "say --yes if it is meant");
        }
        return terminal.ask(question);
    }
}
