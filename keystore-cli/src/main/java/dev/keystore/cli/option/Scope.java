package dev.keystore.cli.option;

import dev.keystore.secret.Namespace;
import dev.keystore.secret.Reference;

/** Namespaces and secrets where a command takes both: a bare name is a namespace, one secret is written with {@code @}. */
public sealed interface Scope {
    /** Every secret in the namespace and below. */
    record Within(Namespace namespace) implements Scope {}

    /** One secret. */
    record One(Reference reference) implements Scope {}

    /** What {@code text} says. Throws {@link dev.keystore.secret.MalformedException}. */
    static Scope of(String text) {
        return text.indexOf('@') < 0 ? new Within(Namespace.of(text)) : new One(Reference.of(text));
    }
}
