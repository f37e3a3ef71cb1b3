package dev.keystore.usecase;

import dev.keystore.KeystoreException.Conflict;
import dev.keystore.KeystoreException.Tampered;
import dev.keystore.port.Commit;
import dev.keystore.port.RowKey;
import dev.keystore.port.VersionRow;
import dev.keystore.port.Write;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.Version;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Mends what a half-restored backup breaks: head, entry and row of the newest version are to show the same. */
public final class Repair {
    private final Ports ports;
    private final Opener opener;
    private final Committer committer;

    Repair(Ports ports, Opener opener, Committer committer) {
        this.ports = ports;
        this.opener = opener;
        this.committer = committer;
    }

    /** What stands at a place, and what holds as long as it does. Whoever finds something unreadable finds nothing there. */
    private record Found(@Nullable VersionRow row, Write.Condition unchanged) {}

    /** See {@link dev.keystore.Keystore#repair(SecretName)}. */
    public boolean repair(SecretName name) {
        Marks marks = new Marks(ports.marks(), name.value(), name.value());
        History history = History.of(name, ports, opener);
        Found head = find(new RowKey.Head(name));
        Found entry = find(new RowKey.Entry(name));
        VersionRow newest = newest(name, history.newestThatOpens(), head.row(), entry.row());
        marks.check(Verification.markOf(newest));
        Found version = find(new RowKey.OfVersion(name, newest.metadata().version()));
        boolean whole = Verification.shows(version.row(), newest);
        if (whole && Verification.shows(head.row(), newest) && Verification.shows(entry.row(), newest)) {
            return false;
        }
        List<Write> writes = new ArrayList<>();
        writes.add(
                whole
                        ? new Write.Check(newest.key(), new Write.Condition.StillSealed(newest.digest()))
                        : new Write.Put(newest, version.unchanged()));
        writes.add(new Write.Put(newest.at(new RowKey.Head(name)), head.unchanged()));
        writes.add(new Write.Put(newest.at(new RowKey.Entry(name)), entry.unchanged()));
        if (!committer.commit(Commit.of(writes), "the head of " + name)) {
            throw new Conflict(name + " was changed while it was being repaired", "run it again", null);
        }
        marks.committed(Verification.markOf(newest), ports.notices());
        return true;
    }

    /** The newest version that opens, in a row of its own or, where that was not restored, as the head or as the entry. */
    private VersionRow newest(
            SecretName name, @Nullable VersionRow opened, @Nullable VersionRow head, @Nullable VersionRow entry) {
        VersionRow newest = newest(name, opened, head);
        if (entry != null && follows(entry, newest)) {
            return entry.at(new RowKey.OfVersion(name, version(entry)));
        }
        if (newest == null) {
            throw Reader.notFound("no version of " + name + " opens", null);
        }
        return newest;
    }

    /** Whether {@code entry} opens and is the version after {@code newest}: what else stands in a namespace may be anything. */
    private boolean follows(VersionRow entry, @Nullable VersionRow newest) {
        if (newest != null && !version(entry).equals(version(newest).next())) {
            return false;
        }
        try (Opened opened = opener.open(entry)) {
            return newest == null || opened.previous().equals(newest.chain());
        } catch (Tampered e) {
            return false;
        }
    }

    private @Nullable VersionRow newest(SecretName name, @Nullable VersionRow opened, @Nullable VersionRow head) {
        if (head == null || (opened != null && !version(head).isAfter(version(opened)))) {
            return opened;
        }
        try (Opened current = opener.open(head)) {
            boolean next =
                    opened != null && version(head).equals(version(opened).next());
            if (opened != null && next && !current.previous().equals(opened.chain())) {
                throw Opener.tampered("it follows another version " + version(opened));
            }
            return head.at(new RowKey.OfVersion(name, version(head)));
        } catch (Tampered e) {
            String newest = opened == null ? "none opens" : "the newest that opens is " + version(opened);
            throw Opener.tampered("the head of " + name + " shows version " + version(head) + ", but " + newest + ": "
                    + e.getMessage());
        }
    }

    private static Version version(VersionRow row) {
        return row.metadata().version();
    }

    private Found find(RowKey<VersionRow> key) {
        try {
            VersionRow row = ports.store().read(key).orElse(null);
            return new Found(row, row == null ? Write.Condition.ABSENT : new Write.Condition.HasDigest(row.digest()));
        } catch (Tampered e) {
            return new Found(null, Write.Condition.ANYTHING);
        }
    }
}
