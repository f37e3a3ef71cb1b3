package dev.keystore.usecase;

import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.port.RowKey;
import dev.keystore.port.SecretStore.Envelopes;
import dev.keystore.secret.Labels;
import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.Quoted;
import dev.keystore.secret.SecretName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Makes namespaces known, so that whoever lists what is above them finds them; and says which are not. */
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

    /** See {@link dev.keystore.Keystore#unregistered(Namespace)}. */
    public List<Namespace> unregistered(Namespace namespace) {
        if (ports.store()
                .list(Optional.of(namespace), Envelopes.WITHOUT, null)
                .rows()
                .isEmpty()) {
            return List.of();
        }
        List<Namespace> unregistered = new ArrayList<>();
        for (Optional<Namespace> next = Optional.of(namespace);
                next.isPresent();
                next = next.get().parent()) {
            if (ports.store().read(new RowKey.SubNamespace(next.get())).isEmpty()) {
                unregistered.add(next.get());
            }
        }
        return unregistered;
    }

    /** See {@link dev.keystore.Keystore#namespacesSeen()}. */
    public SortedSet<Namespace> seen() {
        SortedSet<Namespace> namespaces = new TreeSet<>();
        ports.marks().partitions().stream()
                .filter(pk -> !Labels.isAddress(pk))
                .forEach(pk -> namespaces.add(namespace(pk)));
        return namespaces;
    }

    private static Namespace namespace(String pk) {
        try {
            return SecretName.of(pk).namespace();
        } catch (MalformedException e) {
            throw new Misconfigured(
                    "there is a high-water mark of " + Quoted.of(pk) + ", which is no name",
                    "if you are sure of the store, remove its file",
                    e);
        }
    }
}
