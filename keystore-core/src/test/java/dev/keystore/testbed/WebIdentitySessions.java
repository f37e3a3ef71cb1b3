package dev.keystore.testbed;

import dev.keystore.iam.Caller;
import dev.keystore.testbed.cloud.Ask;
import dev.keystore.testbed.cloud.Cloud;
import dev.keystore.testbed.cloud.Identity;
import dev.keystore.testbed.cloud.NotAuthorized;
import dev.keystore.testbed.cloud.Role;
import dev.keystore.testbed.cloud.WebIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * {@code AssumeRoleWithWebIdentity}: nobody signs the request, the token says who it is.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html">AssumeRoleWithWebIdentity</a>
 */
final class WebIdentitySessions {

    private static final String ACTION = "sts:AssumeRoleWithWebIdentity";

    private final Cloud cloud;
    private final Principals principals;
    private final Narrowing narrowing;

    WebIdentitySessions(Cloud cloud, Principals principals, Narrowing narrowing) {
        this.cloud = cloud;
        this.principals = principals;
        this.narrowing = narrowing;
    }

    List<XmlElement> answer(QueryFields fields) throws Refusal {
        var roleArn = AssumeRole.roleArn(fields);
        var name = AssumeRole.sessionName(fields);
        var seconds = AssumeRole.seconds(fields);
        var policies = narrowing.policies(fields);
        var identity = identity(fields.required("WebIdentityToken"));
        var role = role(roleArn, name, identity);
        AssumeRole.requireWithinRole(role, seconds);
        var percent = narrowing.percent(fields, Map.of());
        var now = cloud.now();
        var session =
                new Identity.Session(name, now, now.plusSeconds(seconds), null, null, Map.of(), Set.of(), policies);
        var issued = principals.issue(Identity.of(role, session));
        var result = new ArrayList<>(List.of(
                IssuedSession.credentials(issued, session.expires()),
                IssuedSession.assumedRole(issued),
                XmlElement.of("SubjectFromWebIdentityToken", claim(identity, "sub")),
                XmlElement.of("Audience", claim(identity, "aud")),
                XmlElement.of("Provider", provider(role.account(), identity))));
        if (!policies.isEmpty()) {
            result.add(XmlElement.of("PackedPolicySize", Integer.toString(percent)));
        }
        return result;
    }

    private WebIdentity identity(String token) throws Refusal {
        var identity = cloud.webIdentity(token)
                .orElseThrow(() ->
                        invalidToken("The ID Token provided is not a valid JWT. (You may see this error if you sent "
                                + "an Access Token)"));
        if (!cloud.now().isBefore(identity.expires())) {
            throw new Refusal(new AwsError(
                    400,
                    "ExpiredTokenException",
                    "Token expired: current date/time " + cloud.now().getEpochSecond()
                            + " must be before the expiration date/time "
                            + identity.expires().getEpochSecond()));
        }
        return identity;
    }

    private Role role(String roleArn, String sessionName, WebIdentity identity) throws Refusal {
        var account = roleArn.split(":", -1)[4];
        var ask = Ask.of(ACTION, roleArn, account).with("sts:RoleSessionName", sessionName);
        for (var claim : identity.claims().entrySet()) {
            ask = ask.with(identity.issuer() + ":" + claim.getKey(), claim.getValue());
        }
        var caller = Caller.federated(provider(account, identity));
        var role = cloud.role(roleArn).orElseThrow(WebIdentitySessions::denied);
        try {
            cloud.authorizer().require(caller, ask, role.trust());
            return role;
        } catch (NotAuthorized e) {
            throw denied();
        }
    }

    private String provider(String account, WebIdentity identity) throws Refusal {
        return cloud.provider(account, identity.issuer())
                .orElseThrow(() -> invalidToken(
                        "No OpenIDConnect provider found in your account for https://" + identity.issuer()));
    }

    private static String claim(WebIdentity identity, String name) {
        return Objects.requireNonNull(identity.claims().get(name));
    }

    private static Refusal denied() {
        return AssumeRole.denied("Not authorized to perform " + ACTION);
    }

    private static Refusal invalidToken(String message) {
        return new Refusal(new AwsError(400, "InvalidIdentityToken", message));
    }
}
