package dev.keystore.testbed.cloud;

import dev.keystore.iam.Caller;
import dev.keystore.iam.PolicyDocument;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who stands behind an access key.
 *
 * @param entityId the unique id of the user or role; its policies are asked live, and a removed one has none
 * @param user whether it is a user and not a session of a role
 * @param session how its credentials were issued, or null for a long-term access key
 */
public record Identity(
        String account,
        String entityArn,
        String entityId,
        boolean user,
        @Nullable Session session) {

    private static final String UNKNOWN = "unknown";

    /**
     * What credentials of limited life remember.
     *
     * @param name the name of the role session; of a user's session it is empty
     * @param mfa when a one-time code was shown, or null where none was
     * @param policies the session policies; none where the session wasn't narrowed
     * @param transitive the keys of those tags that go on into the next session
     */
    public record Session(
            String name,
            Instant issued,
            Instant expires,
            @Nullable Instant mfa,
            @Nullable String sourceIdentity,
            Map<String, String> tags,
            Set<String> transitive,
            List<PolicyDocument> policies) {

        public Session {
            tags = Map.copyOf(tags);
            transitive = Set.copyOf(transitive);
            policies = List.copyOf(policies);
        }
    }

    /** A user by a long-term access key. */
    public static Identity of(User user) {
        return new Identity(user.account(), user.arn(), user.id(), true, null);
    }

    /** The same by credentials of limited life. */
    public Identity with(Session issued) {
        return new Identity(account, entityArn, entityId, user, issued);
    }

    /** A session of a role. */
    public static Identity of(Role role, Session session) {
        return new Identity(role.account(), role.arn(), role.id(), false, session);
    }

    /**
     * Somebody whom IAM has no policies of, by the ARN that {@code GetCallerIdentity} shows: a test that has no use for IAM
     * calls so. Such a one may everything that resources' own policies leave to the account.
     */
    public static Identity unknownToIam(String account, String arn) {
        String[] parts = arn.substring(arn.lastIndexOf(':') + 1).split("/", -1);
        if (!parts[0].equals("assumed-role")) {
            return new Identity(account, arn, UNKNOWN, true, null);
        }
        var session = new Session(parts[2], Instant.EPOCH, Instant.MAX, null, null, Map.of(), Set.of(), List.of());
        return new Identity(account, "arn:aws:iam::" + account + ":role/" + parts[1], UNKNOWN, false, session);
    }

    boolean isUnknownToIam() {
        return entityId.equals(UNKNOWN);
    }

    /** Whether it is a session of a role, so that assuming another one is chaining. */
    public boolean isRoleSession() {
        return !user;
    }

    public boolean isExpired(Instant now) {
        return session != null && !now.isBefore(session.expires());
    }

    /** The ARN that {@code GetCallerIdentity} shows. */
    public String arn() {
        return caller().toString();
    }

    /** The id that {@code GetCallerIdentity} shows. */
    public String userId() {
        return user ? entityId : entityId + ":" + sessionName();
    }

    /** Who it is for a policy. */
    public Caller caller() {
        return user ? Caller.user(entityArn) : Caller.session(entityArn, sessionName());
    }

    /** The session, if it is one. */
    public Optional<Session> issued() {
        return Optional.ofNullable(session);
    }

    private String sessionName() {
        return session == null ? "" : session.name();
    }
}
