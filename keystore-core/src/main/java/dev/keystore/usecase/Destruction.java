package dev.keystore.usecase;

import dev.keystore.KeystoreException.Conflict;
import dev.keystore.port.Commit;
import dev.keystore.port.RowKey;
import dev.keystore.port.VersionRow;
import dev.keystore.port.Write;
import dev.keystore.secret.ContentType;
import dev.keystore.secret.Details;
import dev.keystore.secret.Label;
import dev.keystore.secret.Labels;
import dev.keystore.secret.SealedKind;
import dev.keystore.secret.SecretMetadata;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretState;
import dev.keystore.secret.SecretValue;
import dev.keystore.secret.Version;
import dev.keystore.usecase.Writer.Content;
import dev.keystore.usecase.Writer.Sealed;
import dev.keystore.usecase.Writer.Seen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Removes envelopes for good. Tombstones stay, so chains still verify and no number is used twice. What takes more than
 * one transaction is finished by running it again.
 */
public final class Destruction {
    /** How many versions one commit empties: it also looks at head and labels. */
    private static final int MOST_AT_ONCE = Commit.MOST - 2;

    /** How many bytes: DynamoDB takes 4 MB of rows in a transaction, and head and labels may be large. */
    private static final int MOST_BYTES_AT_ONCE = 3 * 1024 * 1024;

    /** More than a row of a version has beside its value: metadata in the clear and sealed, and what envelopes add. */
    private static final int BYTES_BESIDE_A_VALUE = 20 * 1024;

    private final Ports ports;
    private final Writer writer;
    private final Committer committer;
    private final Reader reader;
    private final Changes changes;
    private final LabelBook labelBook;
    private final Remains remains;

    Destruction(Ports ports, Writer writer, Committer committer, Reader reader, Changes changes, LabelBook labelBook) {
        this.ports = ports;
        this.writer = writer;
        this.committer = committer;
        this.reader = reader;
        this.changes = changes;
        this.labelBook = labelBook;
        this.remains = new Remains(ports, reader);
    }

    /** See {@link dev.keystore.Keystore#destroy(SecretName, Set)}. */
    public List<SecretMetadata> versions(SecretName name, Set<Version> versions) {
        return writer.again(() -> {
            try (Opened head = reader.head(name)) {
                LabelBook.Generation labels = labelBook.read(name);
                checkUnused(head, labels.labels(), versions);
                List<VersionRow> rows = remains.below(name, head.version()).stream()
                        .filter(row -> versions.contains(row.metadata().version()))
                        .toList();
                checkAllThere(name, versions, rows);
                return empty(head.row(), labels, rows);
            }
        });
    }

    /** See {@link dev.keystore.Keystore#destroyAll(SecretName, boolean)}. */
    public List<SecretMetadata> all(SecretName name, boolean force) {
        writer.again(() -> sealDestruction(name, force));
        return Begun.finish("the destruction of " + name, () -> writer.again(() -> emptyAll(name)));
    }

    private Optional<List<SecretMetadata>> emptyAll(SecretName name) {
        try (Opened head = reader.head(name)) {
            LabelBook.Generation labels = labelBook.read(name);
            if (head.metadata().state() == SecretState.DESTROYED) {
                return empty(head.row(), labels, remains.below(name, head.version()));
            }
            List<VersionRow> left = remains.leftBelow(head);
            checkUnused(head, labels.labels(), numbers(left));
            return empty(head.row(), labels, left);
        }
    }

    private static Set<Version> numbers(List<VersionRow> rows) {
        return rows.stream().map(row -> row.metadata().version()).collect(Collectors.toSet());
    }

    /** Seals the version that says destroyed, unless it is there already from an interrupted run, even below a newer value. */
    private Optional<SecretMetadata> sealDestruction(SecretName name, boolean force) {
        try (Opened head = reader.head(name);
                SecretValue nothing = SecretValue.empty()) {
            if (head.metadata().state() == SecretState.DESTROYED
                    || (head.metadata().state() == SecretState.LIVE
                            && !remains.leftBelow(head).isEmpty())) {
                return Optional.of(head.metadata());
            }
            checkRecoveryIsOver(head.metadata(), force);
            LabelBook.Generation labels = labelBook.read(name);
            Seen seen = writer.see(name);
            if (!seen.current().equals(Optional.of(head.metadata()))) {
                return Optional.empty();
            }
            Sealed last =
                    writer.seal(seen, new Content(SealedKind.DESTROYED, nothing, Details.of(ContentType.BINARY), null));
            if (labels.row() == null) {
                return writer.commit(List.of(last), List.of(labels.unchanged())).map(list -> list.get(0));
            }
            Write.Put cleared = labelBook.replace(labels, Labels.NONE);
            Optional<List<SecretMetadata>> written = writer.commit(List.of(last), List.of(cleared));
            written.ifPresent(metadata -> labelBook.committed(labels, cleared));
            return written.map(list -> list.get(0));
        }
    }

