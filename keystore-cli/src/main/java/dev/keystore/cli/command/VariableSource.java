package dev.keystore.cli.command;

import dev.keystore.cli.config.SecretUri;
import dev.keystore.secret.Namespace;
import java.util.Set;

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

    /** Whether it can give one of {@code only}; empty for everything. What leaves are called is not known before they are read. */
    default boolean mayGive(Set<String> only) {
        return only.isEmpty()
                || this instanceof ByLeaf
                || (this instanceof Named named && only.contains(named.variable()))
                || (this instanceof Literal literal && only.contains(literal.variable()));
    }

    /** What {@code text} on a command line gives: one secret is written with its version or as a URI. */
    static VariableSource of(String text, Call call) {
        boolean one = text.indexOf('@') >= 0 || text.indexOf('#') >= 0 || SecretUri.isMeantBy(text);
        return new ByLeaf(one ? new Wanted.One(call.reference(text)) : new Wanted.Leaves(Namespace.of(text)));
    }
}
