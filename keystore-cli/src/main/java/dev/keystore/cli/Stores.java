package dev.keystore.cli;

import dev.keystore.Keystore;
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
     * @param timeout how long the whole command may take; null for as long as it takes
     * @param notices takes what a person should know although nothing failed
     */
    Keystore open(World world, StoreFlags flags, @Nullable Duration timeout, Notices notices);
}
