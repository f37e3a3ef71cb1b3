package dev.keystore.access;

import dev.keystore.secret.Namespace;
import dev.keystore.secret.SecretName;
import java.util.Collection;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Which part of a store a session has to reach, by namespaces, so that commands about neighbours can share a session.
 *
 * @param namespaces those within which, and below; empty for the whole store
 */
public record Reach(NavigableSet<Namespace> namespaces) {
    /** The whole store. */
    public static final Reach WHOLE = new Reach(Collections.emptyNavigableSet());

    public Reach {
        namespaces = Collections.unmodifiableNavigableSet(new TreeSet<>(namespaces));
    }

    /** What it takes to read and write {@code names}; the whole store if there are none. */
    public static Reach of(Collection<SecretName> names) {
        NavigableSet<Namespace> namespaces = new TreeSet<>();
        names.forEach(name -> namespaces.add(name.namespace()));
        return new Reach(namespaces);
    }

    /** {@code namespace} and below, or the whole store. */
    public static Reach within(Optional<Namespace> namespace) {
        NavigableSet<Namespace> namespaces = new TreeSet<>();
        namespace.ifPresent(namespaces::add);
        return new Reach(namespaces);
    }

    public boolean isWhole() {
        return namespaces.isEmpty();
    }
}
