package dev.keystore.usecase;

import dev.keystore.secret.Namespace;
import java.util.Optional;

/** Makes namespaces known, so that whoever lists what is above them finds them. */
public final class Registration {
    private final Ports ports;

    Registration(Ports ports) {
        this.ports = ports;
    }

    /** Makes {@code namespace} known, level by level, up to the first that is known already. Throws {@link dev.keystore.KeystoreException}. */
    public void register(Namespace namespace) {
        Optional<Namespace> next = Optional.of(namespace);
        while (next.isPresent() && ports.store().register(next.get())) {
            next = next.get().parent();
        }
    }
}
