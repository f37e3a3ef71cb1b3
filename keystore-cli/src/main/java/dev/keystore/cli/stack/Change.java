package dev.keystore.cli.stack;

import java.util.Set;

/**
 * What would become of a resource of a stack.
 *
 * @param action {@code Add}, {@code Modify}, {@code Remove} …
 * @param logicalId which resource
 * @param type of what type
 * @param replacement {@code True}, {@code False} or {@code Conditional} for whether it would be made anew; empty where that is no question
 */
public record Change(String action, String logicalId, String type, String replacement) {
    private static final Set<String> KEPT = Set.of("AWS::DynamoDB::Table", "AWS::KMS::Key");
    private static final Set<String> MADE_ANEW = Set.of("True", "Conditional");

    /** Whether a table or a key, and with it every secret, would or might be left behind. */
    public boolean losesSecrets() {
        return KEPT.contains(type) && (action.equals("Remove") || MADE_ANEW.contains(replacement));
    }
}
