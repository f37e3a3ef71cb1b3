package dev.keystore.cli;

import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.access.RoleChain;
import dev.keystore.access.SessionName;
import dev.keystore.adapter.AwsAccess;
import dev.keystore.adapter.aws.AwsSettings;
import dev.keystore.cli.config.BaseFolders;
import dev.keystore.cli.config.ChosenAccess;
import dev.keystore.cli.config.Origin;
import dev.keystore.cli.config.Setting;
import dev.keystore.cli.config.StoreFlags;
import dev.keystore.cli.io.AssumedSession;
import dev.keystore.port.Notices;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * How AWS is called from here: what was chosen, and what carries it out, which is closed with this.
 *
 * @param chosen every setting, with its origin
 * @param access what carries it out
 * @param roles those that were asked for; null for none
 */
public record AccessInWorld(
        ChosenAccess chosen, AwsAccess access, @Nullable RoleChain roles) implements AutoCloseable {
    /** Access as it was {@code chosen}. Throws {@link dev.keystore.KeystoreException}; nothing is asked of AWS yet. */
    public static AccessInWorld open(
            ChosenAccess chosen, World world, StoreFlags flags, @Nullable Duration timeout, Notices notices) {
        requireSession(world, flags, notices);
        Path state = BaseFolders.of(world.environment(), world.home()).state();
        AwsAccess access = AwsAccess.builder()
                .settings(usual -> settings(chosen, usual))
                .state(state)
                .sessions(flags.roles().noCache() ? null : state)
                .sessionName(SessionName.of(world.user(), world.host()))
                .mfaCodes(new TypedCodes(world.terminal(), flags.roles().mfaCode()))
                .notices(notices)
                .deadline(StoreInWorld.deadline(world, timeout))
                .clock(world.clock())
                .build();
        return new AccessInWorld(chosen, access, chosen.roles().chain(SessionName.of(world.user(), world.host())));
    }

    /** {@code usual} as it was {@code chosen}. */
    static AwsSettings settings(ChosenAccess chosen, AwsSettings usual) {
        return new AwsSettings(
                orNull(chosen.region()),
                named(chosen.profile()),
                orNull(chosen.endpoints().dynamodb()),
                orNull(chosen.endpoints().kms()),
                orNull(chosen.endpoints().sts()),
                usual.timeout());
    }

    /**
     * Where the environment says that it holds a session that {@code keystore assume} put there, that session is what is used. Throws
     * {@link Misconfigured} if it isn't whole, for others' credentials would be used in its place, or if it has ended: AWS would only
     * say that some token has expired.
     */
    public static void requireSession(World world, StoreFlags flags, Notices notices) {
        if (!AssumedSession.isIn(world.environment())) {
            return;
        }
        refuseEnded(world);
        AssumedSession.requireWhole(world.environment());
        if (flags.profile() != null) {
            notices.say("the session that this environment holds is used; --profile has no effect");
        }
    }

    private static void refuseEnded(World world) {
        String role = world.environment().getOrDefault("KEYSTORE_ASSUMED_ROLE", "");
        String end = world.environment().getOrDefault("AWS_CREDENTIAL_EXPIRATION", "");
        if (end.isEmpty()) {
            return;
        }
        try {
            if (OffsetDateTime.parse(end).toInstant().isAfter(world.clock().instant())) {
                return;
            }
        } catch (DateTimeException e) {
            throw new Misconfigured("AWS_CREDENTIAL_EXPIRATION is no time", "set it anew with keystore assume", e);
        }
        throw new Misconfigured(
                "the session of " + role + " in this environment ended at " + end,
                "leave it and open another: eval \"$(keystore assume --unset)\", then keystore assume again",
                null);
    }

    /** A profile that was named. The environment's only fills in: the SDK knows what stands above it. */
    private static @Nullable String named(@Nullable Setting<String> profile) {
        return profile == null || profile.origin().level() == Origin.Level.ENVIRONMENT ? null : profile.value();
    }

    private static <T> @Nullable T orNull(@Nullable Setting<T> setting) {
        return setting == null ? null : setting.value();
    }

    @Override
    public void close() {
        access.close();
    }
}
