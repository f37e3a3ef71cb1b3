package dev.keystore.usecase;

import dev.keystore.KeystoreException;
import dev.keystore.port.HighWaterMarks;
import dev.keystore.port.Notices;
import dev.keystore.secret.HighWaterMark;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The mark of one row, loaded before the row is read, and what it forbids. (Loaded afterwards, a mark that another
 * process raised in between would make an honest row look old.)
 */
final class Marks {
    private final HighWaterMarks marks;
    private final String pk;
    private final String what;
    private final Optional<HighWaterMark> before;

    /** Loads the mark at {@code pk}; {@code what} names the row in messages. */
    Marks(HighWaterMarks marks, String pk, String what) {
        this.marks = marks;
        this.pk = pk;
        this.what = what;
        this.before = marks.of(pk);
    }

    /** Throws {@code Tampered} if the row was ever seen: rows never vanish. */
    void expectNeverSeen() {
        if (before.isPresent()) {
            throw Opener.tampered(what + " is gone from the store, but number "
                    + before.orElseThrow().number() + " was seen before");
        }
    }

    /** Throws {@code Tampered} if {@code current}, as the row shows it, lies behind what was seen, or is not the same at the same number. */
    void check(HighWaterMark current) {
        String problem = problemOf(current);
        if (problem != null) {
            throw Opener.tampered(problem);
        }
    }

    /** What {@link #check} would say; null if nothing. */
    @Nullable
    String problemOf(HighWaterMark current) {
        HighWaterMark seen = before.orElse(null);
        if (seen == null || current.number() > seen.number()) {
            return null;
        }
        if (current.number() < seen.number()) {
            return what + " was put back to number " + current.number() + ": number " + seen.number()
                    + " was seen before";
        }
        return current.chain().equals(seen.chain())
                ? null
                : what + " has another history than when number " + seen.number() + " was seen before";
    }

    /** What {@link #expectNeverSeen} looks for. */
    Optional<HighWaterMark> before() {
        return before;
    }

    /** Keeps {@code written}, which was committed: that it can't be kept is said, for the commit has taken effect. */
    void committed(HighWaterMark written, Notices notices) {
        try {
            raise(written);
        } catch (KeystoreException e) {
            notices.say("the high-water mark of " + what + " could not be kept: " + e.getMessage());
        }
    }

    /** Keeps {@code opened}, which was opened or committed. */
    void raise(HighWaterMark opened) {
        if (before.isEmpty() || opened.number() > before.orElseThrow().number()) {
            marks.raise(pk, opened);
        }
    }
}
