package dev.keystore.cli.command;

import dev.keystore.Keystore;
import dev.keystore.KeystoreException.NotFound;
import dev.keystore.KeystoreException.Refused;
import dev.keystore.access.Reach;
import dev.keystore.cli.config.SecretUri;
import dev.keystore.cli.io.LockFile;
import dev.keystore.secret.Listed;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.Reference;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretState;
import dev.keystore.secret.Selector;
import dev.keystore.secret.Selector.Pinned;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A lock file in use: what is wanted is read as it is pinned there, and nothing else is. */
final class Lock {
    private final LockFile file;
    private final String name;

    private Lock(LockFile file, String name) {
        this.file = file;
        this.name = name;
    }

    /** The lock file at {@code path}. Throws as {@link LockFile#read}. */
    static Lock of(Path path) {
        return new Lock(LockFile.read(path), String.valueOf(path.getFileName()));
    }

    /**
     * Reads {@code wanted} as it is pinned, also where there are newer versions. Leaves that aren't pinned are left out, which is said.
     * Throws {@link NotFound} naming all that was asked for by name and isn't pinned, and {@code Tampered} where a pinned version is gone
     * or has another history.
     */
    Values read(List<Wanted> wanted, Call call) {
        Map<Wanted, List<Wanted>> pinned = new LinkedHashMap<>();
        List<String> unpinned = new ArrayList<>();
        for (Wanted one : wanted) {
            if (one instanceof Wanted.Leaves leaves) {
                pinned.put(one, pinsIn(leaves.namespace(), unpinned, call));
            } else if (one instanceof Wanted.One single) {
                pinned.put(one, pinOf(single.uri(), unpinned));
            } else {
                throw new IllegalArgumentException("a lock file pins names: " + one);
            }
        }
        if (!unpinned.isEmpty()) {
            throw new NotFound(
                    "not in " + name + ": " + String.join(", ", unpinned),
                    "`keystore lock update NAME@latest` adds one to it");
        }
        return Values.readPinned(pinned, call);
    }

    private List<Wanted> pinOf(SecretUri uri, List<String> unpinned) {
        Reference asked = uri.reference();
        Pinned pin = uri.store() == null ? file.pins().get(asked.name()) : null;
        if (pin == null) {
            unpinned.add(uri.store() == null ? asked.name().value() : uri + " (of another store)");
            return List.of();
        }
        if (asked.selector() instanceof Selector.AtVersion at && !at.version().equals(pin.version())) {
            throw new Refused(asked + " is pinned to version " + pin.version() + " in " + name, null);
        }
        return List.of(wanted(new Reference(asked.name(), pin, asked.pointer())));
    }

    private List<Wanted> pinsIn(Namespace namespace, List<String> unpinned, Call call) {
        List<Wanted> pins = new ArrayList<>();
        file.pins().forEach((secret, pin) -> {
            if (secret.namespace().equals(namespace)) {
                pins.add(wanted(new Reference(secret, pin, null)));
            }
        });
        if (pins.isEmpty()) {
            unpinned.add("anything of namespace " + namespace);
        }
        SortedSet<SecretName> others = live(namespace, call);
        others.removeAll(file.pins().keySet());
        if (!others.isEmpty()) {
            call.console().notice("left out, not in " + name + ": " + join(others));
        }
        return pins;
    }

    private static SortedSet<SecretName> live(Namespace namespace, Call call) {
        try (Keystore keystore = call.open(Reach.within(Optional.of(namespace)))) {
            return live(namespace, keystore);
        }
    }

    /** The names of what shows as live directly in {@code namespace}. */
    static SortedSet<SecretName> live(Namespace namespace, Keystore keystore) {
        SortedSet<SecretName> names = new TreeSet<>();
        try (Stream<Listed> all = keystore.list(Optional.of(namespace))) {
            all.forEach(listed -> {
                if (listed instanceof Listed.Entry entry && entry.metadata().state() == SecretState.LIVE) {
                    names.add(entry.metadata().name());
                }
            });
        }
        return names;
    }

    private static String join(SortedSet<SecretName> names) {
        return String.join(", ", names.stream().map(SecretName::value).toList());
    }

    private static Wanted wanted(Reference reference) {
        return new Wanted.One(new SecretUri(null, reference));
    }
}
