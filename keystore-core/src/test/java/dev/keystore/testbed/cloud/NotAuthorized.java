package dev.keystore.testbed.cloud;

import dev.keystore.iam.Decision;
import dev.keystore.iam.Side;

/** Somebody lacks a right. */
public final class NotAuthorized extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Authorized entry;

    NotAuthorized(Authorized entry) {
        super(entry.decision().toString());
        this.entry = entry;
    }

    public Authorized entry() {
        return entry;
    }

    /** AWS's sentence without a reason, as STS says it. */
    public String sentence() {
        return "User: " + entry.principal() + " is not authorized to perform: "
                + entry.ask().action() + " on resource: " + entry.ask().resource();
    }

    /**
     * AWS's sentence with the kind of policy that is to blame.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html">Troubleshoot access
     *     denied error messages</a>
     */
    public String sentenceWithReason() {
        Decision decision = entry.decision();
        return decision.explicitlyDenied()
                ? sentence() + " with an explicit deny in "
                        + withArticle(decision.because().get(0).side())
                : sentence() + " because no " + policy(toBlame(decision)) + " allows the "
                        + entry.ask().action() + " action";
    }

    /** A key's policy comes first, for without it nothing else counts; elsewhere the caller's. */
    private Side toBlame(Decision decision) {
        boolean key = entry.ask().action().startsWith("kms:");
        if (key && decision.missing().contains(Side.RESOURCE) && entry.isWithinOneAccount()) {
            return Side.RESOURCE;
        }
        return decision.missing().stream().sorted().findFirst().orElseThrow();
    }

    private static String withArticle(Side side) {
        return (side == Side.IDENTITY ? "an " : "a ") + policy(side);
    }

    private static String policy(Side side) {
        return switch (side) {
            case IDENTITY -> "identity-based policy";
            case BOUNDARY -> "permissions boundary";
            case SESSION -> "session policy";
            case RESOURCE -> "resource-based policy";
        };
    }
}
