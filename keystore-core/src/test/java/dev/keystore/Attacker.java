package dev.keystore;

import dev.keystore.contract.TestStore;
import dev.keystore.port.Row;
import dev.keystore.port.RowKey;
import dev.keystore.port.VersionRow;
import dev.keystore.secret.Chain;
import dev.keystore.secret.Details;
import dev.keystore.secret.Digest;
import dev.keystore.secret.Envelope;
import dev.keystore.secret.SecretMetadata;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretState;
import dev.keystore.secret.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Somebody who may write every row of the table, knows the format by heart, and has no key. */
record Attacker(Map<RowKey<?>, Row> rows) {
    static Attacker of(TestStore store) {
        return new Attacker(store.rows().rows());
    }

    static RowKey.Head head(SecretName name) {
        return new RowKey.Head(name);
    }

    static RowKey.Entry entry(SecretName name) {
        return new RowKey.Entry(name);
    }

    static RowKey.OfVersion version(SecretName name, long number) {
        return new RowKey.OfVersion(name, new Version(number));
    }

    /** Head, entry and row of the version {@code number}. */
    static List<RowKey<VersionRow>> placesOf(SecretName name, long number) {
        return List.of(head(name), entry(name), version(name, number));
    }

    VersionRow row(RowKey<VersionRow> key) {
        return (VersionRow) Objects.requireNonNull(rows.get(key));
    }

    void change(RowKey<VersionRow> key, UnaryOperator<VersionRow> change) {
        put(key, change.apply(row(key)));
    }

    /** Keeps {@code row} at {@code key}, where it claims to belong. */
    void put(RowKey<VersionRow> key, VersionRow row) {
        rows.put(key, row.at(key));
    }

    void remove(RowKey<?> key) {
        rows.remove(key);
    }

    /** Makes head and entry of {@code name} what they were at version {@code number}. */
    void putBack(SecretName name, long number) {
        VersionRow older = row(version(name, number));
        put(head(name), older);
        put(entry(name), older);
    }

    /** Everything there is, to be put back later. */
    Map<RowKey<?>, Row> copy() {
        return Map.copyOf(rows);
    }

    static VersionRow with(VersionRow row, SecretMetadata metadata) {
        return new VersionRow(row.key(), metadata, row.digest(), row.chain(), row.envelope());
    }

    static VersionRow with(VersionRow row, Digest digest) {
        return new VersionRow(row.key(), row.metadata(), digest, row.chain(), row.envelope());
    }

    static VersionRow with(VersionRow row, Chain chain) {
        return new VersionRow(row.key(), row.metadata(), row.digest(), chain, row.envelope());
    }

    static VersionRow with(VersionRow row, @Nullable Envelope envelope) {
        return new VersionRow(row.key(), row.metadata(), row.digest(), row.chain(), envelope);
    }

    static VersionRow in(SecretState state, VersionRow row) {
        return with(row, row.metadata().in(state));
    }

    /** What a destroyed version leaves behind. */
    static VersionRow tombstone(VersionRow row) {
        return with(in(SecretState.DESTROYED, row), (Envelope) null);
    }

    /** The same metadata for another name or version. */
    static SecretMetadata as(SecretName name, long number, SecretMetadata of) {
        return new SecretMetadata(
                name, new Version(number), of.state(), of.created(), of.actor(), of.size(), of.details(), of.until());
    }

    static SecretMetadata with(SecretMetadata of, Details details) {
        return new SecretMetadata(
                of.name(), of.version(), of.state(), of.created(), of.actor(), of.size(), details, of.until());
    }

    static SecretMetadata with(SecretMetadata of, Instant created, String actor, int size, @Nullable Instant until) {
        return new SecretMetadata(of.name(), of.version(), of.state(), created, actor, size, of.details(), until);
    }

    /** {@code row} with digest and chain as its own content gives them, on {@code previous}. */
    static VersionRow consistent(VersionRow row, Chain previous) {
        Digest digest = row.envelope() == null ? row.digest() : row.envelope().digest();
        Chain chain = Chain.ofVersion(TestStore.ID, previous, row.metadata(), digest);
        return new VersionRow(row.key(), row.metadata(), digest, chain, row.envelope());
    }

    /** Puts back everything as it was at {@code copy}. */
    void restore(Map<RowKey<?>, Row> copy) {
        rows.clear();
        rows.putAll(copy);
    }
}
