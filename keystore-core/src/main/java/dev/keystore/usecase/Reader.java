package dev.keystore.usecase;

import dev.keystore.KeystoreException.NotFound;
import dev.keystore.KeystoreException.Tampered;
import dev.keystore.port.RowKey;
import dev.keystore.port.Snapshot;
import dev.keystore.port.VersionRow;
import dev.keystore.secret.Chain;
import dev.keystore.secret.HighWaterMark;
import dev.keystore.secret.Label;
import dev.keystore.secret.Labels;
import dev.keystore.secret.SecretMetadata;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretState;
import dev.keystore.secret.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one version of one secret and proves it: against its seal, its neighbours, its label and what was seen before. */
final class Reader {
    static final String AFTER_EXPIRY = "put a new value under the name";

    private final Ports ports;
    private final Opener opener;
    private final boolean evenExpired;

    Reader(Ports ports, Opener opener) {
        this(ports, opener, false);
    }

    private Reader(Ports ports, Opener opener, boolean evenExpired) {
        this.ports = ports;
        this.opener = opener;
        this.evenExpired = evenExpired;
    }

    /** One that also reads what has expired. */
    Reader evenExpired() {
        return new Reader(ports, opener, true);
    }

    /** The current version: one read, one opening. */
    Opened current(SecretName name) {
        return live(head(name));
    }

    /** The head of {@code name}, whatever its state: one read, one opening. */
    Opened head(SecretName name) {
        Marks marks = marks(name);
        return head(name, ports.store().read(new RowKey.Head(name)).orElse(null), marks);
    }

    /** {@code row}, read as head of {@code name} after {@code marks} were loaded, opened. */
    Opened head(SecretName name, @Nullable VersionRow row, Marks marks) {
        if (row == null) {
            marks.expectNeverSeen();
            throw notFound(name + " does not exist", "`keystore list " + name.namespace() + "` shows what is there");
        }
        Opened head = opener.open(row);
        try {
            marks.check(head.mark());
            marks.raise(head.mark());
            return head;
        } catch (RuntimeException e) {
            head.close();
            throw e;
        }
    }

    /** {@code head} if it has a value that may be read now. */
    Opened live(Opened head) {
        try {
            checkLive(head.metadata());
            return head;
        } catch (RuntimeException e) {
            head.close();
            throw e;
        }
    }

    /** What {@code label} of {@code labels} stands at. */
    Opened labelled(SecretName name, Label label, Labels labels) {
        Labels.Target target = target(name, label, labels);
        return version(name, target.version(), target.chain());
    }

    /** Where {@code label} of {@code name} stands. */
    static Labels.Target target(SecretName name, Label label, Labels labels) {
        return labels.target(label)
                .orElseThrow(() ->
                        notFound(name + " has no label " + label, "`keystore label " + name + "` shows its labels"));
    }

    /**
     * Exactly {@code version}; where {@code chain} is given, it was there once and stood on that: anything else is {@code Tampered}.
     * One snapshot of two rows, one opening.
     */
    Opened version(SecretName name, Version version, @Nullable Chain chain) {
        Marks marks = marks(name);
        List<Snapshot> snapshots = ports.store().snapshot(keys(name, version));
        return version(name, version, chain, snapshots.get(0), marks);
    }

    /** The rows that {@link #version(SecretName, Version, Chain, Snapshot, Marks)} looks at. */
    static List<RowKey<?>> keys(SecretName name, Version version) {
        return List.of(new RowKey.Head(name), new RowKey.OfVersion(name, version));
    }

    /** Exactly {@code version} out of {@code snapshot}, taken after {@code marks} were loaded. */
    Opened version(SecretName name, Version version, @Nullable Chain chain, Snapshot snapshot, Marks marks) {
        VersionRow head = snapshot.get(new RowKey.Head(name)).orElse(null);
        VersionRow row = snapshot.get(new RowKey.OfVersion(name, version)).orElse(null);
        if (head == null) {
            if (row != null || chain != null) {
                throw Opener.tampered("the head of " + name + " is gone");
            }
            return head(name, null, marks);
        }
        marks.check(HighWaterMark.of(head.metadata().version(), head.chain()));
        if (chain == null || head.metadata().state() != SecretState.DELETED) {
            checkShownState(head, marks);
        }
        if (row == null) {
            throw chain == null ? missing(name, version, head) : gone(name, version);
        }
        if (version.isAfter(head.metadata().version())) {
            throw Opener.tampered("the head of " + name + " is older than its version " + version);
        }
        if (version.equals(head.metadata().version()) && !row.showsSameAs(head)) {
            throw Opener.tampered("the head of " + name + " differs from its version " + version);
        }
        Opened opened = proven(row, chain, marks);
        try {
            // That a history is not the one that was pinned matters more than that it ends with a deletion.
            checkShownState(head, marks);
            return opened;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private Opened proven(VersionRow row, @Nullable Chain chain, Marks marks) {
        String what =
                "version " + row.metadata().version() + " of " + row.metadata().name();
        if (Opener.isTombstone(row)) {
            throw chain == null
                    ? notFound(what + " is destroyed", null)
                    : Opener.tampered(what + " is destroyed, although it was labelled or pinned");
        }
        Opened opened = opener.open(row);
        try {
            if (chain != null && !chain.equals(row.chain())) {
                throw Opener.tampered(what + " has another history than the one that was labelled or pinned");
            }
            if (opened.metadata().state() != SecretState.LIVE) {
                throw notFound(
                        what + " holds no value: it says that the secret was "
                                + opened.metadata().state().word(),
                        null);
            }
            checkLive(opened.metadata());
            marks.raise(opened.mark());
            return opened;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /** A head that says it isn't live is opened before it is believed; then it is the answer. */
    private void checkShownState(VersionRow head, Marks marks) {
        if (head.metadata().state() != SecretState.LIVE) {
            try (Opened opened = opener.open(head)) {
                marks.raise(opened.mark());
                checkLive(opened.metadata());
            }
        }
    }

    private NotFound missing(SecretName name, Version version, VersionRow head) {
        if (version.isAfter(head.metadata().version())) {
            return notFound(
                    name + " has no version " + version,
                    "the current one is " + head.metadata().version());
        }
        throw gone(name, version);
    }

    private static Tampered gone(SecretName name, Version version) {
        return Opener.tampered("version " + version + " of " + name + " is gone");
    }

    private void checkLive(SecretMetadata metadata) {
        checkState(metadata);
        if (!evenExpired && metadata.isExpired(ports.clock().instant())) {
            throw notFound(expired(metadata), AFTER_EXPIRY);
        }
    }

    /** Says that {@code metadata} has expired. */
    static String expired(SecretMetadata metadata) {
        return "version " + metadata.version() + " of " + metadata.name() + " expired at "
                + metadata.details().expires();
    }

    /** Throws {@code NotFound} for a current version that says that the secret is deleted or destroyed. */
    static void checkState(SecretMetadata metadata) {
        SecretName name = metadata.name();
        if (metadata.state() == SecretState.DELETED) {
            throw notFound(name + " is deleted", "bring it back with `keystore undelete " + name + "`");
        }
        if (metadata.state() == SecretState.DESTROYED) {
            throw notFound(name + " is destroyed", "a new value can be put under the name");
        }
    }

    /** {@code row} opened, whatever it holds. */
    Opened open(VersionRow row) {
        return opener.open(row);
    }

    Marks marks(SecretName name) {
        return new Marks(ports.marks(), name.value(), name.value());
    }

    static NotFound notFound(String message, @Nullable String hint) {
        return new NotFound(message, hint);
    }
}