    private void checkRecoveryIsOver(SecretMetadata head, boolean force) {
        SecretName name = head.name();
        if (head.state() != SecretState.DELETED) {
            throw new Conflict(name + " is not deleted", "delete it first with `keystore delete " + name + "`", null);
        }
        Instant until = head.until();
        if (!force && until != null && ports.clock().instant().isBefore(until)) {
            throw new Conflict(name + " can be recovered until " + until, "--force destroys it before that time", null);
        }
    }

    private static void checkAllThere(SecretName name, Set<Version> versions, List<VersionRow> rows) {
        Set<Version> missing = new TreeSet<>(versions);
        rows.forEach(row -> missing.remove(row.metadata().version()));
        if (!missing.isEmpty()) {
            String numbers = missing.stream().map(Version::toString).collect(Collectors.joining(", "));
            throw Reader.notFound(
                    name + " has no version " + numbers, "`keystore history " + name + "` shows which there are");
        }
    }

    private void checkUnused(Opened head, Labels labels, Set<Version> versions) {
        SecretName name = head.metadata().name();
        for (Version version : versions) {
            List<Label> standing = labels.at(version);
            if (version.equals(head.version())) {
                throw new Conflict("version " + version + " of " + name + " is the current one", null, null);
            }
            if (!standing.isEmpty()) {
                throw new Conflict(
                        "version " + version + " of " + name + " is labelled " + standing.get(0),
                        "move or remove the label first with `keystore label`",
                        null);
            }
        }
        if (head.metadata().state() == SecretState.DELETED) {
            try (Opened last = changes.lastLive(head)) {
                if (versions.contains(last.version())) {
                    throw new Conflict(
                            "version " + last.version() + " of " + name + " is what undelete would bring back",
                            null,
                            null);
                }
            }
        }
    }

    /** Empties {@code rows} while head and labels stay what they are; empty if one of them moved. */
    private Optional<List<SecretMetadata>> empty(VersionRow head, LabelBook.Generation labels, List<VersionRow> rows) {
        SecretName name = head.metadata().name();
        List<SecretMetadata> emptied = new ArrayList<>();
        for (List<VersionRow> batch : batches(rows)) {
            List<Write> writes = new ArrayList<>();
            writes.add(new Write.Check(new RowKey.Head(name), new Write.Condition.HasDigest(head.digest())));
            writes.add(labels.unchanged());
            for (VersionRow row : batch) {
                RowKey.OfVersion key = new RowKey.OfVersion(name, row.metadata().version());
                writes.add(new Write.Destroy(key, row.digest()));
            }
            Commit commit = Commit.of(writes);
            String what = "the destruction of " + name;
            boolean done = emptied.isEmpty()
                    ? committer.commit(commit, what)
                    : Begun.finish(what, () -> committer.commit(commit, what));
            if (!done) {
                return Optional.empty();
            }
            batch.forEach(row -> emptied.add(row.metadata().in(SecretState.DESTROYED)));
        }
        return Optional.of(emptied);
    }

    /** {@code rows} in parts that one commit each can take. */
    private static List<List<VersionRow>> batches(List<VersionRow> rows) {
        List<List<VersionRow>> batches = new ArrayList<>();
        List<VersionRow> batch = new ArrayList<>();
        int bytes = 0;
        for (VersionRow row : rows) {
            int more = row.metadata().size() + BYTES_BESIDE_A_VALUE;
            if (batch.isEmpty() || batch.size() == MOST_AT_ONCE || bytes + more > MOST_BYTES_AT_ONCE) {
                batch = new ArrayList<>();
                batches.add(batch);
                bytes = 0;
            }
            batch.add(row);
            bytes += more;
        }
        return batches;
    }
}
