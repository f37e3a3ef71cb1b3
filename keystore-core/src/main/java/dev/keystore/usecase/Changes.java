package dev.keystore.usecase;

import dev.keystore.KeystoreException.Conflict;
import dev.keystore.KeystoreException.Denied;
import dev.keystore.KeystoreException.Refused;
import dev.keystore.port.Commit;
import dev.keystore.port.RowKey;
import dev.keystore.port.VersionRow;
import dev.keystore.port.Write;
import dev.keystore.secret.Chain;
import dev.keystore.secret.ContentType;
import dev.keystore.secret.Details;
import dev.keystore.secret.Draft;
import dev.keystore.secret.Expectation;
import dev.keystore.secret.Labels;
import dev.keystore.secret.RecoveryWindow;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The verbs that change what a name means, each by appending a version: put, rollback, delete, undelete. */
public final class Changes {
    /** How many names one put may write at once: three rows each in one transaction. */
    public static final int MOST_AT_ONCE = Commit.MOST / 3;

    /** How many bytes of values one put may write at once: 1 MiB, a fourth of what a transaction takes, for each is kept three times. */
    public static final int MOST_BYTES_AT_ONCE = 1024 * 1024;

    private final Ports ports;
    private final Writer writer;
    private final Reader reader;
    private final LabelBook labelBook;

    Changes(Ports ports, Writer writer, Reader reader, LabelBook labelBook) {
        this.ports = ports;
        this.writer = writer;
        this.reader = reader;
        this.labelBook = labelBook;
    }

    /** See {@link dev.keystore.Keystore#put(Draft)}. */
    public SecretMetadata put(Draft draft) {
        checkExpiry(draft);
        checkSize(draft);
        return writer.again(() -> {
            Seen seen = writer.see(draft.name());
            check(draft.expectation(), seen);
            Optional<LabelBook.Generation> labels =
                    Optional.ofNullable(draft.label()).map(label -> labelBook.read(draft.name()));
            Sealed sealed = writer.seal(seen, Content.value(draft.value(), draft.details()));
            if (labels.isEmpty() || draft.label() == null) {
                return only(writer.commit(List.of(sealed), List.of()));
            }
            LabelBook.Generation before = labels.get();
            Labels.Target target = new Labels.Target(seen.next(), sealed.row().chain());
            Write.Put move = labelBook.replace(before, before.labels().with(draft.label(), target));
            Optional<SecretMetadata> written = only(writer.commit(List.of(sealed), List.of(move)));
            written.ifPresent(metadata -> labelBook.committed(before, move));
            return written;
        });
    }

    /** See {@link dev.keystore.Keystore#putAll(List)}. */
    public List<SecretMetadata> putAll(List<Draft> drafts) {
        Set<SecretName> names = drafts.stream().map(Draft::name).collect(Collectors.toSet());
        int bytes = drafts.stream().mapToInt(draft -> draft.value().size()).sum();
        if (drafts.isEmpty() || drafts.size() > MOST_AT_ONCE || names.size() < drafts.size()) {
            throw new Refused(
                    "at once 1 to " + MOST_AT_ONCE + " different names can be written, not " + drafts.size(), null);
        }
        if (bytes > MOST_BYTES_AT_ONCE) {
            throw new Refused("at once " + MOST_BYTES_AT_ONCE + " bytes can be written, not " + bytes, null);
        }
        drafts.forEach(this::checkExpiry);
        drafts.forEach(Changes::checkSize);
        return writer.again(() -> {
            List<Seen> seen = Parallel.all(drafts, draft -> writer.see(draft.name()));
            for (int i = 0; i < drafts.size(); i++) {
                check(drafts.get(i).expectation(), seen.get(i));
            }
            List<Integer> places = IntStream.range(0, drafts.size()).boxed().toList();
            List<Sealed> sealed = Parallel.all(
                    places,
                    i -> writer.seal(
                            seen.get(i),
                            Content.value(drafts.get(i).value(), drafts.get(i).details())));
            return writer.commit(sealed, List.of());
        });
    }

    /** See {@link dev.keystore.Keystore#rollback(SecretName, Version)}. */
    public SecretMetadata rollback(SecretName name, Version to) {
        try (Opened older = reader.version(name, to, null)) {
            return writer.again(() -> {
                Seen seen = writer.see(name);
                live(seen);
                return append(
                        seen, Content.value(older.value(), older.metadata().details()));
            });
        }
    }

