package dev.keystore.cli.stack;

import java.util.List;

/**
 * What would be done to a stack, made ready but not done: a change set.
 *
 * @param stackId the stack's ARN
 * @param changeSet the change set's ARN
 * @param creates whether there is no such stack yet
 * @param beginsStack whether there was not even another plan of it
 * @param changes resource by resource; empty if only tags or outputs would change
 */
public record Plan(String stackId, String changeSet, boolean creates, boolean beginsStack, List<Change> changes) {
    /** Keeps a copy. */
    public Plan {
        changes = List.copyOf(changes);
    }

    Plan with(List<Change> others) {
        return new Plan(stackId, changeSet, creates, beginsStack, others);
    }

    /** The stack's name. */
    String stackName() {
        return nameOf(stackId);
    }

    /** The name in the ARN of a stack. */
    static String nameOf(String stackId) {
        String[] parts = stackId.split("/", -1);
        return parts.length > 1 ? parts[1] : stackId;
    }
}
