package dev.keystore.cli.stack;

/**
 * Something that happened to a resource of a stack, or to the stack itself.
 *
 * @param logicalId which resource
 * @param type of what type
 * @param status in CloudFormation's words
 * @param reason why; empty if nothing is said
 */
public record StackEvent(String logicalId, String type, String status, String reason) {
    /** Whether this is where things went wrong, and not only what was called off then. */
    public boolean isFailure() {
        return status.endsWith("_FAILED") && !reason.contains("cancelled");
    }

    /** {@code CREATE_COMPLETE AWS::KMS::Key Key}, and the reason if there is one. */
    public String line() {
        return status + " " + type + " " + logicalId + (reason.isEmpty() ? "" : ": " + reason);
    }
}
