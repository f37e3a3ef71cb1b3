package dev.keystore.iam;

import static dev.keystore.iam.Example.BY_ROOT;
import static dev.keystore.iam.Example.BY_SERVICE;
import static dev.keystore.iam.Example.BY_SESSION;
import static dev.keystore.iam.Example.BY_USER;
import static dev.keystore.iam.Example.ELSE;
import static dev.keystore.iam.Example.NEVER;
import static dev.keystore.iam.Example.READ;
import static dev.keystore.iam.Example.ROLE;
import static dev.keystore.iam.Example.SESSION;
import static dev.keystore.iam.Example.USER;
import static dev.keystore.iam.Example.grant;
import static dev.keystore.iam.Example.table;
import static dev.keystore.iam.Row.allow;
import static dev.keystore.iam.Row.deny;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Which policies have to allow within one account, for resources that have policies of no special kind.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html">How
 *     AWS enforcement code logic evaluates requests</a>
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html">Permissions boundaries
 *     for IAM entities</a>
 */
final class EvaluationLogicTest {

    static Stream<Row> withinOneAccount() {
        return Stream.of(
                deny("by default", BY_USER, Policies.NONE),
                allow("by the user's policy", BY_USER, Policies.NONE.identity(ELSE, READ)),
                allow("by the table's policy", BY_USER, Policies.NONE.resource(grant(USER))),
                deny("by another user's name", BY_USER, Policies.NONE.resource(grant(USER + "2"))),
                deny("explicitly, beside an allow", BY_USER, Policies.NONE.identity(READ, NEVER)),
                deny(
                        "explicitly by the table",
                        BY_USER,
                        Policies.NONE.identity(READ).resource(table("Deny", "\"*\""))),
                deny(
                        "explicitly by the user",
                        BY_USER,
                        Policies.NONE.identity(NEVER).resource(grant(USER))),
                deny("by the account's name alone", BY_USER, Policies.NONE.resource(grant("111122223333"))),
                allow(
                        "by account and user",
                        BY_USER,
                        Policies.NONE.identity(READ).resource(grant("111122223333"))),
                allow("everyone", BY_USER, Policies.NONE.resource(table("Allow", "\"*\""))),
                allow("the root user whatever is attached", BY_ROOT, Policies.NONE),
                deny("the root user explicitly", BY_ROOT, Policies.NONE.resource(table("Deny", "\"*\""))),
                deny("a service without the table's policy", BY_SERVICE, Policies.NONE),
                allow(
                        "a service by the table's policy",
                        BY_SERVICE,
                        Policies.NONE.resource(table("Allow", "{\"Service\": \"dax.amazonaws.com\"}"))));
    }

    static Stream<Row> boundariesAndSessionPolicies() {
        return Stream.of(
                allow(
                        "what the boundary and the policy allow",
                        BY_USER,
                        Policies.NONE.identity(READ).boundary(READ)),
                deny(
                        "what the boundary doesn't allow",
                        BY_USER,
                        Policies.NONE.identity(READ).boundary(ELSE)),
                deny("what only the boundary allows", BY_USER, Policies.NONE.boundary(READ)),
                deny(
                        "what the boundary denies",
                        BY_USER,
                        Policies.NONE.identity(READ).boundary(NEVER)),
                allow(
                        "what the session policy allows",
                        BY_SESSION,
                        Policies.NONE.identity(READ).session(ELSE, READ)),
                deny(
                        "what no session policy allows",
                        BY_SESSION,
                        Policies.NONE.identity(READ).session(ELSE, ELSE)),
                deny("what only the session policy allows", BY_SESSION, Policies.NONE.session(READ)),
                deny(
                        "what a session policy denies",
                        BY_SESSION,
                        Policies.NONE.identity(READ).session(READ, NEVER).resource(grant(SESSION))),
                allow(
                        "what all three allow",
                        BY_SESSION,
                        Policies.NONE.identity(READ).boundary(READ).session(READ)),
                deny(
                        "what the boundary misses of the three",
                        BY_SESSION,
                        Policies.NONE.identity(READ).boundary(ELSE).session(READ)));
    }

    /** "Resource-based policies and implicit denies in other policy types (same account)", the page's table. */
    static Stream<Row> implicitDeniesBesideAResourcesGrant() {
        Policies nothing = Policies.NONE.identity(ELSE).boundary(ELSE);
        Policies nothingInSession = nothing.session(ELSE);
        return Stream.of(
                allow("a user by ARN", BY_USER, nothing.resource(grant(USER))),
                deny("a session by its role's ARN", BY_SESSION, nothingInSession.resource(grant(ROLE))),
                allow("a session by its own ARN", BY_SESSION, nothingInSession.resource(grant(SESSION))),
                allow("a role by ARN, its policies silent", BY_SESSION, Policies.NONE.resource(grant(ROLE))),
                deny(
                        "a role by ARN, boundary silent",
                        BY_SESSION,
                        Policies.NONE.boundary(ELSE).resource(grant(ROLE))),
                deny(
                        "a role by ARN, session silent",
                        BY_SESSION,
                        Policies.NONE.session(ELSE).resource(grant(ROLE))),
                allow(
                        "a role by ARN, both allow",
                        BY_SESSION,
                        Policies.NONE.boundary(READ).session(READ).resource(grant(ROLE))),
                allow("everyone, among them a session", BY_SESSION, nothingInSession.resource(table("Allow", "\"*\""))),
                deny("an account", BY_SESSION, nothingInSession.resource(grant("111122223333"))));
    }

    @ParameterizedTest
    @MethodSource({"withinOneAccount", "boundariesAndSessionPolicies", "implicitDeniesBesideAResourcesGrant"})
    void decides(Row row) {
        row.check();
    }

    /** "…will always deny any IAM principal that has a permissions boundary policy attached." */
    @Test
    void aDenialForAllButSomeIsForAllWithABoundary() {
        var notPrincipal = PolicyDocument.resource("table", """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Deny",
                  "NotPrincipal": {"AWS": ["%s", "111122223333"]}, "Action": "dynamodb:*", "Resource": "*"}]}
                """.formatted(USER));
        Policies read = Policies.NONE.identity(READ);
        assertThat(Evaluation.decide(BY_USER, read.resource(notPrincipal)).allowed())
                .isTrue();
        assertThat(Evaluation.decide(BY_USER, read.boundary(READ).resource(notPrincipal))
                        .explicitlyDenied())
                .isTrue();
    }
}
