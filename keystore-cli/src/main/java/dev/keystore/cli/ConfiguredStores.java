package dev.keystore.cli;

import dev.keystore.Keystore;
import dev.keystore.access.Reach;
import dev.keystore.adapter.LocalKeystore;
import dev.keystore.cli.config.ChosenStore;
import dev.keystore.cli.config.Settings;
import dev.keystore.cli.config.StoreFlags;
import dev.keystore.port.Notices;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Opens the store that options, environment and configuration settle on. */
final class ConfiguredStores implements Stores {
    @Override
    public Keystore open(World world, StoreFlags flags, Reach reach, @Nullable Duration timeout, Notices notices) {
        ChosenStore chosen = new Settings(flags, world.environment(), world.directory(), world.home()).store();
        if (chosen instanceof ChosenStore.Local local) {
            return LocalKeystore.open(
                    local.folder().value(),
                    () -> world.user() + "@" + world.host(),
                    notices,
                    StoreInWorld.deadline(world, timeout));
        }
        return StoreInWorld.builder((ChosenStore.Aws) chosen, world, flags, reach, timeout, notices)
                .build();
    }
}
