package dev.keystore.usecase;

import dev.keystore.KeystoreException.NotFound;
import dev.keystore.KeystoreException.Tampered;
import dev.keystore.port.RowKey;
import dev.keystore.port.SecretStore;
import dev.keystore.port.Snapshot;
import dev.keystore.secret.Chain;
import dev.keystore.secret.Labels;
import dev.keystore.secret.Reference;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.Selector;
import dev.keystore.secret.Version;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads many versions as they stood at one moment (or at a few, where they are more than a store reads at once) and opens
 * them side by side. All or nothing.
 */
final class BulkReader {
    private final SecretStore store;
    private final Patience patience;
    private final Reader reader;
    private final LabelBook labelBook;

    BulkReader(Ports ports, Reader reader, LabelBook labelBook) {
        this.store = ports.store();
        this.patience = ports.patience();
        this.reader = reader;
        this.labelBook = labelBook;
    }

    /**
     * What is to be read: the current version where {@code version} is null, on which chain where one is known, and nothing
     * where it is known already what is missing.
     */
    private record Target(
            SecretName name,
            @Nullable Version version,
            @Nullable Chain chain,
            @Nullable NotFound missing) {
        List<RowKey<?>> keys() {
            if (missing != null) {
                return List.of();
            }
            return version == null ? List.of(new RowKey.Head(name)) : Reader.keys(name, version);
        }
    }

    /** What each of {@code references} refers to, in their order, each with a value of its own. */
    List<Opened> read(List<Reference> references) {
        Patience.Attempts attempts = patience.start();
        while (true) {
            Map<SecretName, Labels> seen = new ConcurrentHashMap<>();
            try {
                return read(references, seen);
            } catch (Tampered e) {
                if (!haveMoved(seen) || !attempts.again()) {
                    throw e;
                }
            }
        }
    }

    /** Whether labels are others than {@code seen}: a version may be destroyed as soon as no label stands at it. */
    private boolean haveMoved(Map<SecretName, Labels> seen) {
        return seen.entrySet().stream()
                .anyMatch(one -> !labelBook.read(one.getKey()).labels().equals(one.getValue()));
    }

    private List<Opened> read(List<Reference> references, Map<SecretName, Labels> seen) {
        if (references.size() == 1) {
            Reference only = references.get(0);
            return List.of(one(only, seen));
        }
        Map<SecretName, Labels> labels = labels(references);
        seen.putAll(labels);
        List<Target> targets =
                references.stream().map(reference -> target(reference, labels)).toList();
        Map<SecretName, Marks> marks = new LinkedHashMap<>();
        Set<RowKey<?>> keys = new LinkedHashSet<>();
        for (Target target : targets) {
            marks.computeIfAbsent(target.name(), reader::marks);
            keys.addAll(target.keys());
        }
        Map<RowKey<?>, Snapshot> snapshots = snapshots(keys);
        return Parallel.all(targets, target -> open(target, snapshots, known(marks, target.name())));
    }

    private Opened one(Reference reference, Map<SecretName, Labels> seen) {
        SecretName name = reference.name();
        if (reference.selector() instanceof Selector.AtLabel at) {
            Labels labels = labelBook.read(name).labels();
            seen.put(name, labels);
            return reader.labelled(name, at.label(), labels);
        }
        if (reference.selector() instanceof Selector.Pinned pinned) {
            return reader.version(name, pinned.version(), pinned.chain());
        }
        return reference.selector() instanceof Selector.AtVersion at
                ? reader.version(name, at.version(), null)
                : reader.current(name);
    }

    private Opened open(Target target, Map<RowKey<?>, Snapshot> snapshots, Marks marks) {
        if (target.missing() != null) {
            throw target.missing();
        }
        SecretName name = target.name();
        Version version = target.version();
        RowKey.Head head = new RowKey.Head(name);
        Snapshot snapshot = known(snapshots, head);
        if (version == null) {
            return reader.live(reader.head(name, snapshot.get(head).orElse(null), marks));
        }
        if (!snapshot.keys().contains(new RowKey.OfVersion(name, version))) {
            return reader.version(name, version, target.chain());
        }
        return reader.version(name, version, target.chain(), snapshot, marks);
    }

    private static Target target(Reference reference, Map<SecretName, Labels> labels) {
        SecretName name = reference.name();
        if (reference.selector() instanceof Selector.AtVersion at) {
            return new Target(name, at.version(), null, null);
        }
        if (reference.selector() instanceof Selector.Pinned pinned) {
            return new Target(name, pinned.version(), pinned.chain(), null);
        }
        if (reference.selector() instanceof Selector.AtLabel at) {
            try {
                Labels.Target target = Reader.target(name, at.label(), known(labels, name));
                return new Target(name, target.version(), target.chain(), null);
            } catch (NotFound e) {
                return new Target(name, null, null, e);
            }
        }
        return new Target(name, null, null, null);
    }

    /** The labels of every name that is referred to by a label. */
    private Map<SecretName, Labels> labels(List<Reference> references) {
        Map<SecretName, Marks> marks = new LinkedHashMap<>();
        Set<RowKey<?>> keys = new LinkedHashSet<>();
        for (Reference reference : references) {
            if (reference.selector() instanceof Selector.AtLabel) {
                marks.computeIfAbsent(reference.name(), labelBook::marks);
                keys.add(new RowKey.LabelsOf(reference.name()));
            }
        }
        Map<SecretName, Labels> labels = new LinkedHashMap<>();
        if (keys.isEmpty()) {
            return labels;
        }
        Map<RowKey<?>, Snapshot> snapshots = snapshots(keys);
        Parallel.all(List.copyOf(marks.keySet()), name -> {
                    RowKey.LabelsOf key = new RowKey.LabelsOf(name);
                    return labelBook.open(name, known(snapshots, key).get(key).orElse(null), known(marks, name));
                })
                .forEach(generation -> labels.put(generation.name(), generation.labels()));
        return labels;
    }

    private Map<RowKey<?>, Snapshot> snapshots(Collection<RowKey<?>> keys) {
        Map<RowKey<?>, Snapshot> byKey = new LinkedHashMap<>();
        for (Snapshot snapshot : store.snapshot(keys)) {
            snapshot.keys().forEach(key -> byKey.put(key, snapshot));
        }
        return byKey;
    }

    private static <K, V> V known(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key));
    }
}
