package dev.keystore.cli;

import dev.keystore.Keystore;
import dev.keystore.cli.option.StoreFlags;
import dev.keystore.port.Notices;

/** Finds the store that the command line, the environment and the configuration name, and opens it. */
@FunctionalInterface
public interface Stores {
    /**
     * The store to be used, which the caller closes. Throws {@link dev.keystore.KeystoreException}: {@code Refused} for two
     * stores named on one level, {@code Misconfigured} for none.
     *
     * @param notices takes what a person should know although nothing failed
     */
    Keystore open(World world, StoreFlags flags, Notices notices);
}
