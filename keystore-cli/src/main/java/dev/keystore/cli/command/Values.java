package dev.keystore.cli.command;

import dev.keystore.Keystore;
import dev.keystore.KeystoreException.NotFound;
import dev.keystore.access.Reach;
import dev.keystore.cli.io.ValueOutput;
import dev.keystore.secret.Chain;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.Reference;
import dev.keystore.secret.Secret;
import dev.keystore.secret.SecretMetadata;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Values that a command reads in one go, each for as long as this is open: namespaces by a query each, single secrets of a store all
 * at one moment. All or nothing, and what is missing anywhere is named at once.
 */
final class Values implements AutoCloseable {
    /**
     * One value.
     *
     * @param metadata of the version that was read
     * @param chain what that version stands on
     * @param value the whole or, where the reference has a pointer, the part of it
     */
    record One(SecretMetadata metadata, Chain chain, SecretValue value) {
        SecretName name() {
            return metadata.name();
        }
    }

    private final Map<Wanted, List<One>> found = new LinkedHashMap<>();
    private final List<NotFound> missing = new ArrayList<>();

    private Values() {}

    /**
     * Reads {@code wanted}. Throws {@link NotFound} naming everything that can't be found, has expired or is an empty namespace,
     * and whatever else reading throws.
     */
    static Values read(Collection<Wanted> wanted, Call call) {
        Values values = new Values();
        try {
            new LinkedHashSet<>(wanted)
                    .stream()
                            .collect(Collectors.groupingBy(Values::store, LinkedHashMap::new, Collectors.toList()))
                            .forEach((store, there) -> values.readIn(store, there, call));
            values.requireAll();
            return values;
        } catch (RuntimeException e) {
            values.close();
            throw e;
        }
    }

    /**
     * Reads exactly what {@code pinned} says for each thing that is wanted, of the store in use. Throws as {@link #read}.
     *
     * @param pinned what to read for what is wanted, in the order in which it is to come
     */
    static Values readPinned(Map<Wanted, List<Wanted>> pinned, Call call) {
        Values values = read(pinned.values().stream().flatMap(List::stream).toList(), call);
        Map<Wanted, List<One>> asWanted = new LinkedHashMap<>();
        pinned.forEach((wanted, pins) -> asWanted.put(
                wanted, pins.stream().flatMap(pin -> values.of(pin).stream()).toList()));
        values.found.clear();
        values.found.putAll(asWanted);
        return values;
    }

    private static Optional<String> store(Wanted wanted) {
        return wanted instanceof Wanted.One one ? Optional.ofNullable(one.uri().store()) : Optional.empty();
    }

    private void readIn(Optional<String> store, List<Wanted> wanted, Call call) {
        try (Keystore keystore = call.open(store, reach(wanted))) {
            List<Wanted.One> ones = new ArrayList<>();
            for (Wanted one : wanted) {
                if (one instanceof Wanted.One single) {
                    ones.add(single);
                } else {
                    attempt(() -> found.put(one, whole(secretsOf(one, keystore))));
                }
            }
            ones.stream()
                    .collect(Collectors.partitioningBy(Wanted.One::evenExpired))
                    .forEach((evenExpired, alike) -> readTogether(alike, evenExpired, keystore));
        }
    }

    private static Reach reach(List<Wanted> wanted) {
        NavigableSet<Namespace> namespaces = new TreeSet<>();
        for (Wanted one : wanted) {
            if (one instanceof Wanted.Below below && below.namespace().isEmpty()) {
                return Reach.WHOLE;
            }
            namespaces.add(namespace(one));
        }
        return new Reach(namespaces);
    }

    private static Namespace namespace(Wanted wanted) {
        if (wanted instanceof Wanted.One one) {
            return one.uri().reference().name().namespace();
        }
        return wanted instanceof Wanted.Leaves leaves
                ? leaves.namespace()
                : ((Wanted.Below) wanted).namespace().orElseThrow();
    }

