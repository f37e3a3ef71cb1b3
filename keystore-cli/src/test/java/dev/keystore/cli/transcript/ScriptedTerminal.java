package dev.keystore.cli.transcript;

import dev.keystore.KeystoreException.Refused;
import dev.keystore.cli.io.Terminal;
import dev.keystore.secret.SecretValue;
import java.util.ArrayDeque;
import java.util.Queue;

/** A terminal where what will be typed is known before. */
public final class ScriptedTerminal implements Terminal {
    private final Queue<String> answers = new ArrayDeque<>();
    private boolean attached;

    public void attach(boolean yes) {
        attached = yes;
    }

    public void willType(String answer) {
        answers.add(answer);
    }

    @Override
    public boolean feedsInput() {
        return attached;
    }

    @Override
    public boolean showsOutput() {
        return attached;
    }

    @Override
    public boolean showsErrors() {
        return attached;
    }

    @Override
    public String ask(String question) {
        if (answers.isEmpty()) {
            throw new Refused("nobody answers", null);
        }
        return answers.remove();
    }

    @Override
    public SecretValue askHidden(String question) {
        return SecretValue.ofUtf8(ask(question));
    }
}
