package dev.keystore.testbed;

import dev.keystore.testbed.cloud.Cloud;
import dev.keystore.testbed.cloud.Identity;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code GetSessionToken}: credentials of limited life for a user, who may have shown a one-time code. Needs no right.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html">GetSessionToken</a>
 */
final class UserSessions {

    private static final int SHORTEST = 900;
    private static final int LONGEST = 129_600;
    private static final int USUAL = 43_200;

    private final Cloud cloud;
    private final Principals principals;

    UserSessions(Cloud cloud, Principals principals) {
        this.cloud = cloud;
        this.principals = principals;
    }

    List<XmlElement> answer(Identity caller, QueryFields fields) throws Refusal {
        if (caller.issued().isPresent()) {
            throw AssumeRole.denied("Cannot call GetSessionToken with session credentials");
        }
        var seconds = fields.number("DurationSeconds", USUAL, SHORTEST, LONGEST);
        var mfa = new MfaCheck(cloud).shown(caller, fields);
        var now = cloud.now();
        var session = new Identity.Session("", now, now.plusSeconds(seconds), mfa, null, Map.of(), Set.of(), List.of());
        var issued = principals.issue(caller.with(session));
        return List.of(IssuedSession.credentials(issued, session.expires()));
    }
}