    private static List<Secret> secretsOf(Wanted wanted, Keystore keystore) {
        Optional<Namespace> where = wanted instanceof Wanted.Below below
                ? below.namespace()
                : Optional.of(((Wanted.Leaves) wanted).namespace());
        List<Secret> secrets =
                wanted instanceof Wanted.Below ? below(where, keystore) : keystore.getAll(where.orElseThrow());
        if (secrets.isEmpty() && where.isPresent()) {
            boolean orName = !(wanted instanceof Wanted.Leaves leaves) || leaves.orName();
            throw nothingIn(where.get(), orName);
        }
        return secrets;
    }

    private static List<Secret> below(Optional<Namespace> namespace, Keystore keystore) {
        Set<Namespace> namespaces = new TreeSet<>();
        try (Stream<SecretMetadata> all = keystore.listAll(namespace)) {
            all.map(SecretMetadata::name).map(SecretName::namespace).forEach(namespaces::add);
        }
        List<Secret> secrets = new ArrayList<>();
        try {
            namespaces.forEach(one -> secrets.addAll(keystore.getAllEvenExpired(one)));
            return secrets;
        } catch (RuntimeException e) {
            secrets.forEach(Secret::close);
            throw e;
        }
    }

    private static List<One> whole(List<Secret> secrets) {
        return secrets.stream()
                .map(secret -> new One(secret.metadata(), secret.chain(), secret.value()))
                .toList();
    }

    private void readTogether(List<Wanted.One> wanted, boolean evenExpired, Keystore keystore) {
        List<Secret> secrets;
        try {
            List<Reference> references = references(wanted);
            secrets = evenExpired ? keystore.getAllEvenExpired(references) : keystore.getAll(references);
        } catch (NotFound e) {
            missing.add(e);
            wanted.forEach(one -> lookInside(one.uri().reference(), keystore));
            return;
        }
        try {
            for (int i = 0; i < wanted.size(); i++) {
                Secret secret = secrets.get(i);
                Wanted.One one = wanted.get(i);
                attempt(() -> found.put(
                        one,
                        List.of(new One(
                                secret.metadata(),
                                secret.chain(),
                                ValueOutput.part(secret, one.uri().reference())))));
            }
        } finally {
            secrets.forEach(Secret::close);
        }
    }

    private static List<Reference> references(List<Wanted.One> wanted) {
        return wanted.stream().map(one -> one.uri().reference()).toList();
    }

    /** Something else is missing: what is missing inside of {@code reference}, if that is there, is said with it. */
    private void lookInside(Reference reference, Keystore keystore) {
        if (reference.pointer() == null) {
            return;
        }
        try (Secret secret = keystore.get(reference)) {
            attempt(() -> ValueOutput.part(secret, reference).close());
        } catch (NotFound e) {
            // That is among what is missing already.
        }
    }

    private void attempt(Runnable reading) {
        try {
            reading.run();
        } catch (NotFound e) {
            missing.add(e);
        }
    }

    private void requireAll() {
        if (missing.size() == 1) {
            throw missing.get(0);
        }
        if (!missing.isEmpty()) {
            throw new NotFound(missing.stream().map(Throwable::getMessage).collect(Collectors.joining("; ")), null);
        }
    }

    /** What there is to say of a namespace that holds nothing, where one secret could have been named as well. */
    static NotFound nothingIn(Namespace namespace) {
        return nothingIn(namespace, true);
    }

    private static NotFound nothingIn(Namespace namespace, boolean orName) {
        boolean mayBeSecret = orName && namespace.parent().isPresent();
        return new NotFound(
                "nothing is in namespace " + namespace,
                mayBeSecret ? "one secret is written with its version: " + namespace + "@latest" : null);
    }

    /** What was read for {@code wanted}, which was asked for; by leaf, where it is more than one. */
    List<One> of(Wanted wanted) {
        return Objects.requireNonNull(found.get(wanted));
    }

    /** Everything that was read. */
    List<One> all() {
        return found.values().stream().flatMap(List::stream).toList();
    }

    @Override
    public void close() {
        all().forEach(one -> one.value().close());
    }
}
