package dev.keystore.cli.command;

import dev.keystore.Keystore;
import dev.keystore.KeystoreException.NotFound;
import dev.keystore.KeystoreException.Tampered;
import dev.keystore.access.Reach;
import dev.keystore.cli.io.LockFile;
import dev.keystore.cli.option.Scope;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.Reference;
import dev.keystore.secret.Secret;
import dev.keystore.secret.SecretMetadata;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretState;
import dev.keystore.secret.Selector;
import dev.keystore.secret.Selector.Pinned;
import dev.keystore.secret.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A pin that isn't up to date, or isn't there.
 *
 * @param pinned null where there is none
 * @param now what the secret is at
 */
record Stale(SecretName name, @Nullable Version pinned, Version now, SecretState state) {
    /**
     * Those of {@code file}, where every pin was found to be what it was: of {@code scopes} alone, with what is in them and not pinned, where
     * there are any. Throws {@link Tampered} where a pin isn't, and {@link NotFound} for a scope that means nothing.
     */
    static List<Stale> among(LockFile file, List<Scope> scopes, Call call) {
        SortedMap<SecretName, Pinned> pins = new TreeMap<>(file.pins());
        if (!scopes.isEmpty()) {
            pins.keySet().removeIf(name -> scopes.stream().noneMatch(scope -> covers(scope, name)));
        }
        List<Stale> stale = new ArrayList<>();
        try (Keystore keystore = call.open(reach(pins, scopes))) {
            pins.forEach((name, pin) -> compare(name, pin, keystore, stale));
            requireHistories(pins, keystore);
            scopes.forEach(scope -> look(scope, pins, keystore, stale));
        }
        return stale;
    }

    /** What there is to say of it. */
    String line() {
        if (pinned == null) {
            return name + " is not pinned";
        }
        return name + "@" + pinned + " is " + (state == SecretState.LIVE ? "now " + now : state.word());
    }

    private static boolean covers(Scope scope, SecretName name) {
        return scope instanceof Scope.Within within
                ? within.namespace().equals(name.namespace())
                : ((Scope.One) scope).reference().name().equals(name);
    }

    private static Reach reach(Map<SecretName, Pinned> pins, List<Scope> scopes) {
        NavigableSet<Namespace> namespaces = new TreeSet<>();
        pins.keySet().forEach(name -> namespaces.add(name.namespace()));
        scopes.forEach(scope -> namespaces.add(
                scope instanceof Scope.Within within
                        ? within.namespace()
                        : ((Scope.One) scope).reference().name().namespace()));
        return new Reach(namespaces);
    }

    /** Puts {@code name} among {@code stale} unless it is at {@code pin}. */
    private static void compare(SecretName name, Pinned pin, Keystore keystore, List<Stale> stale) {
        SecretMetadata now = now(name, keystore);
        if (now.version().isAfter(pin.version())) {
            stale.add(new Stale(name, pin.version(), now.version(), now.state()));
        }
    }

    /** Holds what is pinned against the store: all at one moment, or one by one where some of it is deleted and so is not served. */
    private static void requireHistories(Map<SecretName, Pinned> pins, Keystore keystore) {
        List<Reference> references = new ArrayList<>();
        pins.forEach((name, pin) -> references.add(new Reference(name, pin, null)));
        try {
            keystore.getAllEvenExpired(references).forEach(Secret::close);
        } catch (NotFound deleted) {
            references.forEach(one -> requireHistory(one, keystore));
        }
    }

    private static void requireHistory(Reference pinned, Keystore keystore) {
        try {
            keystore.getAllEvenExpired(List.of(pinned)).forEach(Secret::close);
        } catch (NotFound e) {
            // It is deleted, as the head says, and what is pinned was there before that.
        }
    }

    private static SecretMetadata now(SecretName name, Keystore keystore) {
        try {
            return keystore.describe(name);
        } catch (NotFound e) {
            throw new Tampered(
                    name + " is pinned, and gone from the store", "is it the store that it was pinned in?", e);
        }
    }

    /** Looks for what {@code scope} means and isn't pinned, or not so. Throws {@link NotFound} where it means nothing at all. */
    private static void look(Scope scope, Map<SecretName, Pinned> pins, Keystore keystore, List<Stale> stale) {
        if (scope instanceof Scope.Within within) {
            SortedSet<SecretName> live = Lock.live(within.namespace(), keystore);
            if (live.isEmpty() && pins.keySet().stream().noneMatch(name -> covers(scope, name))) {
                throw Values.nothingIn(within.namespace());
            }
            live.removeAll(pins.keySet());
            live.forEach(name -> stale.add(new Stale(name, null, Version.FIRST, SecretState.LIVE)));
            return;
        }
        Reference reference = ((Scope.One) scope).reference();
        Pinned pin = pins.get(reference.name());
        if (pin == null || !(reference.selector() instanceof Selector.Latest)) {
            Version meant = version(reference, keystore);
            stale.removeIf(one -> one.name().equals(reference.name()));
            if (pin == null || !meant.equals(pin.version())) {
                stale.add(new Stale(reference.name(), pin == null ? null : pin.version(), meant, SecretState.LIVE));
            }
        }
    }

    private static Version version(Reference reference, Keystore keystore) {
        List<Secret> secrets = keystore.getAllEvenExpired(List.of(reference));
        secrets.forEach(Secret::close);
        return secrets.get(0).metadata().version();
    }
}
