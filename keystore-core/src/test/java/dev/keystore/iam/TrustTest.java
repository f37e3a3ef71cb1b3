package dev.keystore.iam;

import static dev.keystore.iam.Row.allow;
import static dev.keystore.iam.Row.deny;
import static dev.keystore.iam.StorePolicies.A;
import static dev.keystore.iam.StorePolicies.B;
import static dev.keystore.iam.StorePolicies.CLIENT;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may assume a role.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html">Access to AWS
 *     accounts owned by third parties</a>
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html">Secure
 *     API access with MFA</a>
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html">Pass session tags in AWS STS</a>
 */
final class TrustTest {

    private static final String READER = "arn:aws:iam::" + A + ":role/keystore/keystore/reader/keystore-grant";
    static final Caller JOE = Caller.user("arn:aws:iam::" + B + ":user/joe");

    static final String EXTERNAL_ID = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::444455556666:root"}, "Action": "sts:AssumeRole",
               "Condition": {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::444455556666:role/deploy"},
                             "StringEquals": {"sts:ExternalId": "unique-to-B"}}}]}
            """;

    static final String WITH_MFA = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Principal": {"AWS": "444455556666"}, "Action": "sts:AssumeRole",
               "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"},
                             "NumericLessThan": {"aws:MultiFactorAuthAge": "3600"},
                             "StringLike": {"sts:RoleSessionName": "${aws:username}*"}}}]}
            """;

    private static final String TAGS = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Principal": {"AWS": "444455556666"}, "Action": "sts:AssumeRole"},
              {"Effect": "Allow", "Principal": {"AWS": "444455556666"}, "Action": "sts:TagSession",
               "Condition": {"ForAllValues:StringEquals": {"aws:TagKeys": ["team"]},
                             "StringEquals": {"aws:RequestTag/team": "blue"}}}]}
            """;

    static Policies trusting(String trust) {
        return Policies.NONE.identity(mayAssume(READER)).resource(PolicyDocument.trust("trust", trust));
    }

    private static PolicyDocument mayAssume(String role) {
        return PolicyDocument.identity("client", """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                  "Action": ["sts:AssumeRole", "sts:TagSession"], "Resource": "%s"}]}
                """.formatted(role));
    }

    static Policies onlyTrusting(String trust) {
        return Policies.NONE.resource(PolicyDocument.trust("trust", trust));
    }

    static AccessRequest assume(Caller caller) {
        return AccessRequest.of(caller, "sts:AssumeRole", READER);
    }

    static AccessRequest joeWithMfa() {
        return assume(JOE)
                .with("sts:RoleSessionName", "joe-laptop")
                .with("aws:MultiFactorAuthPresent", "true")
                .with("aws:MultiFactorAuthAge", "60");
    }

    static Stream<Row> withAnExternalId() {
        Policies trusted = trusting(EXTERNAL_ID);
        AccessRequest right = assume(CLIENT).with("sts:ExternalId", "unique-to-B");
        return Stream.of(
                allow("the client with the right id", right, trusted),
                deny("with a wrong id", right.with("sts:ExternalId", "unique-to-C"), trusted),
                deny("without an id", assume(CLIENT), trusted),
                deny("before its own account lets it", right, onlyTrusting(EXTERNAL_ID)),
                deny("before the role trusts it", right, Policies.NONE.identity(mayAssume(READER))),
                deny("another role of its account", right.from(role(B, "other")), trusted),
                deny("the same role of another account", right.from(role("777788889999", "deploy")), trusted),
                deny(
                        "where its account lets it assume another role",
                        right,
                        onlyTrusting(EXTERNAL_ID).identity(mayAssume(READER.replace("reader", "writer")))));
    }

    static Stream<Row> withMfa() {
        Policies trusted = trusting(WITH_MFA);
        return Stream.of(
                allow("Joe with a fresh code", joeWithMfa(), trusted),
                deny("without a code", assume(JOE).with("sts:RoleSessionName", "joe"), trusted),
                deny("without a code, said", joeWithMfa().with("aws:MultiFactorAuthPresent", "false"), trusted),
                deny("with a code of two hours ago", joeWithMfa().with("aws:MultiFactorAuthAge", "7200"), trusted),
                deny("calling himself Ann", joeWithMfa().with("sts:RoleSessionName", "ann"), trusted),
                deny("a role, which has no user name", joeWithMfa().from(CLIENT), trusted));
    }

    static Stream<Row> withTags() {
        Policies trusted = trusting(TAGS);
        AccessRequest tag = AccessRequest.of(CLIENT, "sts:TagSession", READER)
                .withAll("aws:TagKeys", List.of("team"))
                .with("aws:RequestTag/team", "blue");
        return Stream.of(
                allow("the tag that is agreed on", tag, trusted),
                deny("another value", tag.with("aws:RequestTag/team", "red"), trusted),
                deny("one more tag", tag.withAll("aws:TagKeys", List.of("team", "keystore-prefix")), trusted),
                deny("where the trust has none", tag, trusting(EXTERNAL_ID)),
                deny("setting a source identity", AccessRequest.of(CLIENT, "sts:SetSourceIdentity", READER), trusted));
    }

    static Stream<Row> withinOneAccount() {
        Caller own = role(A, "deploy");
        Caller joe = Caller.user("arn:aws:iam::" + A + ":user/joe");
        String account = trust("{\"AWS\": \"arn:aws:iam::111122223333:root\"}");
        return Stream.of(
                deny("by the role's own policy alone", assume(own), Policies.NONE.identity(mayAssume(READER))),
                deny("trusting the account alone", assume(own), onlyTrusting(account)),
                allow("trusting the account, and the policy", assume(own), trusting(account)),
                allow(
                        "trusting the role by name",
                        assume(own),
                        onlyTrusting(trust("{\"AWS\": \"arn:aws:iam::111122223333:role/deploy\"}"))),
                allow(
                        "trusting the user by name",
                        assume(joe),
                        onlyTrusting(trust("{\"AWS\": \"arn:aws:iam::111122223333:user/joe\"}"))),
                deny("the root user, whoever trusts it", assume(Caller.root(A)), onlyTrusting(account)),
                deny("another account's root user", assume(Caller.root(B)), onlyTrusting(trust("{\"AWS\": \"*\"}"))),
                allow(
                        "a service",
                        assume(Caller.service("ec2.amazonaws.com")),
                        onlyTrusting(trust("{\"Service\": \"ec2.amazonaws.com\"}"))),
                deny(
                        "another service",
                        assume(Caller.service("lambda.amazonaws.com")),
                        onlyTrusting(trust("{\"Service\": \"ec2.amazonaws.com\"}"))));
    }

    @ParameterizedTest
    @MethodSource({"withAnExternalId", "withMfa", "withTags", "withinOneAccount"})
    void lets(Row row) {
        row.check();
    }

    private static String trust(String principal) {
        return "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"sts:AssumeRole\", \"Principal\": " + principal
                + "}}";
    }

    private static Caller role(String account, String name) {
        return Caller.session("arn:aws:iam::" + account + ":role/" + name, "run-1");
    }
}
