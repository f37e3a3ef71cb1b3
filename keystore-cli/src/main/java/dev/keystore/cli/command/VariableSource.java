package dev.keystore.cli.command;

import dev.keystore.cli.config.SecretUri;
import dev.keystore.secret.Namespace;

/** What gives a variable, or several, to a program. */
sealed interface VariableSource {
    /** Secrets that are called in the environment what their leaves are called. */
    record ByLeaf(Wanted wanted) implements VariableSource {}

    /** A secret that {@code variable} is to hold. */
    record Named(String variable, SecretUri uri) implements VariableSource {}

    /** A text that is no secret. */
    record Literal(String variable, String text) implements VariableSource {
        /** Without the text. */
        @Override
        public String toString() {
            return "Literal[" + variable + "]";
        }
    }

    /** What {@code text} on a command line gives: one secret is written with its version or as a URI. */
    static VariableSource of(String text, Call call) {
        boolean one = text.indexOf('@') >= 0 || text.indexOf('#') >= 0 || SecretUri.isMeantBy(text);
        return new ByLeaf(one ? new Wanted.One(call.reference(text)) : new Wanted.Leaves(Namespace.of(text)));
    }
}
