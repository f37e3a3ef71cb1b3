package dev.keystore.secret;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a writer says of a version beside its value. It belongs to that version and never changes afterwards.
 *
 * @param type what kind of bytes the value holds
 * @param note a line for people, at most 512 bytes; null for none
 * @param tags words beside it
 * @param expires when reading it ends, to the second; null for never
 */
public record Details(
        ContentType type,
        @Nullable String note,
        Tags tags,
        @Nullable Instant expires) {
    private static final int LONGEST_NOTE = 512;

    /** Throws {@link MalformedException} if the note is too long or holds a control character, or the expiry is out of all time. */
    public Details {
        if (note != null) {
            PrintableText.check(note, "note", 0, LONGEST_NOTE);
        }
        expires = expires == null ? null : StoredTime.of(expires, "expiry");
    }

    /** Nothing said but the type. */
    public static Details of(ContentType type) {
        return new Details(type, null, Tags.NONE, null);
    }
}
