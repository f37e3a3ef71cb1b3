package dev.keystore.usecase;

import dev.keystore.port.NamespaceRow;
import dev.keystore.port.Page;
import dev.keystore.port.Row;
import dev.keystore.port.RowKey;
import dev.keystore.port.SecretStore.Envelopes;
import dev.keystore.port.SecretStore.Order;
import dev.keystore.port.VersionRow;
import dev.keystore.secret.HighWaterMark;
import dev.keystore.secret.Listed;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.SecretMetadata;
import dev.keystore.secret.SecretName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows what there is without opening anything. */
public final class Listing {
    private final Ports ports;

    Listing(Ports ports) {
        this.ports = ports;
    }

    /** See {@link dev.keystore.Keystore#list(Optional)}. */
    public Stream<Listed> list(Optional<Namespace> namespace) {
        return rows(namespace).map(Listing::listed);
    }

    /** See {@link dev.keystore.Keystore#listAll(Optional)}. */
    public Stream<SecretMetadata> all(Optional<Namespace> namespace) {
        return rows(namespace)
                .flatMap(row -> row instanceof NamespaceRow below
                        ? all(Optional.of(below.key().namespace()))
                        : Stream.of(((VersionRow) row).metadata()));
    }

    /** See {@link dev.keystore.Keystore#history(SecretName)}. */
    public List<SecretMetadata> history(SecretName name) {
        Marks marks = new Marks(ports.marks(), name.value(), name.value());
        List<VersionRow> history = Page.all(
                        (String after) -> ports.store().versions(name, Envelopes.WITHOUT, Order.NEWEST_FIRST, after))
                .toList();
        if (history.isEmpty()) {
            marks.expectNeverSeen();
            throw Reader.notFound(name + " does not exist", null);
        }
        VersionRow newest = history.get(0);
        marks.check(HighWaterMark.of(newest.metadata().version(), newest.chain()));
        return history.stream().map(VersionRow::metadata).toList();
    }

    /** See {@link dev.keystore.Keystore#describe(SecretName)}. */
    public SecretMetadata describe(SecretName name) {
        Marks marks = new Marks(ports.marks(), name.value(), name.value());
        Optional<VersionRow> head = ports.store().readClear(new RowKey.Head(name));
        head.map(row -> HighWaterMark.of(row.metadata().version(), row.chain()))
                .ifPresentOrElse(marks::check, marks::expectNeverSeen);
        return head.orElseThrow(() -> Reader.notFound(name + " does not exist", null))
                .metadata();
    }

    private Stream<Row> rows(Optional<Namespace> namespace) {
        return Page.all(after -> ports.store().list(namespace, Envelopes.WITHOUT, after));
    }

    private static Listed listed(Row row) {
        return row instanceof NamespaceRow below
                ? new Listed.Below(below.key().namespace())
                : new Listed.Entry(((VersionRow) row).metadata());
    }
}
