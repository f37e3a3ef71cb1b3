package dev.keystore.testbed;

import dev.keystore.testbed.cloud.Identity;
import dev.keystore.testbed.cloud.User;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Everyone the doubles know: requests signed by anybody else are refused. */
public final class Principals {

    private final Map<String, Principal> byAccessKey = new ConcurrentHashMap<>();
    private final Map<String, Identity> identities = new ConcurrentHashMap<>();
    private final Set<String> expired = ConcurrentHashMap.newKeySet();
    private final InstantSource clock;

    /** Principals whose sessions end by the system's time. */
    public Principals() {
        this(InstantSource.system());
    }

    /** Principals whose sessions end by a clock. */
    Principals(InstantSource clock) {
        this.clock = clock;
    }

    /** A new access key of a user that IAM knows. */
    public Principal accessKey(User user) {
        var identity = Identity.of(user);
        return register(
                identity,
                new Principal(
                        "AKIA" + random(16), random(32) + random(8), null, user.account(), user.arn(), user.id()));
    }

    /** New credentials of limited life. */
    Principal issue(Identity identity) {
        return register(
                identity,
                new Principal(
                        "ASIA" + random(16),
                        random(32) + random(8),
                        random(32) + random(32),
                        identity.account(),
                        identity.arn(),
                        identity.userId()));
    }

    /** Who stands behind the credentials. */
    Identity identity(Principal principal) {
        var known = identities.get(principal.accessKeyId());
        return known == null ? Identity.unknownToIam(principal.account(), principal.arn()) : known;
    }

    /** Whether IAM knows who stands behind the credentials, so that policies count. */
    boolean isKnownToIam(Principal principal) {
        return identities.containsKey(principal.accessKeyId());
    }

    /** A new IAM user with a long-term access key. */
    public Principal user(String account, String name) {
        return register(new Principal(
                "AKIA" + random(16),
                random(32) + random(8),
                null,
                account,
                "arn:aws:iam::" + account + ":user/" + name,
                "AIDA" + random(16)));
    }

    /** A new session of a role, with a session token. */
    public Principal session(String account, String role, String sessionName) {
        return register(new Principal(
                "ASIA" + random(16),
                random(32) + random(8),
                random(32) + random(32),
                account,
                "arn:aws:sts::" + account + ":assumed-role/" + role + "/" + sessionName,
                "AROA" + random(16) + ":" + sessionName));
    }

    /** From now on the credentials are known but expired. */
    public void expire(Principal principal) {
        expired.add(principal.accessKeyId());
    }

    /** From now on the access key is unknown. */
    public void forget(Principal principal) {
        byAccessKey.remove(principal.accessKeyId());
    }

    boolean isExpired(Principal principal) {
        return expired.contains(principal.accessKeyId()) || identity(principal).isExpired(clock.instant());
    }

    @Nullable
    Principal withAccessKey(String accessKeyId) {
        return byAccessKey.get(accessKeyId);
    }

    private Principal register(Identity identity, Principal principal) {
        identities.put(principal.accessKeyId(), identity);
        return register(principal);
    }

    private Principal register(Principal principal) {
        byAccessKey.put(principal.accessKeyId(), principal);
        return principal;
    }

    /** Upper-case letters and digits, at most 32. */
    private static String random(int length) {
        return UUID.randomUUID()
                .toString()
                .replace("-", "")
                .substring(0, length)
                .toUpperCase(Locale.ROOT);
    }
}
