package dev.keystore.contract;

import dev.keystore.KeystoreException.Conflict;
import dev.keystore.KeystoreException.Tampered;
import dev.keystore.port.Commit;
import dev.keystore.port.LabelsRow;
import dev.keystore.port.NamespaceRow;
import dev.keystore.port.Page;
import dev.keystore.port.Row;
import dev.keystore.port.RowKey;
import dev.keystore.port.SecretStore;
import dev.keystore.port.Snapshot;
import dev.keystore.port.VersionRow;
import dev.keystore.port.Write;
import dev.keystore.port.Write.Condition;
import dev.keystore.secret.Digest;
import dev.keystore.secret.Envelope;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A store in memory that keeps every promise of a store. Its pages are small, so that whoever reads one has to turn them. */
public final class InMemorySecretStore implements SecretStore {
    private static final int ROWS_OF_A_PAGE = 3;
    private static final int ROWS_OF_A_SNAPSHOT = 100;
    private static final int MOST_BYTES_OF_A_COMMIT = 4 * 1000 * 1000;

    private final SortedMap<RowKey<?>, Row> rows = Collections.synchronizedSortedMap(
            new TreeMap<>(Comparator.comparing((RowKey<?> key) -> key.pk()).thenComparing(RowKey::sk)));
    private final Set<String> tokens = new HashSet<>();

