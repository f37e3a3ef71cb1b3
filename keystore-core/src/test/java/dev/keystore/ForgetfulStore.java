package dev.keystore;

import dev.keystore.port.Commit;
import dev.keystore.port.Page;
import dev.keystore.port.Row;
import dev.keystore.port.RowKey;
import dev.keystore.port.SecretStore;
import dev.keystore.port.Snapshot;
import dev.keystore.port.VersionRow;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.SecretName;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A store that leaves one row out of whatever reads several. */
record ForgetfulStore(SecretStore store, RowKey<?> forgotten) implements SecretStore {
    @Override
    public <R extends Row> Optional<R> read(RowKey<R> key) {
        return store.read(key);
    }

    @Override
    public Optional<VersionRow> readClear(RowKey<VersionRow> key) {
        return store.readClear(key);
    }

    @Override
    public List<Snapshot> snapshot(Collection<RowKey<?>> keys) {
        return store.snapshot(keys).stream().map(this::without).toList();
    }

    private Snapshot without(Snapshot snapshot) {
        Map<RowKey<?>, Row> rows = new HashMap<>(snapshot.rows());
        rows.remove(forgotten);
        return new Snapshot(snapshot.keys(), rows);
    }

    private <R extends Row> Page<R> without(Page<R> page) {
        return new Page<>(
                page.rows().stream().filter(row -> !row.key().equals(forgotten)).toList(), page.next());
    }

    @Override
    public Page<Row> list(Optional<Namespace> namespace, Envelopes envelopes, @Nullable String after) {
        return without(store.list(namespace, envelopes, after));
    }

    @Override
    public Page<VersionRow> versions(SecretName name, Envelopes envelopes, Order order, @Nullable String after) {
        return without(store.versions(name, envelopes, order, after));
    }

    @Override
    public void commit(Commit commit) {
        store.commit(commit);
    }

    @Override
    public boolean register(Namespace namespace) {
        return store.register(namespace);
    }

    @Override
    public void close() {
        store.close();
    }
}
