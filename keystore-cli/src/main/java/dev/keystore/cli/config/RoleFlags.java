package dev.keystore.cli.config;

import dev.keystore.access.ExternalId;
import dev.keystore.access.MfaSerial;
import dev.keystore.access.RoleArn;
import dev.keystore.access.SessionName;
import dev.keystore.access.SessionTags;
import dev.keystore.access.SourceIdentity;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the options on the command line say about roles to assume; null, empty or false where one isn't given.
 *
 * @param roleArns {@code --role-arn}, each
 * @param externalId {@code --external-id}
 * @param sessionName {@code --session-name}
 * @param duration {@code --duration}
 * @param sourceIdentity {@code --source-identity}
 * @param sessionTags {@code --session-tag}, each
 * @param mfaSerial {@code --mfa-serial}
 * @param mfaCode {@code --mfa-code}
 * @param noCache {@code --no-cache}
 */
public record RoleFlags(
        List<RoleArn> roleArns,
        @Nullable ExternalId externalId,
        @Nullable SessionName sessionName,
        @Nullable Duration duration,
        @Nullable SourceIdentity sourceIdentity,
        SessionTags sessionTags,
        @Nullable MfaSerial mfaSerial,
        @Nullable String mfaCode,
        boolean noCache) {
    /** No option at all. */
    public static final RoleFlags NONE =
            new RoleFlags(List.of(), null, null, null, null, SessionTags.NONE, null, null, false);

    public RoleFlags {
        roleArns = List.copyOf(roleArns);
    }

    /** Without the code. */
    @Override
    public String toString() {
        return "RoleFlags" + roleArns;
    }
}
