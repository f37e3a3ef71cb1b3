package dev.keystore.cli.stack;

import java.util.List;

/**
 * What would be done to a stack, made ready but not done: a change set.
 *
 * @param stackId the stack's ARN
 * @param changeSet the change set's ARN; empty if nothing would change
 * @param creates whether there is no such stack yet
 * @param stackIsOurs whether there was not even a plan of the stack before
 * @param changes resource by resource; empty if nothing would change, or only tags and outputs
 */
public record Plan(String stackId, String changeSet, boolean creates, boolean stackIsOurs, List<Change> changes) {
    /** Keeps a copy. */
    public Plan {
        changes = List.copyOf(changes);
    }

    /** Whether the stack stands as it is meant to. */
    public boolean changesNothing() {
        return changeSet.isEmpty();
    }
}
