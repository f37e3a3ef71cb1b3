package dev.keystore.usecase;

import dev.keystore.KeystoreException;
import dev.keystore.KeystoreException.Conflict;
import dev.keystore.port.Commit;
import dev.keystore.port.RowKey;
import dev.keystore.port.VersionRow;
import dev.keystore.port.Write;
import dev.keystore.secret.Chain;
import dev.keystore.secret.Details;
import dev.keystore.secret.EncryptionContext;
import dev.keystore.secret.Envelope;
import dev.keystore.secret.HighWaterMark;
import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.Payload;
import dev.keystore.secret.RecoveryWindow;
import dev.keystore.secret.SealedHeader;
import dev.keystore.secret.SealedKind;
import dev.keystore.secret.SecretMetadata;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretValue;
import dev.keystore.secret.Version;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Appends versions. Every change of a secret is one: the head is read without its envelope, the next number taken, the
 * payload sealed, and version, head and entry are committed together on the condition that nothing moved in between.
 */
final class Writer {
    private final Ports ports;
    private final Committer committer;
    private final Registration registration;

    Writer(Ports ports, Committer committer, Registration registration) {
        this.ports = ports;
        this.committer = committer;
        this.registration = registration;
    }

    /** What the next version is to hold. The value stays the caller's to close. */
    record Content(
            SealedKind kind,
            SecretValue value,
            Details details,
            @Nullable RecoveryWindow window) {
        static Content value(SecretValue value, Details details) {
            return new Content(SealedKind.VALUE, value, details, null);
        }
    }

    /** The head of a name as a writer sees it: nothing of it is opened. */
    record Seen(SecretName name, @Nullable VersionRow head, Marks marks) {
        Optional<SecretMetadata> current() {
            return Optional.ofNullable(head).map(VersionRow::metadata);
        }

        /** The number that is free; honest writers come nowhere near the last one there is. */
        Version next() {
            try {
                return head == null ? Version.FIRST : head.metadata().version().next();
            } catch (MalformedException e) {
                throw Opener.tampered("the head of " + name + " shows the last version that there can be");
            }
        }

        Chain previous() {
            return head == null ? Chain.START : head.chain();
        }

        Write.Condition unchanged() {
            return head == null ? Write.Condition.ABSENT : new Write.Condition.HasDigest(head.digest());
        }
    }

    /** A version that is sealed and waits to be committed. */
    record Sealed(Seen seen, VersionRow row) {
        /** Version, head and entry, on the condition that nothing moved since the head was seen. */
        List<Write> writes() {
            SecretName name = seen.name();
            return List.of(
                    new Write.Put(row, Write.Condition.ABSENT),
                    new Write.Put(row.at(new RowKey.Head(name)), seen.unchanged()),
                    new Write.Put(row.at(new RowKey.Entry(name)), Write.Condition.ANYTHING));
        }
    }

    /** Reads the head of {@code name} as a writer may: without its envelope. */
    Seen see(SecretName name) {
        Marks marks = new Marks(ports.marks(), name.value(), name.value());
        VersionRow head = ports.store().readClear(new RowKey.Head(name)).orElse(null);
        if (head == null) {
            marks.expectNeverSeen();
        } else {
            marks.check(HighWaterMark.of(head.metadata().version(), head.chain()));
        }
        return new Seen(name, head, marks);
    }

    /** Seals {@code content} as the version after the one {@code seen}. */
    Sealed seal(Seen seen, Content content) {
        SealedHeader header = new SealedHeader(
                content.kind(),
                ports.clock().instant().truncatedTo(ChronoUnit.SECONDS),
                ports.identity().actor(),
                content.details(),
                content.window(),
                seen.previous());
        Version version = seen.next();
        SecretMetadata metadata =
                header.metadata(seen.name(), version, content.value().size());
        EncryptionContext context = EncryptionContext.of(ports.id(), seen.name(), version);
        Envelope envelope = ports.cipher().seal(context, new Payload(header, content.value()));
        Chain chain = header.chain(ports.id(), metadata, envelope.digest());
        RowKey.OfVersion key = new RowKey.OfVersion(seen.name(), version);
        return new Sealed(seen, new VersionRow(key, metadata, envelope.digest(), chain, envelope));
    }

    /** Commits {@code sealed} together with {@code others}; empty if anything moved since it was seen. */
    Optional<List<SecretMetadata>> commit(List<Sealed> sealed, List<Write> others) {
        List<Write> writes = new ArrayList<>();
        sealed.forEach(one -> writes.addAll(one.writes()));
        writes.addAll(others);
        SecretMetadata first = sealed.get(0).row().metadata();
        if (!committer.commit(Commit.of(writes), first.name() + "@" + first.version())) {
            sealed.forEach(this::checkForStrayVersion);
            return Optional.empty();
        }
        Set<Namespace> fresh = new LinkedHashSet<>();
        for (Sealed one : sealed) {
            VersionRow row = one.row();
            one.seen().marks().committed(HighWaterMark.of(row.metadata().version(), row.chain()), ports.notices());
            if (one.seen().head() == null) {
                fresh.add(row.metadata().name().namespace());
            }
        }
        fresh.forEach(this::register);
        return Optional.of(sealed.stream().map(one -> one.row().metadata()).toList());
    }

    /** The result of {@code write}, done again after every race that it lost, as long as patience lasts. */
    <T> T again(Supplier<Optional<T>> write) {
        Patience.Attempts attempts = ports.patience().start();
        while (true) {
            Optional<T> result = write.get();
            if (result.isPresent()) {
                return result.get();
            }
            if (!attempts.again()) {
                throw new Conflict("others keep changing it", "try again later", null);
            }
        }
    }

    /** A version above the head blocks every write, and no race leaves one: version and head are written together. */
    private void checkForStrayVersion(Sealed lost) {
        SecretName name = lost.seen().name();
        if (ports.store().readClear(lost.row().key()).isPresent()) {
            Version current = see(name).current().map(SecretMetadata::version).orElse(null);
            Version next = lost.seen().next();
            if (current == null || next.isAfter(current)) {
                throw Opener.tampered("the head of " + name + " is older than its version " + next);
            }
        }
    }

    /** Makes the namespace of a new name known. What was written stays written, whatever comes of this. */
    private void register(Namespace namespace) {
        try {
            registration.register(namespace);
        } catch (KeystoreException e) {
            ports.notices()
                    .say("not all namespaces above " + namespace + " could be registered for `list -r`: "
                            + e.getMessage());
        }
    }
}
