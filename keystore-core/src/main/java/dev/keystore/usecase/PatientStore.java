package dev.keystore.usecase;

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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A store that tries again what may be tried again. A commit is sent again as it is, with its token. */
final class PatientStore implements SecretStore {
    private final SecretStore store;
    private final Patience patience;

    PatientStore(SecretStore store, Patience patience) {
        this.store = store;
        this.patience = patience;
    }

    @Override
    public <R extends Row> Optional<R> read(RowKey<R> key) {
        return patience.call(() -> store.read(key));
    }

    @Override
    public Optional<VersionRow> readClear(RowKey<VersionRow> key) {
        return patience.call(() -> store.readClear(key));
    }

    @Override
    public List<Snapshot> snapshot(Collection<RowKey<?>> keys) {
        return patience.call(() -> store.snapshot(keys));
    }

    @Override
    public Page<Row> list(Optional<Namespace> namespace, Envelopes envelopes, @Nullable String after) {
        return patience.call(() -> store.list(namespace, envelopes, after));
    }

    @Override
    public Page<VersionRow> versions(SecretName name, Envelopes envelopes, Order order, @Nullable String after) {
        return patience.call(() -> store.versions(name, envelopes, order, after));
    }

    @Override
    public void commit(Commit commit) {
        patience.call(() -> {
            store.commit(commit);
            return commit;
        });
    }

    /** Where the answer was lost, it may have been this very call that made it known. */
    @Override
    public boolean register(Namespace namespace) {
        AtomicBoolean again = new AtomicBoolean();
        return patience.call(() -> {
            boolean repeated = again.getAndSet(true);
            return store.register(namespace) || repeated;
        });
    }

    @Override
    public void close() {
        store.close();
    }
}
