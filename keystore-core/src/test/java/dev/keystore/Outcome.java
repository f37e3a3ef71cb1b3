package dev.keystore;

import dev.keystore.contract.Steps;
import dev.keystore.secret.Reference;
import dev.keystore.secret.SecretName;
import java.util.function.Supplier;

/** What a verb came to, as a word: what it returned, or the kind of its failure. */
final class Outcome {
    private Outcome() {}

    static String of(Supplier<?> verb) {
        try {
            return String.valueOf(verb.get());
        } catch (KeystoreException e) {
            return e.kind().name();
        }
    }

    /** The value that {@code reference} reads, or why it doesn't. */
    static String read(Keystore keystore, String reference) {
        return of(() -> Steps.read(keystore, Reference.of(reference).toString()));
    }

    /** Whether {@code verify} finds nothing, something, or fails. */
    static String verify(Keystore keystore, SecretName name) {
        return of(() -> keystore.verify(name).isEmpty() ? "CLEAN" : "FOUND");
    }

    /** What writing {@code text} under {@code name} came to. */
    static String put(Keystore keystore, SecretName name, String text) {
        return of(() -> "WRITTEN " + Steps.put(keystore, name, text).version());
    }
}
