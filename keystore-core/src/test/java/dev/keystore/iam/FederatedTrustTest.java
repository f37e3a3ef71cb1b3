package dev.keystore.iam;

import static dev.keystore.iam.Row.allow;
import static dev.keystore.iam.Row.deny;
import static dev.keystore.iam.StorePolicies.B;
import static dev.keystore.iam.TrustTest.JOE;
import static dev.keystore.iam.TrustTest.assume;
import static dev.keystore.iam.TrustTest.onlyTrusting;
import static dev.keystore.iam.TrustTest.trusting;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may assume a role whose identity is kept outside of IAM.
 *
 * @see <a href="https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html">Referencing
 *     permission sets in resource policies</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html">Create an OpenID
 *     Connect (OIDC) identity provider in IAM</a>
 */
final class FederatedTrustTest {

    private static final String PROVIDER = "arn:aws:iam::" + B + ":oidc-provider/token.actions.githubusercontent.com";

    private static final String SSO = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Principal": {"AWS": "444455556666"}, "Action": "sts:AssumeRole",
               "Condition": {"ArnLike": {"aws:PrincipalArn":
                 "arn:aws:iam::444455556666:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_Ops_*"}}}]}
            """;

    private static final String GITHUB = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Principal": {"Federated": "%s"}, "Action": "sts:AssumeRoleWithWebIdentity",
               "Condition": {"StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com"},
                 "StringLike": {"token.actions.githubusercontent.com:sub":
                   "repo:octo-org@1/octo-repo@2:environment:prod"}}}]}
            """.formatted(PROVIDER);

    static Stream<Row> fromIdentityCenter() {
        Policies trusted = trusting(SSO);
        return Stream.of(
                allow("in a Region", assume(sso("eu-west-1/AWSReservedSSO_Ops_0123456789abcdef")), trusted),
                allow("in us-east-1", assume(sso("AWSReservedSSO_Ops_0123456789abcdef")), trusted),
                deny("another set", assume(sso("eu-west-1/AWSReservedSSO_Dev_0123456789abcdef")), trusted));
    }

    static Stream<Row> withAToken() {
        String role = "arn:aws:iam::" + B + ":role/github";
        Policies trusted = onlyTrusting(GITHUB);
        AccessRequest prod = AccessRequest.of(Caller.federated(PROVIDER), "sts:AssumeRoleWithWebIdentity", role)
                .with("token.actions.githubusercontent.com:aud", "sts.amazonaws.com")
                .with("token.actions.githubusercontent.com:sub", "repo:octo-org@1/octo-repo@2:environment:prod");
        String sub = "token.actions.githubusercontent.com:sub";
        return Stream.of(
                allow("of the environment", prod, trusted),
                deny("of a pull request", prod.with(sub, "repo:octo-org@1/octo-repo@2:pull_request"), trusted),
                deny("of a recycled owner", prod.with(sub, "repo:octo-org@9/octo-repo@2:environment:prod"), trusted),
                deny("for others", prod.with("token.actions.githubusercontent.com:aud", "https://x"), trusted),
                deny("of another provider", prod.from(Caller.federated("accounts.google.com")), trusted),
                deny("signed instead", prod.from(JOE), trusted));
    }

    @ParameterizedTest
    @MethodSource({"fromIdentityCenter", "withAToken"})
    void lets(Row row) {
        row.check();
    }

    private static Caller sso(String name) {
        return Caller.session("arn:aws:iam::" + B + ":role/aws-reserved/sso.amazonaws.com/" + name, "ann@example.com");
    }
}
