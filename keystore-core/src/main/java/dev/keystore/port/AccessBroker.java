package dev.keystore.port;

import dev.keystore.access.Reach;
import dev.keystore.access.RoleChain;
import dev.keystore.access.Session;
import java.time.Duration;

/** Opens sessions of roles for whoever is calling. Safe to use from several threads. */
@FunctionalInterface
public interface AccessBroker {
    /** The same, with at least {@link Session#LEAST_LIFE} left. */
    default Session open(RoleChain chain, Reach reach) {
        return open(chain, reach, Session.LEAST_LIFE);
    }

    /**
     * A session of the last role of {@code chain}, which the caller closes. It has at least {@code leastLife} left if it was opened
     * earlier, and may have been opened earlier. Throws {@link dev.keystore.KeystoreException}: {@code Denied} where one of the roles can't be
     * assumed, {@code Misconfigured} for missing or expired credentials or a duration over a role's limit, {@code Unavailable}.
     *
     * @param reach what the session has to reach at least; it is narrowed to that where it can be
     * @param leastLife how much life an older session must have left to be handed out again
     */
    Session open(RoleChain chain, Reach reach, Duration leastLife);
}
