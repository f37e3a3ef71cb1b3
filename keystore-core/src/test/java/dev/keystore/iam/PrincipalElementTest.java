package dev.keystore.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Whom a statement names.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">AWS JSON
 *     policy elements: Principal</a>
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html">AWS JSON
 *     policy elements: NotPrincipal</a>
 */
final class PrincipalElementTest {

    private static final String ROLE = "arn:aws:iam::111122223333:role/app/reader";
    private static final String SESSION = "arn:aws:sts::111122223333:assumed-role/reader/run-1";
    private static final String PROVIDER =
            "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";

    private static final Caller USER = Caller.user("arn:aws:iam::111122223333:user/team/Joe");
    private static final Caller READER = Caller.session(ROLE, "run-1");
    private static final Caller ROOT = Caller.root("111122223333");
    private static final Caller SERVICE = Caller.service("ec2.amazonaws.com");
    private static final Caller GITHUB = Caller.federated(PROVIDER);

    private static Grant grant(Object principal, Caller caller) {
        return PrincipalElement.read(principal, false).of(caller);
    }

    private static Grant grantToOthers(Object principal, Caller caller) {
        return PrincipalElement.read(principal, true).of(caller);
    }

    private static Map<String, Object> aws(String... names) {
        return Map.of("AWS", List.of(names));
    }

    @Test
    void everyone() {
        for (Caller caller : List.of(USER, READER, ROOT, SERVICE, GITHUB)) {
            assertThat(grant("*", caller)).as("%s", caller).isEqualTo(Grant.DIRECT);
            assertThat(grant(aws("*"), caller)).as("%s", caller).isEqualTo(Grant.DIRECT);
        }
    }

    /** "The account ARN and the shortened account ID behave the same way." */
    @Test
    void anAccount() {
        for (String name :
                List.of("111122223333", "arn:aws:iam::111122223333:root", "arn:aws-cn:iam::111122223333:root")) {
            assertThat(grant(aws(name), USER)).isEqualTo(Grant.ACCOUNT);
            assertThat(grant(aws(name), READER)).isEqualTo(Grant.ACCOUNT);
            assertThat(grant(aws(name), ROOT)).isEqualTo(Grant.DIRECT);
            assertThat(grant(aws(name), SERVICE)).isEqualTo(Grant.NONE);
            assertThat(grant(aws(name), Caller.root("444455556666"))).isEqualTo(Grant.NONE);
        }
    }

    @Test
    void aUserRoleOrSession() {
        assertThat(grant(aws("arn:aws:iam::111122223333:user/team/Joe"), USER)).isEqualTo(Grant.DIRECT);
        assertThat(grant(aws("arn:aws:iam::111122223333:user/Joe"), USER)).isEqualTo(Grant.NONE);
        assertThat(grant(aws("arn:aws:iam::111122223333:user/team/joe"), USER)).isEqualTo(Grant.NONE);
        assertThat(grant(aws(ROLE), READER)).isEqualTo(Grant.ROLE);
        assertThat(grant(aws("arn:aws:iam::111122223333:role/reader"), READER)).isEqualTo(Grant.NONE);
        assertThat(grant(aws(SESSION), READER)).isEqualTo(Grant.DIRECT);
        assertThat(grant(aws(SESSION), Caller.session(ROLE, "run-2"))).isEqualTo(Grant.NONE);
    }

    @Test
    void theStrongestNameCounts() {
        assertThat(grant(aws("111122223333", ROLE), READER)).isEqualTo(Grant.ROLE);
        assertThat(grant(aws(SESSION, ROLE, "111122223333"), READER)).isEqualTo(Grant.DIRECT);
    }

    @Test
    void aServiceOrProvider() {
        assertThat(grant(Map.of("Service", "ec2.amazonaws.com"), SERVICE)).isEqualTo(Grant.DIRECT);
        assertThat(grant(Map.of("Service", "lambda.amazonaws.com"), SERVICE)).isEqualTo(Grant.NONE);
        assertThat(grant(Map.of("Federated", PROVIDER), GITHUB)).isEqualTo(Grant.DIRECT);
        assertThat(grant(Map.of("Federated", "accounts.google.com"), GITHUB)).isEqualTo(Grant.NONE);
        assertThat(grant(Map.of("AWS", "111122223333", "Service", "ec2.amazonaws.com"), SERVICE))
                .isEqualTo(Grant.DIRECT);
    }

    /** The guide's two examples: Bob with his account; an application with its role and account. */
    @Test
    void allButSome() {
        var bob = Caller.user("arn:aws:iam::444455556666:user/Bob");
        Object exceptBob = aws("arn:aws:iam::444455556666:user/Bob", "arn:aws:iam::444455556666:root");
        assertThat(grantToOthers(exceptBob, bob)).isEqualTo(Grant.NONE);
        assertThat(grantToOthers(exceptBob, USER)).isEqualTo(Grant.DIRECT);

        String role = "arn:aws:iam::444455556666:role/cross-account-read-only-role";
        String session = "arn:aws:sts::444455556666:assumed-role/cross-account-read-only-role/cross-account-audit-app";
        Object exceptAudit = aws(session, role, "arn:aws:iam::444455556666:root");
        assertThat(grantToOthers(exceptAudit, Caller.session(role, "cross-account-audit-app")))
                .isEqualTo(Grant.NONE);
        assertThat(grantToOthers(exceptAudit, SERVICE)).isEqualTo(Grant.DIRECT);
    }

    /** "The effect of the policy might be to explicitly deny access to the AWS account." */
    @Test
    void allButSomeWithoutTheirAccountIsLeftOpen() {
        Object onlyBob = aws("arn:aws:iam::444455556666:user/Bob");
        assertThatThrownBy(() -> grantToOthers(onlyBob, Caller.user("arn:aws:iam::444455556666:user/Bob")))
                .isInstanceOf(Undecidable.class);
        assertThatThrownBy(() -> grantToOthers(aws("444455556666"), Caller.user("arn:aws:iam::444455556666:user/Ann")))
                .isInstanceOf(Undecidable.class);
    }
}
