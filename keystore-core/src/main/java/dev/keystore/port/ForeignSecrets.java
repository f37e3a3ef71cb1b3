package dev.keystore.port;

import dev.keystore.secret.SecretValue;
import java.util.List;
import java.util.SortedSet;

/**
 * Secrets that another tool keeps. They are read and never changed.
 *
 * <p>Every method throws {@link dev.keystore.KeystoreException}: {@code Denied}, {@code Misconfigured} (no such table, or not one of
 * that tool), and {@code Unavailable}.
 */
public interface ForeignSecrets extends AutoCloseable {
    /** Every version there is, sorted. Opens nothing. */
    List<ForeignVersion> versions();

    /**
     * The value of {@code version}, which the caller closes. The message of what it throws is the reason why it can't be read, and does
     * not repeat which version that is: {@code Tampered} if it is not what was written or was not written for what is known of it,
     * {@code Refused} if it has to be read in another way, {@code Conflict} if it was changed since it was listed; {@code Denied} and {@code
     * Misconfigured} may be about its key alone.
     */
    SecretValue open(ForeignVersion version);

    /** The ARNs of the keys under which the versions that were opened so far had been sealed. */
    SortedSet<String> keysUsed();

    @Override
    void close();
}
