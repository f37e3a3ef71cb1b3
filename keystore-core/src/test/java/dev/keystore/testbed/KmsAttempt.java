package dev.keystore.testbed;

import java.util.Map;

/** What somebody tries to do with a key: what IAM and key policies decide on. */
public record KmsAttempt(Principal principal, String action, String keyArn, Map<String, String> context) {

    Refusal denied() {
        return Refusal.of(
                "AccessDeniedException",
                "User: " + principal.arn() + " is not authorized to perform: " + action + " on resource: " + keyArn
                        + " because no identity-based policy allows the " + action + " action");
    }
}
