package dev.keystore.cli.cloud;

import dev.keystore.cli.cloud.KeptStack.Contents;
import java.util.List;

/**
 * What would be done to a stack.
 *
 * @param id its ARN
 * @param status {@code CREATE_COMPLETE} or {@code FAILED}
 * @param reason why it failed, or empty
 */
record ChangeSet(
        String id,
        String name,
        boolean creates,
        Contents contents,
        List<Change> changes,
        String status,
        String reason) {
    ChangeSet {
        changes = List.copyOf(changes);
    }

    /**
     * What would become of a resource.
     *
     * @param physicalId empty for one that isn't there yet
     * @param replacement {@code True}, {@code False}, {@code Conditional}, or empty where it is no question
     * @param properties those that would change
     */
    record Change(
            String action,
            String logicalId,
            String physicalId,
            String type,
            String replacement,
            String scope,
            List<String> properties) {
        Change {
            properties = List.copyOf(properties);
        }
    }
}
