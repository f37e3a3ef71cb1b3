package dev.keystore.testbed;

import dev.keystore.testbed.cloud.Cloud;
import dev.keystore.testbed.cloud.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * AWS STS: says who signed a request, and issues sessions to those whom trust and their own policies allow it. Sessions end
 * by the time of the {@link Cloud}.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/welcome.html">AWS STS API Reference</a>
 */
public final class StsDouble {

    private final Principals principals;
    private final AssumeRole assumeRole;
    private final WebIdentitySessions webIdentities;
    private final UserSessions userSessions;
    private final ServiceSessions serviceSessions;
    private final PackedSize packed = new PackedSize();

    StsDouble(Cloud cloud, Principals principals) {
        this.principals = principals;
        var narrowing = new Narrowing(cloud, packed);
        this.assumeRole = new AssumeRole(cloud, principals, narrowing);
        this.webIdentities = new WebIdentitySessions(cloud, principals, narrowing);
        this.userSessions = new UserSessions(cloud, principals);
        this.serviceSessions = new ServiceSessions(cloud, principals);
    }

    /** How many packed bytes session policies and tags of one session may have; AWS doesn't say how many it lets pass. */
    public void packedLimit(int bytes) {
        packed.limit(bytes);
    }

    /**
     * Credentials that a service hands to what it runs: an EC2 instance, a Lambda function, a pod.
     *
     * @param service such as {@code ec2.amazonaws.com}
     * @param keys condition keys that the service sets, such as {@code aws:SourceAccount}
     * @param tags session tags, all transitive; EKS Pod Identity has six
     * @throws Refusal where the role doesn't trust the service
     */
    public Principal serviceSession(
            Role role, String service, String sessionName, Map<String, String> keys, Map<String, String> tags)
            throws Refusal {
        return serviceSessions.issue(role, service, sessionName, keys, tags);
    }

    static boolean isUnsigned(Operation operation) {
        return operation.service().equals("sts") && operation.action().equals("AssumeRoleWithWebIdentity");
    }

    /** The XML that answers the fields of a request that nobody signed. */
    String answerUnsigned(Map<String, String> fields) throws Refusal {
        return envelope("AssumeRoleWithWebIdentity", webIdentities.answer(new QueryFields(fields)));
    }

    /** The XML that answers the fields of a query-protocol request. */
    String answer(Principal principal, Map<String, String> fields) throws Refusal {
        var action = fields.getOrDefault("Action", "");
        var query = new QueryFields(fields);
        return envelope(
                action,
                switch (action) {
                    case "GetCallerIdentity" -> callerIdentity(principal);
                    case "AssumeRole" -> assumeRole.answer(principals.identity(principal), query);
                    case "GetSessionToken" -> userSessions.answer(principals.identity(principal), query);
                    default ->
                        throw Refusal.of(
                                "InvalidAction",
                                "Could not find operation " + action + " for version "
                                        + fields.getOrDefault("Version", "NO_VERSION_SPECIFIED"));
                });
    }

    private static String envelope(String action, List<XmlElement> result) {
        return new XmlElement(
                        action + "Response",
                        List.of(
                                new XmlElement(action + "Result", result),
                                new XmlElement(
                                        "ResponseMetadata",
                                        List.of(XmlElement.of(
                                                "RequestId", UUID.randomUUID().toString())))))
                .document("https://sts.amazonaws.com/doc/2011-06-15/");
    }

    private static List<XmlElement> callerIdentity(Principal principal) {
        return List.of(
                XmlElement.of("Arn", principal.arn()),
                XmlElement.of("UserId", principal.userId()),
                XmlElement.of("Account", principal.account()));
    }
}
