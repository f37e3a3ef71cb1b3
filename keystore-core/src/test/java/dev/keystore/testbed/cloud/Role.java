package dev.keystore.testbed.cloud;

import dev.keystore.iam.PolicyDocument;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** An IAM role. A role made again under the name of a removed one is another role: sessions of the first stay without rights. */
public final class Role {

    private final String account;
    private final String path;
    private final String name;
    private final String id = UniqueId.of("AROA");
    private final Attachments policies = new Attachments();
    private final Map<String, String> tags = new ConcurrentHashMap<>();
    private volatile PolicyDocument trust;
    private volatile String trustText;
    private volatile Duration longestSession = Duration.ofHours(1);
    private volatile @Nullable String boundaryArn;

    Role(String account, String path, String name, String trust) {
        this.account = account;
        this.path = path;
        this.name = name;
        this.trustText = trust;
        this.trust = PolicyDocument.trust("trust of " + name, trust);
    }

    public String account() {
        return account;
    }

    public String name() {
        return name;
    }

    /** The unique id, {@code AROA…}. */
    public String id() {
        return id;
    }

    /** The ARN, with the path. */
    public String arn() {
        return "arn:aws:iam::" + account + ":role" + path + name;
    }

    public Attachments policies() {
        return policies;
    }

    /** Its tags, which may be changed. */
    public Map<String, String> tags() {
        return tags;
    }

    public PolicyDocument trust() {
        return trust;
    }

    /** The trust policy as it was given. */
    public String trustText() {
        return trustText;
    }

    /** Another trust policy from now on. */
    public void trust(String json) {
        trust = PolicyDocument.trust("trust of " + name, json);
        trustText = json;
    }

    public Duration longestSession() {
        return longestSession;
    }

    /** {@code MaxSessionDuration}, one hour to twelve. */
    public void longestSession(Duration duration) {
        if (duration.compareTo(Duration.ofHours(1)) < 0 || duration.compareTo(Duration.ofHours(12)) > 0) {
            throw new IllegalArgumentException("MaxSessionDuration is one hour to twelve, not " + duration);
        }
        longestSession = duration;
    }

    /** The managed policy that narrows what its policies allow, or null for none. One that doesn't exist allows nothing. */
    public @Nullable String boundaryArn() {
        return boundaryArn;
    }

    public void boundaryArn(@Nullable String policyArn) {
        boundaryArn = policyArn;
    }
}
