package dev.keystore.access;

import dev.keystore.secret.SecretValue;
import java.time.Duration;
import java.time.Instant;

/**
 * Temporary credentials of a role. Its two secrets are lent, never handed out; closing wipes them, as far as that can be done.
 * Equal to nothing but itself.
 */
public final class Session implements AutoCloseable {
    /** A session with less life left than this is not used any more: what is begun with it might not end in time. */
    public static final Duration LEAST_LIFE = Duration.ofMinutes(5);

    private final RoleArn role;
    private final String actor;
    private final String accessKeyId;
    private final SecretValue secretAccessKey;
    private final SecretValue token;
    private final Instant expires;

    /**
     * What STS has given.
     *
     * @param role whose
     * @param actor the session's own ARN, {@code arn:aws:sts::ACCOUNT:assumed-role/ROLE/NAME}
     * @param accessKeyId what tells it from others; no secret
     * @param secretAccessKey closed with this session
     * @param token closed with this session
     * @param expires when it ends
     */
    public Session(
            RoleArn role,
            String actor,
            String accessKeyId,
            SecretValue secretAccessKey,
            SecretValue token,
            Instant expires) {
        this.role = role;
        this.actor = actor;
        this.accessKeyId = accessKeyId;
        this.secretAccessKey = secretAccessKey;
        this.token = token;
        this.expires = expires;
    }

    public RoleArn role() {
        return role;
    }

    /** The session's own ARN. */
    public String actor() {
        return actor;
    }

    public String accessKeyId() {
        return accessKeyId;
    }

    public SecretValue secretAccessKey() {
        return secretAccessKey;
    }

    public SecretValue token() {
        return token;
    }

    public Instant expires() {
        return expires;
    }

    /** Whether something may still be begun with it at {@code now}: at least {@link #LEAST_LIFE} is left. */
    public boolean isGoodAt(Instant now) {
        return lastsFor(LEAST_LIFE, now);
    }

    /** Whether {@code length} is left of it at {@code now}. */
    public boolean lastsFor(Duration length, Instant now) {
        return !now.plus(length).isAfter(expires);
    }

    @Override
    public void close() {
        secretAccessKey.close();
        token.close();
    }

    @Override
    public String toString() {
        return "Session[" + actor + ", " + expires + "]";
    }
}
