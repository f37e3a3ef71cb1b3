package dev.keystore.usecase;

import dev.keystore.KeystoreException.Conflict;
import dev.keystore.KeystoreException.Tampered;
import dev.keystore.port.Commit;
import dev.keystore.port.LabelsRow;
import dev.keystore.port.RowKey;
import dev.keystore.port.Snapshot;
import dev.keystore.port.VersionRow;
import dev.keystore.port.Write;
import dev.keystore.secret.HighWaterMark;
import dev.keystore.secret.Labels;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks for anything in a secret's history that is not what was sealed, and mends what a half-restored backup breaks. */
public final class Verification {
    private final Ports ports;
    private final Opener opener;
    private final Committer committer;
    private final LabelBook labelBook;

    Verification(Ports ports, Opener opener, Committer committer, LabelBook labelBook) {
        this.ports = ports;
        this.opener = opener;
        this.committer = committer;
        this.labelBook = labelBook;
    }

    /** See {@link dev.keystore.Keystore#verify(SecretName)}. */
    public List<Finding> verify(SecretName name) {
        Marks marks = marks(name);
        History history = History.of(name, ports, opener);
        List<Finding> findings = new ArrayList<>(history.findings());
        VersionRow head = checkHead(name, history, marks, findings);
        checkLabels(name, history, findings);
        if (findings.isEmpty() && head != null) {
            marks.raise(markOf(head));
        }
        return findings;
    }

    /** See {@link dev.keystore.Keystore#accept(SecretName)}. */
    public void accept(SecretName name) {
        Snapshot rows = ports.store()
                .snapshot(List.of(new RowKey.Head(name), new RowKey.LabelsOf(name)))
                .get(0);
        ports.marks().accept(name.value(), rows.get(new RowKey.Head(name)).map(Verification::markOf));
        ports.marks()
                .accept(
                        Labels.address(name),
                        rows.get(new RowKey.LabelsOf(name))
                                .map(row -> new HighWaterMark(row.generation(), row.chain())));
    }

    /** See {@link dev.keystore.Keystore#repair(SecretName)}. */
    public boolean repair(SecretName name) {
        Marks marks = marks(name);
        History history = History.of(name, ports, opener);
        VersionRow newest = history.newestThatOpens();
        if (newest == null) {
            throw Reader.notFound("no version of " + name + " opens", null);
        }
        Snapshot rows = ends(name);
        VersionRow head = rows.get(new RowKey.Head(name)).orElse(null);
        VersionRow entry = rows.get(new RowKey.Entry(name)).orElse(null);
        Version version = newest.metadata().version();
        if (head != null && head.metadata().version().isAfter(version)) {
            throw Opener.tampered("the head of " + name + " shows version "
                    + head.metadata().version() + ", but the newest that opens is " + version);
        }
        marks.check(markOf(newest));
        if (shows(head, newest) && shows(entry, newest)) {
            return false;
        }
        Commit commit = Commit.of(List.of(
                new Write.Put(newest.at(new RowKey.Head(name)), asFound(head)),
                new Write.Put(newest.at(new RowKey.Entry(name)), asFound(entry)),
                new Write.Check(newest.key(), new Write.Condition.StillSealed(newest.digest()))));
        if (!committer.commit(commit, "the head of " + name)) {
            throw new Conflict(name + " was changed while it was being repaired", "run it again", null);
        }
        return true;
    }

    /** Compares head and entry with the newest version; returns the head where it agrees. */
    private @Nullable VersionRow checkHead(SecretName name, History history, Marks marks, List<Finding> findings) {
        Snapshot rows = ends(name);
        VersionRow head = rows.get(new RowKey.Head(name)).orElse(null);
        VersionRow entry = rows.get(new RowKey.Entry(name)).orElse(null);
        VersionRow newest = history.newest();
        if (head == null) {
            if (newest != null || entry != null || marks.before().isPresent()) {
                findings.add(new Finding(name, null, "the head is gone"));
                return null;
            }
            throw Reader.notFound(name + " does not exist", null);
        }
        Version version = head.metadata().version();
        VersionRow row = newest != null && newest.metadata().version().equals(version)
                ? newest
                : ports.store().read(new RowKey.OfVersion(name, version)).orElse(null);
        if (!shows(head, row)) {
            findings.add(new Finding(name, version, "the head differs from the version that it names"));
        }
        if (newest != null && newest.metadata().version().isAfter(version)) {
            findings.add(new Finding(name, newest.metadata().version(), "the head is older than this version"));
        }
        if (!shows(entry, head)) {
            findings.add(new Finding(name, version, "the entry of the namespace differs from the head"));
        }
        String problem = marks.problemOf(markOf(head));
        if (problem != null) {
            findings.add(new Finding(name, version, problem));
        }
        return head;
    }

    private void checkLabels(SecretName name, History history, List<Finding> findings) {
        Marks marks = labelBook.marks(name);
        LabelsRow row = ports.store().read(new RowKey.LabelsOf(name)).orElse(null);
        try {
            Labels labels = labelBook.open(name, row, marks).labels();
            labels.targets().forEach((label, target) -> {
                if (!history.isSealed(target)) {
                    findings.add(new Finding(
                            name, target.version(), "label " + label + " was set on another version than this"));
                }
            });
        } catch (Tampered e) {
            findings.add(new Finding(name, null, e.getMessage()));
        }
    }

    /** Head and entry of {@code name} at one moment. */
    private Snapshot ends(SecretName name) {
        return ports.store()
                .snapshot(List.of(new RowKey.Head(name), new RowKey.Entry(name)))
                .get(0);
    }

    private Marks marks(SecretName name) {
        return new Marks(ports.marks(), name.value(), name.value());
    }

    private static boolean shows(@Nullable VersionRow row, @Nullable VersionRow other) {
        return row != null
                && other != null
                && row.showsSameAs(other)
                && Objects.equals(row.envelope(), other.envelope());
    }

    private static Write.Condition asFound(@Nullable VersionRow row) {
        return row == null ? Write.Condition.ABSENT : new Write.Condition.HasDigest(row.digest());
    }

    private static HighWaterMark markOf(VersionRow row) {
        return HighWaterMark.of(row.metadata().version(), row.chain());
    }
}
