package dev.keystore.testbed.cloud;

import dev.keystore.iam.PolicyDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The policies of a user, group or role: its own, and managed ones by ARN. Every change counts from the next request on. */
public final class Attachments {

    private final Map<String, PolicyDocument> inline = new ConcurrentHashMap<>();
    private final Set<String> managed = ConcurrentHashMap.newKeySet();

    Attachments() {}

    /**
     * Adds or replaces an inline policy.
     *
     * @throws dev.keystore.iam.MalformedPolicy for anything in it that isn't known
     */
    public void put(String name, String json) {
        inline.put(name, PolicyDocument.identity(name, json));
    }

    /** Takes an inline policy away. */
    public void remove(String name) {
        inline.remove(name);
    }

    /** Whether there is an inline policy of that name. */
    public boolean has(String name) {
        return inline.containsKey(name);
    }

    /** Attaches a managed policy, which need not exist: then it allows nothing. */
    public void attach(String policyArn) {
        managed.add(policyArn);
    }

    /** Detaches a managed policy. */
    public void detach(String policyArn) {
        managed.remove(policyArn);
    }

    /** The managed policies attached, by ARN. */
    public Set<String> attached() {
        return Set.copyOf(managed);
    }

    /** Takes everything away. */
    public void clear() {
        inline.clear();
        managed.clear();
    }

    List<PolicyDocument> documents(Cloud cloud) {
        List<PolicyDocument> documents = new ArrayList<>(inline.values());
        for (String arn : managed) {
            cloud.policy(arn).ifPresent(documents::add);
        }
        return documents;
    }
}
