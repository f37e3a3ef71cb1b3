package dev.keystore.iam;

import static dev.keystore.iam.Example.BY_OTHER;
import static dev.keystore.iam.Example.BY_OTHER_ROOT;
import static dev.keystore.iam.Example.ELSE;
import static dev.keystore.iam.Example.NEVER;
import static dev.keystore.iam.Example.OTHER_ROLE;
import static dev.keystore.iam.Example.OTHER_SESSION;
import static dev.keystore.iam.Example.READ;
import static dev.keystore.iam.Example.grant;
import static dev.keystore.iam.Example.table;
import static dev.keystore.iam.Row.allow;
import static dev.keystore.iam.Row.deny;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Callers of another account than the resource's.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html">Cross-account
 *     policy evaluation logic</a>
 */
final class CrossAccountTest {

    /** "The request is allowed only if both evaluations return a decision of Allow." */
    static Stream<Row> acrossAccounts() {
        return Stream.of(
                deny("by neither", BY_OTHER, Policies.NONE),
                deny("by the caller's policy alone", BY_OTHER, Policies.NONE.identity(READ)),
                deny("by the table's policy alone", BY_OTHER, Policies.NONE.resource(grant(OTHER_ROLE))),
                deny("by the session's name alone", BY_OTHER, Policies.NONE.resource(grant(OTHER_SESSION))),
                deny("by everyone's name alone", BY_OTHER, Policies.NONE.resource(table("Allow", "\"*\""))),
                allow(
                        "by role and policy",
                        BY_OTHER,
                        Policies.NONE.identity(READ).resource(grant(OTHER_ROLE))),
                allow(
                        "by session and policy",
                        BY_OTHER,
                        Policies.NONE.identity(READ).resource(grant(OTHER_SESSION))),
                allow(
                        "by account and policy",
                        BY_OTHER,
                        Policies.NONE.identity(READ).resource(grant("444455556666"))),
                deny(
                        "by another account's name",
                        BY_OTHER,
                        Policies.NONE.identity(READ).resource(grant("111122223333"))),
                deny(
                        "what the session policy misses",
                        BY_OTHER,
                        Policies.NONE.identity(READ).session(ELSE).resource(grant(OTHER_SESSION))),
                deny(
                        "what the boundary misses",
                        BY_OTHER,
                        Policies.NONE.identity(READ).boundary(ELSE).resource(grant(OTHER_ROLE))),
                deny(
                        "explicitly by the caller",
                        BY_OTHER,
                        Policies.NONE.identity(NEVER).resource(grant(OTHER_ROLE))),
                deny("another account's root by default", BY_OTHER_ROOT, Policies.NONE),
                allow("another account's root by name", BY_OTHER_ROOT, Policies.NONE.resource(grant("444455556666"))));
    }

    @ParameterizedTest
    @MethodSource("acrossAccounts")
    void decides(Row row) {
        row.check();
    }
}
