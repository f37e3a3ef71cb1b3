package dev.keystore.cli.command;

import dev.keystore.Keystore;
import dev.keystore.cli.Stores;
import dev.keystore.cli.World;
import dev.keystore.cli.config.StoreFlags;
import dev.keystore.cli.io.Confirmation;
import dev.keystore.cli.io.Console;
import dev.keystore.cli.io.Output;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One call of a command: what it may use beside its own options.
 *
 * @param world the outside
 * @param console speaks to people
 * @param out takes the result
 * @param json whether the result is to be JSON
 * @param flags which store
 * @param timeout how long the whole command may take; null for as long as it takes
 * @param stores opens it
 */
public record Call(
        World world,
        Console console,
        Output out,
        boolean json,
        StoreFlags flags,
        @Nullable Duration timeout,
        Stores stores) {
    /** The store, which the command closes. */
    Keystore open() {
        return stores.open(world, flags, timeout, console::notice);
    }

    /** The same, however long the command has been running. */
    Keystore openWithoutTimeout() {
        return stores.open(world, flags, null, console::notice);
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
