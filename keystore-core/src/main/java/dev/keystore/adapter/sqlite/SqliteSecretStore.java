package dev.keystore.adapter.sqlite;

import dev.keystore.port.Commit;
import dev.keystore.port.Page;
import dev.keystore.port.Row;
import dev.keystore.port.RowKey;
import dev.keystore.port.SecretStore;
import dev.keystore.port.Snapshot;
import dev.keystore.port.VersionRow;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.SecretName;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A store in one SQLite file, {@code store.db}. A commit is one SQLite transaction: after a crash the file has all of it or
 * nothing. Several processes may use the file at once; one that waits longer than five seconds for another is {@code
 * Unavailable}.
 *
 * <p>A bulk read of any size is one snapshot. A page has at most 200 rows, and ends after 1 MiB of envelopes.
 */
public final class SqliteSecretStore implements SecretStore {
    private final SqliteFile file;

    SqliteSecretStore(SqliteFile file) {
        this.file = file;
    }

    /**
     * The store in {@code folder}, made if there is none. Throws {@code Misconfigured} if the file can't be made or opened,
     * is something else, or was made with another key; {@code Unavailable} if it is busy or its disk full; {@code Tampered}
     * if it is damaged.
     *
     * @param keyFingerprint {@link LocalKey#fingerprint()} of the key that the envelopes here are sealed with
     */
    public static SqliteSecretStore open(Path folder, String keyFingerprint) {
        return new SqliteSecretStore(SqliteFile.open(folder, keyFingerprint));
    }

    @Override
    public <R extends Row> Optional<R> read(RowKey<R> key) {
        return file.read(connection -> new SqliteReads(connection).row(key, Envelopes.WITH));
    }

    @Override
    public Optional<VersionRow> readClear(RowKey<VersionRow> key) {
        return file.read(connection -> new SqliteReads(connection).row(key, Envelopes.WITHOUT));
    }

    @Override
    public List<Snapshot> snapshot(Collection<RowKey<?>> keys) {
        Set<RowKey<?>> distinct = new LinkedHashSet<>(keys);
        if (distinct.isEmpty()) {
            return List.of();
        }
        Snapshot all = file.read(connection -> new SqliteReads(connection).rows(distinct));
        return List.of(all);
    }

    @Override
    public Page<Row> list(Optional<Namespace> namespace, Envelopes envelopes, @Nullable String after) {
        return file.read(connection -> new SqliteReads(connection).list(namespace, envelopes, after));
    }

    @Override
    public Page<VersionRow> versions(SecretName name, Envelopes envelopes, Order order, @Nullable String after) {
        return file.read(connection -> new SqliteReads(connection).versions(name, envelopes, order, after));
    }

    @Override
    public void commit(Commit commit) {
        file.write(connection -> new SqliteWrites(connection).apply(commit));
    }

    @Override
    public boolean register(Namespace namespace) {
        return file.write(connection -> new SqliteWrites(connection).register(namespace));
    }

    @Override
    public void close() {
        file.close();
    }
}
