package dev.keystore.cli.command;

import dev.keystore.Keystore;
import dev.keystore.access.Reach;
import dev.keystore.cli.AccessInWorld;
import dev.keystore.cli.Stores;
import dev.keystore.cli.World;
import dev.keystore.cli.config.ChosenAccess;
import dev.keystore.cli.config.SecretUri;
import dev.keystore.cli.config.Settings;
import dev.keystore.cli.config.StoreFlags;
import dev.keystore.cli.exec.ChildOutput;
import dev.keystore.cli.exec.Handover;
import dev.keystore.cli.exec.Launcher;
import dev.keystore.cli.exec.NotStarted;
import dev.keystore.cli.io.Bar;
import dev.keystore.cli.io.Confirmation;
import dev.keystore.cli.io.Console;
import dev.keystore.cli.io.Output;
import dev.keystore.cli.io.ShellDialect;
import dev.keystore.secret.SecretName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    /** The store, of which {@code reach} will be used; the command closes it. */
    Keystore open(Reach reach) {
        return stores.open(world, flags, reach, timeout, console);
    }

    /** The store that the configuration calls {@code store}, or the one in use; the command closes it. */
    Keystore open(Optional<String> store, Reach reach) {
        return stores.open(world, store.map(StoreFlags::naming).orElse(flags), reach, timeout, console);
    }

    /** The store, of which {@code names} will be used; the command closes it. */
    Keystore open(SecretName... names) {
        return open(Reach.of(List.of(names)));
    }

    /** The same, however long the command has been running. */
    Keystore openWithoutTimeout(SecretName name) {
        return stores.open(world, flags, Reach.of(List.of(name)), null, console);
    }

    /** What was said about the store and about access. Reads nothing yet. */
    Settings settings() {
        return new Settings(flags, world.environment(), world.directory(), world.home());
    }

    /** The reference that {@code text} is, bare or as a URI. Throws as {@link SecretUri#of}. */
    SecretUri reference(String text) {
        return SecretUri.orBare(text, store -> settings().defines(store));
    }

    /** How AWS is called, as it was {@code chosen}; the command closes it. */
    AccessInWorld access(ChosenAccess chosen) {
        return AccessInWorld.open(chosen, world, flags, timeout, console);
    }

    /**
     * Runs {@code command}, another program, with {@code environment}, in our place and on our own streams. Returns what it ended with,
     * or, having said why, 125 to 127 where it could not be started.
     */
    int start(List<String> command, Map<String, String> environment) {
        try {
            return new Launcher(environment, world.directory()).runInOurPlace(command, ChildOutput.OURS);
        } catch (NotStarted e) {
            return failed(e);
        }
    }

    /** Says why a program could not be started, and returns what to end with. */
    int failed(NotStarted e) {
        console.failure("failed", String.valueOf(e.getMessage()), Optional.of(e.hint()), false);
        return e.code();
    }

    /** How the launcher takes a program on in our place, where it has offered that. */
    Optional<Handover> handover() {
        return Handover.offered(world.launch(), world.environment(), ShellDialect.SH);
    }

    /** Shows a person how far {@code what} has come, of {@code total} steps (negative where nobody knows), if it takes longer than a second. */
    Bar bar(String what, long total) {
        return console.bar(what, total, world.terminal().showsErrors(), world.clock());
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
