package dev.keystore.iam;

import static dev.keystore.iam.Row.allow;
import static dev.keystore.iam.Row.deny;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Which policies have to allow, for resources that have policies of no special kind.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html">How
 *     AWS enforcement code logic evaluates requests</a>
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html">Permissions boundaries
 *     for IAM entities</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html">Cross-account
 *     policy evaluation logic</a>
 */
final class EvaluationLogicTest {

    private static final String ACTION = "dynamodb:GetItem";
    private static final String TABLE = "arn:aws:dynamodb:eu-west-1:111122223333:table/keystore";
    private static final String USER = "arn:aws:iam::111122223333:user/exampleuser";
    private static final String ROLE = "arn:aws:iam::111122223333:role/examplerole";
    private static final String SESSION = "arn:aws:sts::111122223333:assumed-role/examplerole/examplerolesessionname";
    private static final String OTHER_ROLE = "arn:aws:iam::444455556666:role/examplerole";
    private static final String OTHER_SESSION = SESSION.replace("111122223333", "444455556666");

    private static final AccessRequest BY_USER = AccessRequest.of(Caller.user(USER), ACTION, TABLE);
    private static final AccessRequest BY_SESSION = BY_USER.from(Caller.session(ROLE, "examplerolesessionname"));
    private static final AccessRequest BY_ROOT = BY_USER.from(Caller.root("111122223333"));
    private static final AccessRequest BY_SERVICE = BY_USER.from(Caller.service("dax.amazonaws.com"));
    private static final AccessRequest BY_OTHER = BY_USER.from(Caller.session(OTHER_ROLE, "examplerolesessionname"));
    private static final AccessRequest BY_OTHER_ROOT = BY_USER.from(Caller.root("444455556666"));

    private static final PolicyDocument READ = identity("Allow", ACTION);
    private static final PolicyDocument ELSE = identity("Allow", "s3:*");
    private static final PolicyDocument NEVER = identity("Deny", ACTION);

    private static PolicyDocument identity(String effect, String action) {
        return PolicyDocument.identity(
                effect + " " + action,
                """
                {"Version": "2012-10-17", "Statement": [{"Effect": "%s", "Action": "%s", "Resource": "*"}]}
                """
                        .formatted(effect, action));
    }

    private static PolicyDocument table(String effect, String principal) {
        return PolicyDocument.resource(
                "table",
                """
                {"Version": "2012-10-17", "Statement": [
                  {"Sid": "Rows", "Effect": "%s", "Principal": %s, "Action": "dynamodb:GetItem", "Resource": "%s"}]}
                """
                        .formatted(effect, principal, TABLE));
    }

    private static PolicyDocument grant(String arn) {
        return table("Allow", "{\"AWS\": \"" + arn + "\"}");
    }

    private static Policies policies() {
        return Policies.NONE;
    }

    static Stream<Row> withinOneAccount() {
        return Stream.of(
                deny("by default", BY_USER, policies()),
                allow("by the user's policy", BY_USER, policies().identity(ELSE, READ)),
                allow("by the table's policy", BY_USER, policies().resource(grant(USER))),
                deny("by another user's name", BY_USER, policies().resource(grant(USER + "2"))),
                deny("explicitly, beside an allow", BY_USER, policies().identity(READ, NEVER)),
                deny("explicitly by the table", BY_USER, policies().identity(READ).resource(table("Deny", "\"*\""))),
                deny("explicitly by the user", BY_USER, policies().identity(NEVER).resource(grant(USER))),
                deny("by the account's name alone", BY_USER, policies().resource(grant("111122223333"))),
                allow("by account and user", BY_USER, policies().identity(READ).resource(grant("111122223333"))),
                allow("everyone", BY_USER, policies().resource(table("Allow", "\"*\""))),
                allow("the root user whatever is attached", BY_ROOT, policies()),
                deny("the root user explicitly", BY_ROOT, policies().resource(table("Deny", "\"*\""))),
                deny("a service without the table's policy", BY_SERVICE, policies()),
                allow(
                        "a service by the table's policy",
                        BY_SERVICE,
                        policies().resource(table("Allow", "{\"Service\": \"dax.amazonaws.com\"}"))));
    }

    static Stream<Row> boundariesAndSessionPolicies() {
        return Stream.of(
                allow("what the boundary and the policy allow", BY_USER, policies().identity(READ).boundary(READ)),
                deny("what the boundary doesn't allow", BY_USER, policies().identity(READ).boundary(ELSE)),
                deny("what only the boundary allows", BY_USER, policies().boundary(READ)),
                deny("what the boundary denies", BY_USER, policies().identity(READ).boundary(NEVER)),
                allow("what the session policy allows", BY_SESSION, policies().identity(READ).session(ELSE, READ)),
                deny("what no session policy allows", BY_SESSION, policies().identity(READ).session(ELSE, ELSE)),
                deny("what only the session policy allows", BY_SESSION, policies().session(READ)),
                deny(
                        "what a session policy denies",
                        BY_SESSION,
                        policies().identity(READ).session(READ, NEVER).resource(grant(SESSION))),
                allow(
                        "what all three allow",
                        BY_SESSION,
                        policies().identity(READ).boundary(READ).session(READ)),
                deny(
                        "what the boundary misses of the three",
                        BY_SESSION,
                        policies().identity(READ).boundary(ELSE).session(READ)));
    }

