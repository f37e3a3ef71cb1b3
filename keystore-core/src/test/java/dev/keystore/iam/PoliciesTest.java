package dev.keystore.iam;

import static dev.keystore.iam.Example.BY_ROOT;
import static dev.keystore.iam.Example.BY_SERVICE;
import static dev.keystore.iam.Example.BY_USER;
import static dev.keystore.iam.Example.READ;
import static dev.keystore.iam.Example.ROLE;
import static dev.keystore.iam.Example.USER;
import static dev.keystore.iam.Example.grant;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class PoliciesTest {

    @Test
    void policiesThatCannotBeAttachedAreRefused() {
        var trust = PolicyDocument.trust("trust", """
                {"Statement": {"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole"}}
                """);
        var assume = AccessRequest.of(Caller.user(USER), "sts:AssumeRole", ROLE);
        refused(BY_USER, Policies.NONE.session(READ));
        refused(BY_ROOT, Policies.NONE.identity(READ));
        refused(BY_SERVICE, Policies.NONE.boundary(READ));
        refused(BY_USER, Policies.NONE.resource(trust));
        refused(assume, Policies.NONE.resource(grant(USER)));
        assertThatThrownBy(() -> Policies.NONE.identity(trust)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Policies.NONE.resource(READ)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void refused(AccessRequest request, Policies policies) {
        assertThatThrownBy(() -> Evaluation.decide(request, policies)).isInstanceOf(IllegalArgumentException.class);
    }
}
