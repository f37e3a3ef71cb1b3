package dev.keystore.testbed;

import dev.keystore.iam.PolicyDocument;
import java.security.SecureRandom;
import java.time.Instant;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A symmetric key inside {@link KmsDouble}. Its material never leaves the double. */
public final class KmsKey {

    /** What a key can be used for at the moment. */
    public enum State {
        ENABLED("Enabled"),
        DISABLED("Disabled"),
        PENDING_DELETION("PendingDeletion");

        private final String awsName;

        State(String awsName) {
            this.awsName = awsName;
        }

        String awsName() {
            return awsName;
        }
    }

    private final String account;
    private final String region;
    private final String id;
    private final Instant created;
    private final SecretKey material;
    private volatile State state = State.ENABLED;
    private volatile @Nullable PolicyDocument policy;
    private volatile String policyText = "";
    private volatile int rotationDays;

    KmsKey(String account, String region, String id, Instant created) {
        this.account = account;
        this.region = region;
        this.id = id;
        this.created = created;
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        this.material = new SecretKeySpec(bytes, "AES");
    }

    public String account() {
        return account;
    }

    public String id() {
        return id;
    }

    public String arn() {
        return "arn:aws:kms:" + region + ":" + account + ":key/" + id;
    }

    public State state() {
        return state;
    }

    /** Enables, disables or schedules the deletion of the key, for every request from now on. */
    public void become(State next) {
        state = next;
    }

    /**
     * Gives the key a policy, by which everybody's rights count from now on. A key without one is open to all.
     *
     * @throws dev.keystore.iam.MalformedPolicy for anything in it that isn't known
     */
    public void policy(String json) {
        policy = PolicyDocument.resource("key policy", json);
        policyText = json;
    }

    /** The days from one rotation to the next, 0 where it isn't rotated. */
    public int rotationDays() {
        return rotationDays;
    }

    /** Rotates the key by itself every so many days, or no more by 0. */
    public void rotateEvery(int days) {
        rotationDays = days;
    }

    @Nullable
    PolicyDocument policy() {
        return policy;
    }

    /** The policy as it was given, empty where the key has none. */
    String policyText() {
        return policyText;
    }

    Instant created() {
        return created;
    }

    SecretKey material() {
        return material;
    }

    void requireUsable() throws Refusal {
        switch (state) {
            case ENABLED -> {}
            case DISABLED -> throw Refusal.of("DisabledException", arn() + " is disabled.");
            case PENDING_DELETION -> throw Refusal.of("KMSInvalidStateException", arn() + " is pending deletion.");
        }
    }
}
