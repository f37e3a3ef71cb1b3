package dev.keystore.testbed;

import java.security.SecureRandom;
import java.time.Instant;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

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
