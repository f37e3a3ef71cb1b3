package dev.keystore.cli.command;

import dev.keystore.cli.config.SecretUri;
import dev.keystore.secret.Namespace;
import java.util.Optional;

/** What a command wants to read. */
sealed interface Wanted {
    /**
     * Every secret directly in the namespace; there has to be one, and none may have expired.
     *
     * @param orName whether the user could have named one secret in its place
     */
    record Leaves(Namespace namespace, boolean orName) implements Wanted {
        Leaves(Namespace namespace) {
            this(namespace, true);
        }
    }

    /** Every secret in the namespace and below, or in the whole store, also where it has expired: for whoever looks for values. */
    record Below(Optional<Namespace> namespace) implements Wanted {}

    /**
     * One secret, or a part of it.
     *
     * @param evenExpired whether it is wanted also where it has expired
     */
    record One(SecretUri uri, boolean evenExpired) implements Wanted {
        One(SecretUri uri) {
            this(uri, false);
        }
    }
}
