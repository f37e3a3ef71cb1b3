package dev.keystore.cli;

import dev.keystore.access.Reach;
import dev.keystore.access.RoleChain;
import dev.keystore.access.SessionName;
import dev.keystore.adapter.AwsKeystore;
import dev.keystore.cli.config.BaseFolders;
import dev.keystore.cli.config.ChosenStore;
import dev.keystore.cli.config.StoreFlags;
import dev.keystore.port.Notices;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A store in AWS as it was chosen, in this world. */
public final class StoreInWorld {
    private StoreInWorld() {}

    /** Everything about {@code chosen}. Throws {@link dev.keystore.KeystoreException}; nothing is asked of AWS yet. */
    public static AwsKeystore.Builder builder(
            ChosenStore.Aws chosen,
            World world,
            StoreFlags flags,
            Reach reach,
            @Nullable Duration timeout,
            Notices notices) {
        AccessInWorld.requireSession(world, flags, notices);
        Path state = BaseFolders.of(world.environment(), world.home()).state();
        AwsKeystore.Builder store = AwsKeystore.builder()
                .table(chosen.table().value())
                .key(chosen.key().value())
                .alsoOpen(chosen.alsoOpen().value())
                .storeId(chosen.storeId().value())
                .settings(usual -> AccessInWorld.settings(chosen.access(), usual))
                .reach(reach)
                .sessions(flags.roles().noCache() ? null : state)
                .sessionName(SessionName.of(world.user(), world.host()))
                .mfaCodes(new TypedCodes(world.terminal(), flags.roles().mfaCode()))
                .state(state)
                .notices(notices)
                .deadline(deadline(world, timeout));
        RoleChain roles = chosen.access().roles().chain(SessionName.of(world.user(), world.host()));
        return roles == null ? store : store.roles(roles);
    }

    /** When what may take {@code timeout} has to have ended; never, where that is null. */
    static Instant deadline(World world, @Nullable Duration timeout) {
        return timeout == null ? Instant.MAX : world.clock().instant().plus(timeout);
    }
}
