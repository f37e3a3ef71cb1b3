package dev.keystore.cli;

import dev.keystore.Keystore;
import dev.keystore.adapter.AwsKeystore;
import dev.keystore.adapter.LocalKeystore;
import dev.keystore.adapter.aws.AwsSettings;
import dev.keystore.cli.config.BaseFolders;
import dev.keystore.cli.config.ChosenStore;
import dev.keystore.cli.config.Origin;
import dev.keystore.cli.config.Setting;
import dev.keystore.cli.config.Settings;
import dev.keystore.cli.config.StoreFlags;
import dev.keystore.port.Notices;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Opens the store that options, environment and configuration settle on. */
final class ConfiguredStores implements Stores {
    @Override
    public Keystore open(World world, StoreFlags flags, @Nullable Duration timeout, Notices notices) {
        ChosenStore chosen = new Settings(flags, world.environment(), world.directory(), world.home()).store();
        Instant deadline =
                timeout == null ? Instant.MAX : world.clock().instant().plus(timeout);
        if (chosen instanceof ChosenStore.Local local) {
            return LocalKeystore.open(
                    local.folder().value(), () -> world.user() + "@" + world.host(), notices, deadline);
        }
        return open((ChosenStore.Aws) chosen, world, deadline, notices);
    }

    private static Keystore open(ChosenStore.Aws aws, World world, Instant deadline, Notices notices) {
        return AwsKeystore.builder()
                .table(aws.table().value())
                .key(aws.key().value())
                .alsoOpen(aws.alsoOpen().value())
                .storeId(aws.storeId().value())
                .settings(usual -> new AwsSettings(
                        orNull(aws.region()),
                        named(aws.profile()),
                        orNull(aws.endpoints().dynamodb()),
                        orNull(aws.endpoints().kms()),
                        orNull(aws.endpoints().sts()),
                        usual.timeout()))
                .state(BaseFolders.of(world.environment(), world.home()).state())
                .notices(notices)
                .deadline(deadline)
                .build();
    }

    /** A profile that was named for this store. The environment's only fills in: the SDK knows what stands above it. */
    private static @Nullable String named(@Nullable Setting<String> profile) {
        return profile == null || profile.origin().level() == Origin.Level.ENVIRONMENT ? null : profile.value();
    }

    private static <T> @Nullable T orNull(@Nullable Setting<T> setting) {
        return setting == null ? null : setting.value();
    }
}
