package dev.keystore.testbed;

import dev.keystore.iam.Caller;
import dev.keystore.testbed.cloud.Ask;
import dev.keystore.testbed.cloud.Cloud;
import dev.keystore.testbed.cloud.Identity;
import dev.keystore.testbed.cloud.NotAuthorized;
import dev.keystore.testbed.cloud.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Sessions that a service of AWS makes for what it runs. The role has to trust the service. */
final class ServiceSessions {

    private static final Duration LIFE = Duration.ofHours(6);

    private final Cloud cloud;
    private final Principals principals;

    ServiceSessions(Cloud cloud, Principals principals) {
        this.cloud = cloud;
        this.principals = principals;
    }

    Principal issue(Role role, String service, String sessionName, Map<String, String> keys, Map<String, String> tags)
            throws Refusal {
        var ask = Ask.of("sts:AssumeRole", role.arn(), role.account()).with("sts:RoleSessionName", sessionName);
        for (var key : keys.entrySet()) {
            ask = ask.with(key.getKey(), key.getValue());
        }
        ask = new SessionTags(tags, tags.keySet()).on(ask);
        try {
            cloud.authorizer().require(Caller.service(service), ask, role.trust());
            if (!tags.isEmpty()) {
                cloud.authorizer().require(Caller.service(service), ask.action("sts:TagSession"), role.trust());
            }
        } catch (NotAuthorized e) {
            throw AssumeRole.denied(e.sentence());
        }
        var now = cloud.now();
        var session =
                new Identity.Session(sessionName, now, now.plus(LIFE), null, null, tags, tags.keySet(), List.of());
        return principals.issue(Identity.of(role, session));
    }
}