    /** The rows themselves, to be read, replaced and removed behind the store's back. */
    public Map<RowKey<?>, Row> rows() {
        return rows;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <R extends Row> Optional<R> read(RowKey<R> key) {
        Row row = rows.get(key);
        if (row != null && !belongs(row, key)) {
            throw new Tampered("row " + key.pk() + " " + key.sk() + " is not what its key says", null, null);
        }
        return Optional.ofNullable((R) row);
    }

    private static boolean belongs(Row row, RowKey<?> key) {
        if (row instanceof VersionRow version && key instanceof RowKey.OfVersion of) {
            return version.key().equals(key)
                    && version.metadata().name().equals(of.name())
                    && version.metadata().version().equals(of.version());
        }
        if (row instanceof VersionRow version) {
            SecretName name = version.metadata().name();
            return version.key().equals(key)
                    && (key.equals(new RowKey.Head(name)) || key.equals(new RowKey.Entry(name)));
        }
        return row.key().equals(key);
    }

    @Override
    public Optional<VersionRow> readClear(RowKey<VersionRow> key) {
        return read(key).map(InMemorySecretStore::withoutEnvelope);
    }

    private static VersionRow withoutEnvelope(VersionRow row) {
        return new VersionRow(row.key(), row.metadata(), row.digest(), row.chain(), null);
    }

    @Override
    public List<Snapshot> snapshot(Collection<RowKey<?>> keys) {
        List<RowKey<?>> distinct = List.copyOf(new LinkedHashSet<>(keys));
        List<Snapshot> snapshots = new ArrayList<>();
        for (int start = 0; start < distinct.size(); start += ROWS_OF_A_SNAPSHOT) {
            snapshots.add(moment(distinct.subList(start, Math.min(start + ROWS_OF_A_SNAPSHOT, distinct.size()))));
        }
        return snapshots;
    }

    private Snapshot moment(List<RowKey<?>> keys) {
        Map<RowKey<?>, Row> found = new HashMap<>();
        synchronized (rows) {
            keys.forEach(key -> read(key).ifPresent(row -> found.put(key, row)));
        }
        return new Snapshot(Set.copyOf(keys), found);
    }

    @Override
    public Page<Row> list(Optional<Namespace> namespace, Envelopes envelopes, @Nullable String after) {
        return page(RowKey.partitionOf(namespace), "", Row.class, envelopes, Order.OLDEST_FIRST, after);
    }

    @Override
    public Page<VersionRow> versions(SecretName name, Envelopes envelopes, Order order, @Nullable String after) {
        return page(name.value(), RowKey.OfVersion.PREFIX, VersionRow.class, envelopes, order, after);
    }

    private <R extends Row> Page<R> page(
            String pk, String prefix, Class<R> type, Envelopes envelopes, Order order, @Nullable String after) {
        List<RowKey<?>> keys = new ArrayList<>();
        List<R> page = new ArrayList<>();
        synchronized (rows) {
            rows.keySet().stream()
                    .filter(key -> key.pk().equals(pk) && key.sk().startsWith(prefix))
                    .forEach(keys::add);
            if (order == Order.NEWEST_FIRST) {
                Collections.reverse(keys);
            }
            keys.removeIf(key -> after != null && !follows(key.sk(), after, order));
            for (RowKey<?> key : keys.subList(0, Math.min(keys.size(), ROWS_OF_A_PAGE))) {
                Row row = read(key).orElseThrow();
                boolean strip = envelopes == Envelopes.WITHOUT && row instanceof VersionRow;
                page.add(type.cast(strip ? withoutEnvelope((VersionRow) row) : row));
            }
        }
        return new Page<>(
                page, keys.size() > page.size() ? keys.get(page.size() - 1).sk() : null);
    }

    private static boolean follows(String sk, String after, Order order) {
        return order == Order.OLDEST_FIRST ? sk.compareTo(after) > 0 : sk.compareTo(after) < 0;
    }

    @Override
    public void commit(Commit commit) {
        synchronized (rows) {
            if (tokens.contains(commit.token())) {
                return;
            }
            if (commit.writes().stream().mapToLong(this::bytes).sum() > MOST_BYTES_OF_A_COMMIT) {
                throw new IllegalArgumentException("a commit about more bytes than DynamoDB takes in a transaction");
            }
            for (Write write : commit.writes()) {
                if (!holds(write)) {
                    throw new Conflict(
                            write.key().pk() + " " + write.key().sk() + " was changed by somebody else", null, null);
                }
            }
            commit.writes().forEach(this::apply);
            tokens.add(commit.token());
        }
    }

    /** The larger part of what DynamoDB counts: the envelope of a row that is written, changed or looked at. */
    private long bytes(Write write) {
        Row row = write instanceof Write.Put put ? put.row() : rows.get(write.key());
        Envelope envelope = row instanceof VersionRow version
                ? version.envelope()
                : row instanceof LabelsRow labels ? labels.envelope() : null;
        return envelope == null ? 0 : envelope.bytes().length;
    }

    private boolean holds(Write write) {
        Row row = rows.get(write.key());
        if (write instanceof Write.Put put) {
            return holds(put.condition(), row);
        }
        if (write instanceof Write.Destroy destroy) {
            return destroy.digest().equals(digest(row));
        }
        return holds(((Write.Check) write).condition(), row);
    }

    private static boolean holds(Condition condition, @Nullable Row row) {
        if (condition instanceof Condition.Absent) {
            return row == null;
        }
        if (condition instanceof Condition.HasDigest has) {
            return has.digest().equals(digest(row));
        }
        if (condition instanceof Condition.StillSealed still) {
            boolean tombstone = row instanceof VersionRow version && version.envelope() == null;
            return still.digest().equals(digest(row)) && !tombstone;
        }
        return true;
    }

    private static @Nullable Digest digest(@Nullable Row row) {
        if (row instanceof VersionRow version) {
            return version.digest();
        }
        return row instanceof LabelsRow labels ? labels.digest() : null;
    }

    private void apply(Write write) {
        if (write instanceof Write.Put put) {
            rows.put(put.key(), put.row());
        } else if (write instanceof Write.Destroy && rows.get(write.key()) instanceof VersionRow row) {
            VersionRow emptied = new VersionRow(
                    row.key(), row.metadata().in(SecretState.DESTROYED), row.digest(), row.chain(), null);
            rows.put(write.key(), emptied);
        }
    }

    @Override
    public boolean register(Namespace namespace) {
        NamespaceRow row = new NamespaceRow(new RowKey.SubNamespace(namespace));
        return rows.putIfAbsent(row.key(), row) == null;
    }

    @Override
    public void close() {}
}
