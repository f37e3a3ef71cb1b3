package dev.keystore.cli.proof;

import dev.keystore.iam.Caller;
import dev.keystore.iam.PolicyDocument;
import java.util.List;

/** A principal with the policies that it brings along. */
record Standing(Caller caller, List<PolicyDocument> identity, List<PolicyDocument> session) {
    Standing {
        identity = List.copyOf(identity);
        session = List.copyOf(session);
    }

    /** A session of {@code role}. */
    static Standing session(String role, List<PolicyDocument> identity) {
        return new Standing(Caller.session(role, "keystore-joe@laptop"), identity, List.of());
    }

    static Standing session(String role, PolicyDocument... identity) {
        return session(role, List.of(identity));
    }

    static Standing user(String arn, List<PolicyDocument> identity) {
        return new Standing(Caller.user(arn), identity, List.of());
    }

    /** Somebody without policies: a service, a federated caller, a root user. */
    static Standing bare(Caller caller) {
        return new Standing(caller, List.of(), List.of());
    }

    /** The same, its session narrowed by {@code policy}. */
    Standing narrowed(PolicyDocument policy) {
        return new Standing(caller, identity, List.of(policy));
    }
}