    /** "Resource-based policies and implicit denies in other policy types (same account)", the page's table. */
    static Stream<Row> implicitDeniesBesideAResourcesGrant() {
        Policies nothing = policies().identity(ELSE).boundary(ELSE);
        Policies nothingInSession = nothing.session(ELSE);
        return Stream.of(
                allow("a user by ARN", BY_USER, nothing.resource(grant(USER))),
                deny("a session by its role's ARN", BY_SESSION, nothingInSession.resource(grant(ROLE))),
                allow("a session by its own ARN", BY_SESSION, nothingInSession.resource(grant(SESSION))),
                allow("a role by ARN, its policies silent", BY_SESSION, policies().resource(grant(ROLE))),
                deny("a role by ARN, boundary silent", BY_SESSION, policies().boundary(ELSE).resource(grant(ROLE))),
                deny("a role by ARN, session silent", BY_SESSION, policies().session(ELSE).resource(grant(ROLE))),
                allow(
                        "a role by ARN, both allow",
                        BY_SESSION,
                        policies().boundary(READ).session(READ).resource(grant(ROLE))),
                allow("everyone, among them a session", BY_SESSION, nothingInSession.resource(table("Allow", "\"*\""))),
                deny("an account", BY_SESSION, nothingInSession.resource(grant("111122223333"))));
    }

    /** "The request is allowed only if both evaluations return a decision of Allow." */
    static Stream<Row> acrossAccounts() {
        return Stream.of(
                deny("by neither", BY_OTHER, policies()),
                deny("by the caller's policy alone", BY_OTHER, policies().identity(READ)),
                deny("by the table's policy alone", BY_OTHER, policies().resource(grant(OTHER_ROLE))),
                deny("by the session's name alone", BY_OTHER, policies().resource(grant(OTHER_SESSION))),
                deny("by everyone's name alone", BY_OTHER, policies().resource(table("Allow", "\"*\""))),
                allow("by role and policy", BY_OTHER, policies().identity(READ).resource(grant(OTHER_ROLE))),
                allow("by session and policy", BY_OTHER, policies().identity(READ).resource(grant(OTHER_SESSION))),
                allow("by account and policy", BY_OTHER, policies().identity(READ).resource(grant("444455556666"))),
                deny("by another account's name", BY_OTHER, policies().identity(READ).resource(grant("111122223333"))),
                deny(
                        "what the session policy misses",
                        BY_OTHER,
                        policies().identity(READ).session(ELSE).resource(grant(OTHER_SESSION))),
                deny(
                        "what the boundary misses",
                        BY_OTHER,
                        policies().identity(READ).boundary(ELSE).resource(grant(OTHER_ROLE))),
                deny("explicitly by the caller", BY_OTHER, policies().identity(NEVER).resource(grant(OTHER_ROLE))),
                deny("another account's root by default", BY_OTHER_ROOT, policies()),
                allow("another account's root by name", BY_OTHER_ROOT, policies().resource(grant("444455556666"))));
    }

    @ParameterizedTest
    @MethodSource({"withinOneAccount", "boundariesAndSessionPolicies", "implicitDeniesBesideAResourcesGrant", "acrossAccounts"
    })
    void decides(Row row) {
        row.check();
    }

    /** "…will always deny any IAM principal that has a permissions boundary policy attached." */
    @Test
    void aDenialForAllButSomeIsForAllWithABoundary() {
        var notPrincipal = PolicyDocument.resource(
                "table",
                """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Deny",
                  "NotPrincipal": {"AWS": ["%s", "111122223333"]}, "Action": "dynamodb:*", "Resource": "*"}]}
                """
                        .formatted(USER));
        Policies read = policies().identity(READ);
        assertThat(Evaluation.decide(BY_USER, read.resource(notPrincipal)).allowed()).isTrue();
        assertThat(Evaluation.decide(BY_USER, read.boundary(READ).resource(notPrincipal)).explicitlyDenied())
                .isTrue();
    }

    @Test
    void policiesThatCannotBeAttachedAreRefused() {
        var trust = PolicyDocument.trust(
                "trust",
                """
                {"Statement": {"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole"}}
                """);
        var assume = AccessRequest.of(Caller.user(USER), "sts:AssumeRole", ROLE);
        refused(BY_USER, policies().session(READ));
        refused(BY_ROOT, policies().identity(READ));
        refused(BY_SERVICE, policies().boundary(READ));
        refused(BY_USER, policies().resource(trust));
        refused(assume, policies().resource(grant(USER)));
        assertThatThrownBy(() -> policies().identity(trust)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> policies().resource(READ)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void refused(AccessRequest request, Policies policies) {
        assertThatThrownBy(() -> Evaluation.decide(request, policies)).isInstanceOf(IllegalArgumentException.class);
    }
}
