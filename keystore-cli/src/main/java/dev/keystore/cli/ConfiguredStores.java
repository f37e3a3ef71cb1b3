package dev.keystore.cli;

import dev.keystore.Keystore;
import dev.keystore.access.Reach;
import dev.keystore.access.RoleChain;
import dev.keystore.access.SessionName;
import dev.keystore.adapter.AwsKeystore;
import dev.keystore.adapter.LocalKeystore;
import dev.keystore.cli.config.BaseFolders;
import dev.keystore.cli.config.ChosenStore;
import dev.keystore.cli.config.Settings;
import dev.keystore.cli.config.StoreFlags;
import dev.keystore.port.Notices;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Opens the store that options, environment and configuration settle on. */
final class ConfiguredStores implements Stores {
    @Override
    public Keystore open(World world, StoreFlags flags, Reach reach, @Nullable Duration timeout, Notices notices) {
        ChosenStore chosen = new Settings(flags, world.environment(), world.directory(), world.home()).store();
        Instant deadline =
                timeout == null ? Instant.MAX : world.clock().instant().plus(timeout);
        if (chosen instanceof ChosenStore.Local local) {
            return LocalKeystore.open(
                    local.folder().value(), () -> world.user() + "@" + world.host(), notices, deadline);
        }
        ChosenStore.Aws aws = (ChosenStore.Aws) chosen;
        Path state = BaseFolders.of(world.environment(), world.home()).state();
        AccessInWorld.refuseEndedSession(world);
        AwsKeystore.Builder store = AwsKeystore.builder()
                .table(aws.table().value())
                .key(aws.key().value())
                .alsoOpen(aws.alsoOpen().value())
                .storeId(aws.storeId().value())
                .settings(usual -> AccessInWorld.settings(aws.access(), usual))
                .reach(reach)
                .sessions(flags.roles().noCache() ? null : state)
                .mfaCodes(new TypedCodes(world.terminal(), flags.roles().mfaCode()))
                .state(state)
                .notices(notices)
                .deadline(deadline);
        RoleChain roles = aws.access().roles().chain(SessionName.of(world.user(), world.host()));
        return (roles == null ? store : store.roles(roles)).build();
    }
}