    /** See {@link dev.keystore.Keystore#delete(SecretName, RecoveryWindow)}. */
    public SecretMetadata delete(SecretName name, RecoveryWindow window, Expectation expectation) {
        try (SecretValue nothing = SecretValue.empty()) {
            Content deletion = new Content(SealedKind.DELETED, nothing, Details.of(ContentType.BINARY), window);
            return writer.again(() -> {
                Seen seen = writer.see(name);
                live(seen);
                check(expectation, seen);
                return append(seen, deletion);
            });
        }
    }

    /** See {@link dev.keystore.Keystore#undelete(SecretName)}. */
    public SecretMetadata undelete(SecretName name) {
        return writer.again(() -> {
            try (Opened deletion = reader.head(name)) {
                if (deletion.metadata().state() == SecretState.LIVE) {
                    throw new Conflict(name + " is not deleted", null, null);
                }
                if (deletion.metadata().state() == SecretState.DESTROYED) {
                    Reader.checkState(deletion.metadata());
                }
                try (Opened last = lastLive(deletion)) {
                    Seen seen = writer.see(name);
                    if (!seen.current().equals(Optional.of(deletion.metadata()))) {
                        return Optional.empty();
                    }
                    return append(
                            seen, Content.value(last.value(), last.metadata().details()));
                }
            }
        });
    }

    /** The version that undoing {@code deletion} brings back: the newest before it that has a value. */
    Opened lastLive(Opened deletion) {
        SecretName name = deletion.metadata().name();
        Version version = deletion.version();
        Chain chain = deletion.previous();
        while (version.isAfter(Version.FIRST)) {
            version = version.previous();
            RowKey.OfVersion key = new RowKey.OfVersion(name, version);
            Version number = version;
            VersionRow row = ports.store()
                    .read(key)
                    .orElseThrow(() -> Opener.tampered("version " + number + " of " + name + " is gone"));
            if (!row.chain().equals(chain)) {
                throw Opener.tampered("version " + number + " of " + name + " is not the one that was deleted");
            }
            Opened opened = reader.open(row);
            if (opened.metadata().state() == SecretState.LIVE) {
                return opened;
            }
            chain = opened.previous();
            opened.close();
        }
        throw Reader.notFound("no value of " + name + " is left to bring back", "put a new value under the name");
    }

    private static void check(Expectation expectation, Seen seen) {
        Version current = seen.current().map(SecretMetadata::version).orElse(null);
        if (expectation instanceof Expectation.Nothing && current != null) {
            throw new Conflict(seen.name() + " has a history already, up to version " + current, null, null);
        }
        if (expectation instanceof Expectation.Current expected
                && !expected.version().equals(current)) {
            String found = current == null ? "it does not exist" : "the current version is " + current;
            throw new Conflict(
                    seen.name() + " is not at version " + expected.version() + ": " + found,
                    "read it again and decide anew",
                    null);
        }
    }

    /** Throws {@code NotFound} unless there is something live; who says otherwise in the clear is opened before it is believed. */
    private void live(Seen seen) {
        SecretName name = seen.name();
        SecretMetadata shown = seen.current()
                .orElseThrow(() -> Reader.notFound(
                        name + " does not exist", "`keystore list " + name.namespace() + "` shows what is there"));
        if (shown.state() == SecretState.LIVE) {
            return;
        }
        try (Opened head = reader.head(name)) {
            Reader.checkState(head.metadata());
        } catch (Denied e) {
            Reader.checkState(shown);
        }
    }

    private void checkExpiry(Draft draft) {
        Instant expires = draft.details().expires();
        if (expires != null && !expires.isAfter(ports.clock().instant())) {
            throw new Refused("the expiry " + expires + " is not in the future", null);
        }
    }

    private static void checkSize(Draft draft) {
        int limit = draft.large() ? SecretValue.LIMIT : SecretValue.USUAL_LIMIT;
        if (draft.value().size() > limit) {
            throw new Refused(
                    "the value of " + draft.name() + " has " + draft.value().size() + " bytes, allowed are " + limit,
                    draft.large() ? null : "--large allows up to " + SecretValue.LIMIT + " bytes");
        }
    }

    private Optional<SecretMetadata> append(Seen seen, Content content) {
        return only(writer.commit(List.of(writer.seal(seen, content)), List.of()));
    }

    private static Optional<SecretMetadata> only(Optional<List<SecretMetadata>> written) {
        return written.map(list -> list.get(0));
    }
}
