package dev.keystore.usecase;

import dev.keystore.KeystoreException;
import dev.keystore.KeystoreException.Conflict;
import dev.keystore.KeystoreException.OutcomeUnknown;
import dev.keystore.port.Commit;
import dev.keystore.port.LabelsRow;
import dev.keystore.port.VersionRow;
import dev.keystore.port.Write;
import dev.keystore.secret.Digest;
import java.util.Optional;

/**
 * Sends a commit until it is known what became of it. A commit whose answer was lost is recognised by its digest in the
 * store, never repeated with other bytes.
 */
final class Committer {
    private final Ports ports;

    Committer(Ports ports) {
        this.ports = ports;
    }

    /**
     * Makes {@code commit} take effect, or returns false if a condition doesn't hold because of somebody else. Throws {@link
     * OutcomeUnknown} if it can't be found out whether it took effect; {@code what} names it in messages.
     */
    boolean commit(Commit commit, String what) {
        Patience.Attempts attempts = ports.patience().start();
        boolean unknown = false;
        while (true) {
            try {
                ports.store().commit(commit);
                return true;
            } catch (Conflict e) {
                return isOurs(commit, what, unknown);
            } catch (OutcomeUnknown e) {
                unknown = true;
                if (isOurs(commit, what, true)) {
                    return true;
                }
                if (!attempts.again()) {
                    throw unknown(what, e);
                }
            } catch (KeystoreException e) {
                throw unknown ? unknown(what, e) : e;
            }
        }
    }

    /** Whether the store holds what {@code commit} was to write. */
    private boolean isOurs(Commit commit, String what, boolean unknown) {
        try {
            for (Write write : commit.writes()) {
                Optional<Boolean> answer = isWritten(write);
                if (answer.isPresent()) {
                    return answer.orElseThrow();
                }
            }
            return false;
        } catch (KeystoreException e) {
            throw unknown ? unknown(what, e) : e;
        }
    }

    /** Whether {@code write} has taken effect; empty if this write leaves nothing to tell it by. */
    private Optional<Boolean> isWritten(Write write) {
        if (!(write instanceof Write.Put put)) {
            return Optional.empty();
        }
        if (put.row() instanceof VersionRow row && differs(row.digest(), put.condition())) {
            return Optional.of(ports.store()
                    .readClear(row.key())
                    .map(VersionRow::digest)
                    .filter(row.digest()::equals)
                    .isPresent());
        }
        if (put.row() instanceof LabelsRow row && differs(row.digest(), put.condition())) {
            return Optional.of(ports.store()
                    .read(row.key())
                    .map(LabelsRow::digest)
                    .filter(row.digest()::equals)
                    .isPresent());
        }
        return Optional.empty();
    }

    /** Whether a row of {@code digest} can't have stood where {@code condition} held. */
    private static boolean differs(Digest digest, Write.Condition condition) {
        return condition instanceof Write.Condition.Absent
                || (condition instanceof Write.Condition.HasDigest before
                        && !before.digest().equals(digest));
    }

    private static OutcomeUnknown unknown(String what, KeystoreException cause) {
        return new OutcomeUnknown(
                "whether " + what + " was written is unknown: " + cause.getMessage(),
                "look with `keystore history` before you try again",
                cause);
    }
}
