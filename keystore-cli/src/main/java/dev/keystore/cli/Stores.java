package dev.keystore.cli;

import dev.keystore.Keystore;
import dev.keystore.access.Reach;
import dev.keystore.cli.config.StoreFlags;
import dev.keystore.port.Notices;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Finds the store that the command line, the environment and the configuration name, and opens it. */
@FunctionalInterface
public interface Stores {
    /**
     * The store to be used, which the caller closes. Throws {@link dev.keystore.KeystoreException}: {@code Refused} for two
     * stores named on one level, {@code Misconfigured} for none.
     *
     * @param reach what of the store will be used: a session of a role is narrowed to it
     * @param timeout how long the whole command may take; null for as long as it takes
     * @param notices takes what a person should know although nothing failed
     */
    Keystore open(World world, StoreFlags flags, Reach reach, @Nullable Duration timeout, Notices notices);
}
