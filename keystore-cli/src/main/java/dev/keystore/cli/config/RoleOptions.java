package dev.keystore.cli.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a store of a configuration file says about roles to assume; null where it says nothing.
 *
 * @param roleArns the chain, in the order in which it is assumed
 * @param externalId what the role's owner asks for
 * @param sessionName how the session is called
 * @param duration how long it lasts
 * @param sourceIdentity who is behind it
 * @param sessionTags what it carries
 * @param mfaSerial the second factor
 */
record RoleOptions(
        @Nullable Setting<List<String>> roleArns,
        @Nullable Setting<String> externalId,
        @Nullable Setting<String> sessionName,
        @Nullable Setting<Duration> duration,
        @Nullable Setting<String> sourceIdentity,
        @Nullable Setting<Map<String, String>> sessionTags,
        @Nullable Setting<String> mfaSerial) {

    /** Those that are said, by key. */
    Map<String, Setting<?>> said() {
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
