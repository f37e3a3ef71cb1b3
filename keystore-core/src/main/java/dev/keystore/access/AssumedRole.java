package dev.keystore.access;

import dev.keystore.secret.MalformedException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A role to assume, and how.
 *
 * @param arn which
 * @param externalId what its owner asks for; null if nothing
 * @param sessionName how the session is called
 * @param duration how long it lasts, 15 minutes to 12 hours; null for STS's own, which is an hour
 * @param sourceIdentity who is behind it; null to say nothing
 * @param tags what it carries
 * @param mfa the device whose code is asked for; null for none
 */
public record AssumedRole(
        RoleArn arn,
        @Nullable ExternalId externalId,
        SessionName sessionName,
        @Nullable Duration duration,
        @Nullable SourceIdentity sourceIdentity,
        SessionTags tags,
        @Nullable MfaSerial mfa) {
    /** The shortest session there is. */
    public static final Duration SHORTEST = Duration.ofMinutes(15);

    /** The longest session that a role may allow. */
    public static final Duration LONGEST = Duration.ofHours(12);

    /** Throws {@link MalformedException} for a duration that STS never gives. */
    public AssumedRole {
        if (duration != null) {
            checked(duration);
        }
    }

    /** {@code duration}, if a session may last so long. Throws {@link MalformedException}. */
    public static Duration checked(Duration duration) {
        if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
            throw new MalformedException("bad duration of a session, " + duration.toSeconds() + " s: 15m to 12h");
        }
        return duration;
    }

    /** Begins to describe a role whose session is called {@code sessionName} unless something else is said. */
    public static Builder called(SessionName sessionName) {
        return new Builder(sessionName);
    }

    /** A role being described. Only its ARN has to be said. All methods throw {@link MalformedException} for what STS would not take. */
    public static final class Builder {
        private SessionName sessionName;
        private @Nullable RoleArn arn;
        private @Nullable ExternalId externalId;
        private @Nullable Duration duration;
        private @Nullable SourceIdentity sourceIdentity;
        private SessionTags tags = SessionTags.NONE;
        private @Nullable MfaSerial mfa;

        private Builder(SessionName sessionName) {
            this.sessionName = sessionName;
        }

        public Builder arn(String roleArn) {
            this.arn = new RoleArn(roleArn);
            return this;
        }

        /** What the role's owner asks for. */
        public Builder externalId(@Nullable String id) {
            this.externalId = id == null ? null : new ExternalId(id);
            return this;
        }

        public Builder sessionName(String name) {
            this.sessionName = new SessionName(name);
            return this;
        }

        /** 15 minutes to 12 hours; never more than one hour where the caller is itself a session of a role. */
        public Builder duration(@Nullable Duration length) {
            this.duration = length;
            return this;
        }

        public Builder sourceIdentity(@Nullable String identity) {
            this.sourceIdentity = identity == null ? null : new SourceIdentity(identity);
            return this;
        }

        public Builder tags(Map<String, String> keysAndValues) {
            this.tags = new SessionTags(keysAndValues);
            return this;
        }

        /** The device whose code has to be given. */
        public Builder mfa(@Nullable String serialOrArn) {
            this.mfa = serialOrArn == null ? null : new MfaSerial(serialOrArn);
            return this;
        }

        /** Throws {@link MalformedException} if no ARN was said. */
        public AssumedRole build() {
            if (arn == null) {
                throw new MalformedException("bad role: its ARN is missing");
            }
            return new AssumedRole(arn, externalId, sessionName, duration, sourceIdentity, tags, mfa);
        }
    }
}
