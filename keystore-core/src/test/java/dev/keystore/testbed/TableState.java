package dev.keystore.testbed;

import dev.keystore.iam.PolicyDocument;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What DynamoDB Local doesn't keep of a table. */
final class TableState {

    private final String partitionKey;
    private volatile boolean deletionProtection;
    private volatile int recoveryDays;
    private volatile @Nullable ResourcePolicy policy;

    /** A policy as it was put, and as it is asked. */
    record ResourcePolicy(String json, PolicyDocument document, String revision) {}

    TableState(String partitionKey, boolean deletionProtection) {
        this.partitionKey = partitionKey;
        this.deletionProtection = deletionProtection;
    }

    String partitionKey() {
        return partitionKey;
    }

    boolean deletionProtection() {
        return deletionProtection;
    }

    void deletionProtection(boolean on) {
        deletionProtection = on;
    }

    /** How many days back the table can be restored, 0 where it can't be. */
    int recoveryDays() {
        return recoveryDays;
    }

    void recoveryDays(int days) {
        recoveryDays = days;
    }

    @Nullable
    ResourcePolicy policy() {
        return policy;
    }

    /** @throws dev.keystore.iam.MalformedPolicy for anything in it that isn't known */
    ResourcePolicy policy(String json) {
        var put = new ResourcePolicy(
                json,
                PolicyDocument.resource("table policy", json),
                UUID.randomUUID().toString());
        policy = put;
        return put;
    }

    void removePolicy() {
        policy = null;
    }
}
