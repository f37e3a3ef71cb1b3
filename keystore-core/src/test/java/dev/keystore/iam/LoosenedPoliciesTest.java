package dev.keystore.iam;

import static dev.keystore.iam.StorePolicies.CLIENT;
import static dev.keystore.iam.StorePolicies.READER;
import static dev.keystore.iam.StorePolicies.key;
import static dev.keystore.iam.StorePolicies.rows;
import static dev.keystore.iam.TrustTest.assume;
import static dev.keystore.iam.TrustTest.joeWithMfa;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Mistakes that were seen in public: each lets something through that the policy without it refuses. An evaluator that
 * doesn't see them would prove nothing about a template.
 */
final class LoosenedPoliciesTest {

    /** A policy, a change to its text, and a request that only passes after it. */
    private record Mistake(
            String what,
            String policy,
            String from,
            String to,
            Function<String, Policies> attached,
            AccessRequest leak) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static final String OPEN_BY_NAME = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*",
              "Condition": {"StringLike": {"kms:EncryptionContext:keystore:name": "prod/app1/*"}}}]}
            """;

    private static Policies reading(String policy) {
        return Policies.NONE.identity(PolicyDocument.identity("reader", policy));
    }

    private static Policies opening(String policy) {
        return reading(policy).resource(PolicyDocument.resource("key", StorePolicies.DEFAULT_KEY_POLICY));
    }

    static Stream<Mistake> mistakes() {
        String trustOnlyAccount = "\"ArnLike\": {\"aws:PrincipalArn\": \"arn:aws:iam::444455556666:role/deploy\"},";
        AccessRequest other = assume(Caller.session("arn:aws:iam::444455556666:role/other", "run-1"));
        return Stream.of(
                new Mistake(
                        "a scan that is listed, and no Null: the key is absent",
                        StorePolicies.READ.replace("\"dynamodb:GetItem\"", "\"dynamodb:GetItem\", \"dynamodb:Scan\""),
                        ",\n                 \"Null\": {\"dynamodb:LeadingKeys\": \"false\"}",
                        "",
                        LoosenedPoliciesTest::reading,
                        rows(READER, "Scan")),
                new Mistake(
                        "no slash: a sibling begins the same way",
                        StorePolicies.READ,
                        "[\"prod/app1/*\"]",
                        "[\"prod/app1*\"]",
                        LoosenedPoliciesTest::reading,
                        rows(READER, "GetItem", "prod/app10/db")),
                new Mistake(
                        "ForAnyValue: one key of one's own is enough",
                        StorePolicies.READ,
                        "ForAllValues:StringLike",
                        "ForAnyValue:StringLike",
                        LoosenedPoliciesTest::reading,
                        rows(READER, "GetItem", "prod/app1/a", "prod/app2/b")),
                new Mistake(
                        "ForAllValues on the encryption context: none is all",
                        OPEN_BY_NAME,
                        "StringLike",
                        "ForAllValues:StringLike",
                        LoosenedPoliciesTest::opening,
                        key(READER, "Decrypt")),
                new Mistake(
                        "a trust without ArnLike: every role of the account",
                        TrustTest.EXTERNAL_ID,
                        trustOnlyAccount,
                        "",
                        TrustTest::trusting,
                        other.with("sts:ExternalId", "unique-to-B")),
                new Mistake(
                        "a trust without external id",
                        TrustTest.EXTERNAL_ID,
                        "\"StringEquals\": {\"sts:ExternalId\": \"unique-to-B\"}",
                        "\"Null\": {\"aws:PrincipalArn\": \"false\"}",
                        TrustTest::trusting,
                        assume(CLIENT).with("sts:ExternalId", "unique-to-C")),
                new Mistake(
                        "an external id that is asked if it exists",
                        TrustTest.EXTERNAL_ID,
                        "StringEquals",
                        "StringEqualsIfExists",
                        TrustTest::trusting,
                        assume(CLIENT)),
                new Mistake(
                        "MFA that is asked if it exists: long-term keys have no such key",
                        TrustTest.WITH_MFA.replace("NumericLessThan", "NumericLessThanIfExists"),
                        "\"Bool\"",
                        "\"BoolIfExists\"",
                        TrustTest::trusting,
                        joeWithMfa().without("aws:MultiFactorAuthPresent").without("aws:MultiFactorAuthAge")));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void leak(Mistake mistake) {
        assertThat(mistake.policy()).contains(mistake.from());
        String loosened = mistake.policy().replace(mistake.from(), mistake.to());
        assertThat(allowed(mistake, mistake.policy())).as("as it should be").isFalse();
        assertThat(allowed(mistake, loosened)).as("with the mistake").isTrue();
    }

    private static boolean allowed(Mistake mistake, String policy) {
        return Evaluation.decide(mistake.leak(), mistake.attached().apply(policy))
                .allowed();
    }
}
