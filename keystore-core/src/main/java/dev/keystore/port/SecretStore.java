package dev.keystore.port;

import dev.keystore.KeystoreException;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.SecretName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where envelopes lie. Every read sees all commits that ended before it began. Safe to use from several threads.
 *
 * <p>Every method throws {@link KeystoreException}: {@code Denied}, {@code Misconfigured} (no such table, no
 * credentials), {@code Unavailable} (throttled, not reachable; may be tried again), and {@code Tampered} when a row
 * can't be read as what its key says it is.
 */
public interface SecretStore extends AutoCloseable {
    /** The row at {@code key}. */
    <R extends Row> Optional<R> read(RowKey<R> key);

    /** The head or version at {@code key} without its envelope: what a writer without the right to values may read. */
    Optional<VersionRow> readClear(RowKey<VersionRow> key);

    /**
     * The rows at {@code keys} as they stood at one moment. More rows than the store can read at once (100 of them, or 4 MB
     * in DynamoDB) come as several snapshots, in the order of {@code keys}, each key in exactly one of them.
     */
    List<Snapshot> snapshot(Collection<RowKey<?>> keys);

    /**
     * Entries and sub-namespaces in {@code namespace}, or the top namespaces, by their last segment.
     *
     * @param after {@link Page#next()} of the page before; null for the first page
     */
    Page<Row> list(Optional<Namespace> namespace, Envelopes envelopes, @Nullable String after);

    /**
     * All versions of {@code name}.
     *
     * @param after {@link Page#next()} of the page before; null for the first page
     */
    Page<VersionRow> versions(SecretName name, Envelopes envelopes, Order order, @Nullable String after);

    /** Whether a bulk read brings the envelopes along. */
    enum Envelopes {
        WITH,
        WITHOUT
    }

    /** In which order versions come. */
    enum Order {
        OLDEST_FIRST,
        NEWEST_FIRST
    }

    /**
     * Makes all of {@code commit} take effect, or nothing of it. Also throws {@code Conflict} when a condition doesn't hold,
     * {@code Unavailable} when nothing was changed for certain, and {@code OutcomeUnknown} when the commit may or may not
     * have taken effect.
     */
    void commit(Commit commit);

    /** Makes {@code namespace} known in the one above it. Returns whether it wasn't before. */
    boolean register(Namespace namespace);

    @Override
    void close();
}
