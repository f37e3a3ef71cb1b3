package dev.keystore.cli.doctor;

import dev.keystore.Keystore;
import dev.keystore.KeystoreException;
import dev.keystore.KeystoreException.Denied;
import dev.keystore.port.Check;
import dev.keystore.secret.Namespace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether namespaces are known in the ones above them. Only those can be looked at that somebody names, or from which this user has
 * read or written before: what is not registered is not found from above, and nothing ever scans the table.
 */
final class NamespaceChecks {
    private static final String NAME = "namespaces";

    private final Keystore keystore;
    private final SortedSet<Namespace> missing = new TreeSet<>();
    private final List<Namespace> unseen = new ArrayList<>();

    private NamespaceChecks(Keystore keystore) {
        this.keystore = keystore;
    }

    /** Looks at {@code named}, or at all that were used from here; registers what is missing if {@code repair} says so. */
    static List<Check> of(Keystore keystore, @Nullable Namespace named, boolean repair) {
        try {
            SortedSet<Namespace> all = named == null ? keystore.namespacesSeen() : new TreeSet<>(List.of(named));
            if (all.isEmpty()) {
                return List.of(Check.ok(NAME, "none was used from here yet; one that is named is looked at"));
            }
            return new NamespaceChecks(keystore).checks(all, repair);
        } catch (KeystoreException e) {
            return List.of(Check.fail(NAME, e));
        }
    }

    private List<Check> checks(Collection<Namespace> all, boolean repair) {
        all.forEach(this::look);
        List<Check> checks = new ArrayList<>();
        if (!missing.isEmpty()) {
            checks.add(
                    repair
                            ? repaired()
                            : Check.warn(
                                    NAME,
                                    "not registered, so that list -r passes over them: " + joined(missing),
                                    "run it again with --repair"));
        }
        if (!unseen.isEmpty()) {
            checks.add(Check.ok(
                    NAME, "whether it is registered shows only to those who may read above it: " + joined(unseen)));
        }
        if (checks.isEmpty()) {
            checks.add(Check.ok(NAME, "list -r passes over nothing in " + joined(all)));
        }
        return checks;
    }

    private void look(Namespace namespace) {
        try {
            missing.addAll(keystore.unregistered(namespace));
        } catch (Denied e) {
            unseen.add(namespace);
        }
    }

    private Check repaired() {
        missing.forEach(keystore::register);
        return Check.ok(NAME, "registered now: " + joined(missing));
    }

    private static String joined(Collection<Namespace> namespaces) {
        return namespaces.stream().map(Namespace::value).collect(Collectors.joining(", "));
    }
}
