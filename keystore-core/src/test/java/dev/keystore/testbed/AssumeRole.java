package dev.keystore.testbed;

import dev.keystore.iam.PolicyDocument;
import dev.keystore.testbed.cloud.Ask;
import dev.keystore.testbed.cloud.Cloud;
import dev.keystore.testbed.cloud.Identity;
import dev.keystore.testbed.cloud.NotAuthorized;
import dev.keystore.testbed.cloud.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code AssumeRole}: the caller's policies and the role's trust have to allow it, and what the session brings along.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html">AssumeRole</a>
 */
final class AssumeRole {

    static final String SESSION_NAME = "[\\w+=,.@-]*";

    private static final int SHORTEST = 900;
    private static final int LONGEST = 43_200;
    private static final int USUAL = 3600;

    private final Cloud cloud;
    private final Principals principals;
    private final Narrowing narrowing;

    AssumeRole(Cloud cloud, Principals principals, Narrowing narrowing) {
        this.cloud = cloud;
        this.principals = principals;
        this.narrowing = narrowing;
    }

    List<XmlElement> answer(Identity caller, QueryFields fields) throws Refusal {
        var roleArn = roleArn(fields);
        var name = sessionName(fields);
        var seconds = seconds(fields);
        if (fields.text("ExternalId") != null) {
            fields.matching("ExternalId", "[\\w+=,.@:\\/-]*", 2, 1224);
        }
        var policies = narrowing.policies(fields);
        var tags = SessionTags.of(caller, fields);
        var source = sourceIdentity(caller, fields);
        var mfa = new MfaCheck(cloud).shown(caller, fields);
        var role = cloud.role(roleArn);
        authorize(caller, role.map(Role::trust), asks(fields, roleArn, tags, source, mfa));
        // Who isn't allowed learns nothing of the role, not even that there is none.
        var found = role.orElseThrow();
        requireDuration(caller, found, seconds);
        var percent = narrowing.percent(fields, tags.all());
        var now = cloud.now();
        var session = new Identity.Session(
                name, now, now.plusSeconds(seconds), null, source, tags.all(), tags.transitive(), policies);
        var issued = principals.issue(Identity.of(found, session));
        var result = new ArrayList<>(
                List.of(IssuedSession.credentials(issued, session.expires()), IssuedSession.assumedRole(issued)));
        if (!policies.isEmpty() || !tags.all().isEmpty()) {
            result.add(XmlElement.of("PackedPolicySize", Integer.toString(percent)));
        }
        result.addAll(XmlElement.optional("SourceIdentity", source));
        return result;
    }

    static String roleArn(QueryFields fields) throws Refusal {
        var arn = fields.matching("RoleArn", "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF]+", 20, 2048);
        if (!arn.matches("arn:aws[a-z-]*:iam::\\d{12}:role/.+")) {
            throw QueryFields.invalid("Request ARN is invalid");
        }
        return arn;
    }

    static String sessionName(QueryFields fields) throws Refusal {
        return fields.matching("RoleSessionName", SESSION_NAME, 2, 64);
    }

    static int seconds(QueryFields fields) throws Refusal {
        return fields.number("DurationSeconds", USUAL, SHORTEST, LONGEST);
    }

    static void requireWithinRole(Role role, int seconds) throws Refusal {
        if (seconds > role.longestSession().toSeconds()) {
            throw QueryFields.invalid(
                    "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }
    }

    private static void requireDuration(Identity caller, Role role, int seconds) throws Refusal {
        if (caller.isRoleSession() && seconds > USUAL) {
            throw QueryFields.invalid(
                    "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by "
                            + "role chaining");
        }
        requireWithinRole(role, seconds);
    }

    private static List<Ask> asks(
            QueryFields fields, String roleArn, SessionTags tags, @Nullable String source, @Nullable Instant mfa)
            throws Refusal {
        var ask = Ask.of("sts:AssumeRole", roleArn, roleArn.split(":", -1)[4])
                .with("sts:RoleSessionName", sessionName(fields));
        var externalId = fields.text("ExternalId");
        if (externalId != null) {
            ask = ask.with("sts:ExternalId", externalId);
        }
        if (source != null) {
            ask = ask.with("sts:SourceIdentity", source);
        }
        if (mfa != null) {
            ask = ask.with("aws:MultiFactorAuthPresent", "true").with("aws:MultiFactorAuthAge", "0");
        }
        ask = tags.on(ask);
        var asks = new ArrayList<>(List.of(ask));
        if (!tags.all().isEmpty()) {
            asks.add(ask.action("sts:TagSession"));
        }
        if (source != null) {
            asks.add(ask.action("sts:SetSourceIdentity"));
        }
        return asks;
    }

    private void authorize(Identity caller, Optional<PolicyDocument> trust, List<Ask> asks) throws Refusal {
        try {
            cloud.authorizer().require(caller, "sts:AssumeRole", asks, ask -> trust);
        } catch (NotAuthorized e) {
            throw denied(e.sentence());
        }
    }

    static Refusal denied(String message) {
        return new Refusal(new AwsError(403, "AccessDenied", message));
    }

    /** Once set it stays, from session to session. */
    private static @Nullable String sourceIdentity(Identity caller, QueryFields fields) throws Refusal {
        var before = caller.issued().map(Identity.Session::sourceIdentity).orElse(null);
        if (fields.text("SourceIdentity") == null) {
            return before;
        }
        var asked = fields.matching("SourceIdentity", SESSION_NAME, 2, 64);
        if (before != null && !before.equals(asked)) {
            throw denied("User: " + caller.arn() + " is not authorized to perform: sts:SetSourceIdentity");
        }
        return asked;
    }
}
