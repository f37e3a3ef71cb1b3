package dev.keystore.cli.config;

import dev.keystore.access.AssumedRole;
import dev.keystore.access.ExternalId;
import dev.keystore.access.MfaSerial;
import dev.keystore.access.RoleArn;
import dev.keystore.access.RoleChain;
import dev.keystore.access.SessionName;
import dev.keystore.access.SessionTags;
import dev.keystore.access.SourceIdentity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is said about roles to assume, and by whom; null where nothing is.
 *
 * @param roleArns the chain, in the order in which it is assumed
 * @param externalId what the owner of the last role asks for
 * @param sessionName how the sessions are called
 * @param duration how long the last session lasts
 * @param sourceIdentity who is behind them: said to the first role, it stays
 * @param sessionTags what the last session carries
 * @param mfaSerial the device whose code opens the first
 */
public record RoleOptions(
        @Nullable Setting<List<RoleArn>> roleArns,
        @Nullable Setting<ExternalId> externalId,
        @Nullable Setting<SessionName> sessionName,
        @Nullable Setting<Duration> duration,
        @Nullable Setting<SourceIdentity> sourceIdentity,
        @Nullable Setting<SessionTags> sessionTags,
        @Nullable Setting<MfaSerial> mfaSerial) {
    /** Nothing. */
    static final RoleOptions NONE = new RoleOptions(null, null, null, null, null, null, null);

    /** {@code arns}, of which nothing else is said. */
    static RoleOptions of(Setting<List<RoleArn>> arns) {
        return new RoleOptions(arns, null, null, null, null, null, null);
    }

    /** The roles to assume; null for none. Throws {@link dev.keystore.KeystoreException} for a chain that can't be. */
    public @Nullable RoleChain chain(SessionName usual) {
        return roleArns == null
                ? null
                : roleArns.map(arns -> chain(arns, usual)).value();
    }

    private RoleChain chain(List<RoleArn> arns, SessionName usual) {
        List<AssumedRole> roles = new ArrayList<>();
        for (int i = 0; i < arns.size(); i++) {
            boolean first = i == 0;
            boolean last = i == arns.size() - 1;
            roles.add(new AssumedRole(
                    arns.get(i),
                    last ? value(externalId) : null,
                    sessionName == null ? usual : sessionName.value(),
                    last ? value(duration) : null,
                    first ? value(sourceIdentity) : null,
                    last && sessionTags != null ? sessionTags.value() : SessionTags.NONE,
                    first ? value(mfaSerial) : null));
        }
        return new RoleChain(roles);
    }

    private static <T> @Nullable T value(@Nullable Setting<T> setting) {
        return setting == null ? null : setting.value();
    }

    /** Those that are said, by key. */
    public Map<String, Setting<?>> said() {
        Map<String, Setting<?>> said = new LinkedHashMap<>();
        put(said, "role-arn", roleArns);
        put(said, "external-id", externalId);
        put(said, "session-name", sessionName);
        put(said, "duration", duration);
        put(said, "source-identity", sourceIdentity);
        put(said, "session-tags", sessionTags);
        put(said, "mfa-serial", mfaSerial);
        return said;
    }

    private static void put(Map<String, Setting<?>> said, String key, @Nullable Setting<?> setting) {
        if (setting != null) {
            said.put(key, setting);
        }
    }
}
