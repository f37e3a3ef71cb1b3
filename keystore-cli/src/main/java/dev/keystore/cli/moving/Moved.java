package dev.keystore.cli.moving;

import dev.keystore.KeystoreException;
import dev.keystore.secret.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one name.
 *
 * @param theirs as the other tool has it
 * @param ours as it is here; as {@code theirs} where that can't be a name
 * @param written the versions that were written, or would be
 * @param stopped why it went no further; null if everything is here now
 */
public record Moved(
        String theirs,
        String ours,
        List<Version> written,
        @Nullable Stopped stopped) {
    public Moved {
        written = List.copyOf(written);
    }

    /**
     * What could not be taken over.
     *
     * @param version the other tool's; empty where it has none, or it isn't about one
     * @param why what is wrong
     */
    public record Stopped(String version, KeystoreException why) {}

    /** Whether the name was not here before. */
    public boolean isNew() {
        return !written.isEmpty() && written.get(0).equals(Version.FIRST);
    }
}
