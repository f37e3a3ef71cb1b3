package dev.keystore.usecase;

import dev.keystore.KeystoreException.NotFound;
import dev.keystore.KeystoreException.Tampered;
import dev.keystore.port.Page;
import dev.keystore.port.RowKey;
import dev.keystore.port.SecretStore.Envelopes;
import dev.keystore.port.Snapshot;
import dev.keystore.port.VersionRow;
import dev.keystore.secret.Labels;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads every secret that stands directly in a namespace, by its entries: one query, and as many openings. Entries that say
 * deleted are opened as well, so that no clear state makes a secret disappear. An entry that isn't right is held against its
 * head once more, both at one moment, before it is called tampered: a query is no snapshot, and others write meanwhile.
 */
final class NamespaceReader {
    private final Ports ports;
    private final Reader reader;

    NamespaceReader(Ports ports, Reader reader) {
        this.ports = ports;
        this.reader = reader;
    }

    /** What is live in {@code namespace}, by leaf, also where it has expired. */
    List<Opened> readEvenExpired(Namespace namespace) {
        Set<SecretName> unseen = marked(namespace);
        List<VersionRow> entries = entries(namespace);
        entries.forEach(entry -> unseen.remove(entry.metadata().name()));
        unseen.forEach(this::tellMissing);
        List<Opened> live = new ArrayList<>();
        for (Opened opened : Parallel.all(entries, this::proven)) {
            if (opened.metadata().state() == SecretState.LIVE) {
                live.add(opened);
            } else {
                opened.close();
            }
        }
        return live;
    }

    /** The same; throws {@code NotFound} naming all that have expired, if there are any. */
    List<Opened> read(Namespace namespace) {
        List<Opened> live = readEvenExpired(namespace);
        Instant now = ports.clock().instant();
        String expired = live.stream()
                .map(Opened::metadata)
                .filter(metadata -> metadata.isExpired(now))
                .map(Reader::expired)
                .collect(Collectors.joining("; "));
        if (!expired.isEmpty()) {
            live.forEach(Opened::close);
            throw new NotFound(expired, Reader.AFTER_EXPIRY);
        }
        return live;
    }

    /** Those in {@code namespace} that were ever seen there: each has an entry for ever. Loaded before the entries are read. */
    private Set<SecretName> marked(Namespace namespace) {
        return ports.marks().partitions().stream()
                .filter(pk -> !Labels.isAddress(pk) && pk.startsWith(namespace + "/"))
                .map(SecretName::of)
                .filter(name -> name.namespace().equals(namespace))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<VersionRow> entries(Namespace namespace) {
        return Page.all(after -> ports.store().list(Optional.of(namespace), Envelopes.WITH, after))
                .filter(VersionRow.class::isInstance)
                .map(VersionRow.class::cast)
                .toList();
    }

    /** Throws {@code Tampered}: {@code name} was seen before, and the namespace doesn't show it. */
    private void tellMissing(SecretName name) {
        reader.head(name).close();
        throw Opener.tampered("the entry of " + name + " is gone from its namespace");
    }

    private Opened proven(VersionRow entry) {
        SecretName name = entry.metadata().name();
        try {
            return reader.head(name, entry, reader.marks(name));
        } catch (Tampered e) {
            return provenBesideHead(name);
        }
    }

    private Opened provenBesideHead(SecretName name) {
        Marks marks = reader.marks(name);
        RowKey.Head headKey = new RowKey.Head(name);
        RowKey.Entry entryKey = new RowKey.Entry(name);
        Snapshot both = ports.store().snapshot(List.of(headKey, entryKey)).get(0);
        Opened head = reader.head(name, both.get(headKey).orElse(null), marks);
        if (both.get(entryKey).filter(entry -> entry.showsSameAs(head.row())).isPresent()) {
            return head;
        }
        head.close();
        throw Opener.tampered("the entry of " + name + " differs from its head");
    }
}
