package dev.keystore.testbed.cloud;

import dev.keystore.iam.PolicyDocument;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All accounts there are, and the one place that decides what somebody may do. Any number of threads may use it. */
public final class Cloud {

    private static final int ACCOUNT_SEGMENT = 4;
    private static final PolicyDocument NOTHING = PolicyDocument.identity("missing", """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "none:None", "Resource": "*"}]}""");

    private final InstantSource clock;
    private final Authorizer authorizer = new Authorizer(this);
    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private final Map<String, WebIdentity> webIdentities = new ConcurrentHashMap<>();

    public Cloud(InstantSource clock) {
        this.clock = clock;
    }

    /** The time by which sessions end and one-time codes are good. */
    public Instant now() {
        return clock.instant();
    }

    public Authorizer authorizer() {
        return authorizer;
    }

    /** An account by its twelve digits, opened where there is none. */
    public Account account(String id) {
        return accounts.computeIfAbsent(id, Account::new);
    }

    /** The role of an ARN with its path, if there is one. */
    public Optional<Role> role(String arn) {
        String[] segments = arn.split(":", -1);
        if (segments.length <= ACCOUNT_SEGMENT || !segments[ACCOUNT_SEGMENT].matches("\\d{12}")) {
            return Optional.empty();
        }
        return account(segments[ACCOUNT_SEGMENT])
                .findRole(arn.substring(arn.lastIndexOf('/') + 1))
                .filter(role -> role.arn().equals(arn));
    }

    /** A managed policy by ARN, if there is one. */
    public Optional<PolicyDocument> policy(String arn) {
        String[] segments = arn.split(":", -1);
        return segments.length > ACCOUNT_SEGMENT && segments[ACCOUNT_SEGMENT].matches("\\d{12}")
                ? account(segments[ACCOUNT_SEGMENT]).findPolicy(arn)
                : Optional.empty();
    }

    /** Makes a word a token of an identity provider. */
    public void webIdentity(String token, WebIdentity identity) {
        webIdentities.put(token, identity);
    }

    public Optional<WebIdentity> webIdentity(String token) {
        return Optional.ofNullable(webIdentities.get(token));
    }

    /** The ARN under which an account knows an identity provider, if it does. */
    public Optional<String> provider(String account, String issuer) {
        return Optional.ofNullable(account(account).providerArn(issuer));
    }

    /** Uses up a one-time code of a user's device, and says whether it was good. */
    public boolean acceptMfa(Identity identity, String serial, String code) {
        return user(identity)
                .map(user -> user.mfa(serial))
                .filter(device -> device.accept(code, now()))
                .isPresent();
    }

    /** Whether a user has a device of that serial number. */
    public boolean hasMfa(Identity identity, String serial) {
        return user(identity).map(user -> user.mfa(serial)).isPresent();
    }

    /** The user that it is or that it is a session of, unless it was removed. */
    Optional<User> user(Identity identity) {
        if (!identity.user()) {
            return Optional.empty();
        }
        String arn = identity.entityArn();
        return account(identity.account())
                .findUser(arn.substring(arn.lastIndexOf('/') + 1))
                .filter(user -> user.id().equals(identity.entityId()));
    }

    /** The role that it is a session of, unless it was removed. */
    Optional<Role> role(Identity identity) {
        return role(identity.entityArn()).filter(role -> role.id().equals(identity.entityId()));
    }

    @Nullable
    PolicyDocument boundary(Role role) {
        String arn = role.boundaryArn();
        if (arn == null) {
            return null;
        }
        return policy(arn).orElse(NOTHING);
    }

    /**
     * The condition keys that follow from who asks and when, but those that the caller has by nature.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">AWS global
     *     condition context keys</a>
     */
    Map<String, String> context(Identity identity) {
        Map<String, String> context = new TreeMap<>();
        context.put("aws:CurrentTime", now().toString());
        context.put("aws:userid", identity.userId());
        String organization = account(identity.account()).organization();
        if (organization != null) {
            context.put("aws:PrincipalOrgID", organization);
        }
        if (identity.isUnknownToIam()) {
            return context;
        }
        user(identity).ifPresent(user -> tags(context, user.tags()));
        role(identity).ifPresent(role -> tags(context, role.tags()));
        identity.issued().ifPresent(session -> session(context, session));
        return context;
    }

    /** Temporary credentials always say whether there was a code; long-term ones never do. */
    private void session(Map<String, String> context, Identity.Session session) {
        tags(context, session.tags());
        context.put("aws:TokenIssueTime", session.issued().toString());
        Instant mfa = session.mfa();
        context.put("aws:MultiFactorAuthPresent", Boolean.toString(mfa != null));
        if (mfa != null) {
            context.put("aws:MultiFactorAuthAge", Authorizer.age(mfa, now()));
        }
        String source = session.sourceIdentity();
        if (source != null) {
            context.put("aws:SourceIdentity", source);
        }
    }

    private static void tags(Map<String, String> context, Map<String, String> tags) {
        tags.forEach((key, value) -> context.put("aws:PrincipalTag/" + key, value));
    }
}
