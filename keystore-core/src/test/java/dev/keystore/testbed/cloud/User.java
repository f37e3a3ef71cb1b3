package dev.keystore.testbed.cloud;

import dev.keystore.iam.PolicyDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** An IAM user: its policies, those of its groups, tags, perhaps a permissions boundary and an MFA device. */
public final class User {

    private final String account;
    private final String name;
    private final String id = UniqueId.of("AIDA");
    private final Attachments policies = new Attachments();
    private final Set<Group> groups = ConcurrentHashMap.newKeySet();
    private final Map<String, String> tags = new ConcurrentHashMap<>();
    private final MfaDevice mfa;
    private volatile boolean hasMfa;
    private volatile @Nullable PolicyDocument boundary;

    User(String account, String name) {
        this.account = account;
        this.name = name;
        this.mfa = new MfaDevice("arn:aws:iam::" + account + ":mfa/" + name);
    }

    public String account() {
        return account;
    }

    public String name() {
        return name;
    }

    /** The unique id, {@code AIDA…}. */
    public String id() {
        return id;
    }

    public String arn() {
        return "arn:aws:iam::" + account + ":user/" + name;
    }

    public Attachments policies() {
        return policies;
    }

    /** Its tags, which may be changed. */
    public Map<String, String> tags() {
        return tags;
    }

    public void join(Group group) {
        groups.add(group);
    }

    public void leave(Group group) {
        groups.remove(group);
    }

    /** Enables the user's MFA device. */
    public MfaDevice enableMfa() {
        hasMfa = true;
        return mfa;
    }

    /** Narrows what its policies allow. */
    public void boundary(String json) {
        boundary = PolicyDocument.identity("boundary of " + name, json);
    }

    /** The device of a serial number, or null where the user has none of that number. */
    @Nullable
    MfaDevice mfa(String serial) {
        return hasMfa && mfa.serial().equals(serial) ? mfa : null;
    }

    @Nullable
    PolicyDocument boundary() {
        return boundary;
    }

    List<PolicyDocument> documents(Cloud cloud) {
        List<PolicyDocument> documents = new ArrayList<>(policies.documents(cloud));
        groups.forEach(group -> documents.addAll(group.policies().documents(cloud)));
        return documents;
    }
}
