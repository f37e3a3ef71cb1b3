package dev.keystore.iam;

/**
 * How a resource's policy names a caller, from the weakest to the strongest: it decides which of the caller's own
 * policies still count within one account.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html">How
 *     AWS enforcement code logic evaluates requests</a>
 */
enum Grant {
    /** Not at all. */
    NONE,
    /** By its account, which leaves the decision to the account's policies. */
    ACCOUNT,
    /** By its role: its boundary and session policies have to allow as well. */
    ROLE,
    /** Itself or everyone: nothing else has to allow. */
    DIRECT
}
