package dev.keystore.cli.command;

import dev.keystore.Keystore;
import dev.keystore.cli.Stores;
import dev.keystore.cli.World;
import dev.keystore.cli.io.Confirmation;
import dev.keystore.cli.io.Console;
import dev.keystore.cli.io.Output;
import dev.keystore.cli.option.StoreFlags;
import java.nio.file.Path;

/**
 * One call of a command: what it may use beside its own options.
 *
 * @param world the outside
 * @param console speaks to people
 * @param out takes the result
 * @param json whether the result is to be JSON
 * @param flags which store
 * @param stores opens it
 */
public record Call(World world, Console console, Output out, boolean json, StoreFlags flags, Stores stores) {
    /** The store, which the command closes. */
    Keystore open() {
        return stores.open(world, flags, console::notice);
    }

    /** The same, however long the command has been running. */
    Keystore openWithoutTimeout() {
        return stores.open(world, flags.withoutTimeout(), console::notice);
    }

    /** Asks before something that can't be undone, unless {@code given} says that it is confirmed. */
    Confirmation confirmation(boolean given) {
        return new Confirmation(world.terminal(), given);
    }

    /** The file that the user calls {@code path}. */
    Path file(String path) {
        return world.directory().resolve(path);
    }
}
