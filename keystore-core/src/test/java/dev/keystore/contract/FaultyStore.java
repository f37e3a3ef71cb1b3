package dev.keystore.contract;

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
import org.jspecify.annotations.Nullable;

/** A store whose calls meet {@link Trouble}, and which recognises no commit that it has taken already. */
public record FaultyStore(SecretStore store, Trouble trouble) implements SecretStore {
    @Override
    public <R extends Row> Optional<R> read(RowKey<R> key) {
        return trouble.meet(Trouble.Call.READ, () -> store.read(key));
    }

    @Override
    public Optional<VersionRow> readClear(RowKey<VersionRow> key) {
        return trouble.meet(Trouble.Call.READ, () -> store.readClear(key));
    }

    @Override
    public List<Snapshot> snapshot(Collection<RowKey<?>> keys) {
        return trouble.meet(Trouble.Call.READ, () -> store.snapshot(keys));
    }

    @Override
    public Page<Row> list(Optional<Namespace> namespace, Envelopes envelopes, @Nullable String after) {
        return trouble.meet(Trouble.Call.READ, () -> store.list(namespace, envelopes, after));
    }

    @Override
    public Page<VersionRow> versions(SecretName name, Envelopes envelopes, Order order, @Nullable String after) {
        return trouble.meet(Trouble.Call.READ, () -> store.versions(name, envelopes, order, after));
    }

    @Override
    public void commit(Commit commit) {
        trouble.meet(Trouble.Call.COMMIT, () -> {
            store.commit(Commit.of(commit.writes()));
            return commit;
        });
    }

    @Override
    public boolean register(Namespace namespace) {
        return trouble.meet(Trouble.Call.REGISTER, () -> store.register(namespace));
    }

    @Override
    public void close() {
        store.close();
    }
}
