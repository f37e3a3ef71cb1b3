package dev.keystore.cli.stack;

/**
 * What the status of a stack means for whoever wants to change it.
 *
 * @param canBePlanned whether a change set may be made
 * @param meaning what has happened
 * @param advice what to run; empty if nothing has to be
 */
record StackState(boolean canBePlanned, String meaning, String advice) {
    /** The state that {@code stack} is in. */
    static StackState of(Stack stack) {
        if (stack.isOnlyPlanned()) {
            return new StackState(true, "it was planned and never made", "");
        }
        if (stack.isBusy()) {
            return new StackState(
                    false,
                    "something is being done to it",
                    "`keystore bootstrap status` shows when it is done; then run this again");
        }
        return switch (stack.status()) {
            case "ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "CREATE_FAILED" ->
                new StackState(
                        false,
                        "making it failed, and what is left of it can't be changed",
                        "remove it and run this again: " + removal(stack));
            case "DELETE_FAILED" -> new StackState(false, "removing it failed", "remove it again: " + removal(stack));
            case "UPDATE_ROLLBACK_FAILED" ->
                new StackState(
                        false,
                        "changing it failed, and so did changing it back",
                        "aws cloudformation continue-update-rollback --stack-name " + stack.name()
                                + ", then run this again");
            case "UPDATE_ROLLBACK_COMPLETE" ->
                new StackState(
                        true, "the last change failed and was taken back", "set right what failed and run this again");
            default -> new StackState(true, "it stands", "");
        };
    }

    /** A stack with a store in it is removed only by somebody who says so to AWS. */
    private static String removal(Stack stack) {
        return stack.template().equals("store") || stack.template().isEmpty()
                ? "aws cloudformation delete-stack --stack-name " + stack.name()
                : "`keystore bootstrap remove " + stack.name() + "`";
    }
}
