package dev.keystore.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a document may have in it. Everything else is refused, for a condition that is overlooked allows too much.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Grammar of the IAM JSON
 *     policy language</a>
 */
final class PolicyDocumentTest {

    private static final String ALLOW = "\"Effect\": \"Allow\", \"Action\": \"s3:*\"";
    private static final String ALL = ALLOW + ", \"Resource\": \"*\"";

    private static String statement(String members) {
        return "{\"Version\": \"2012-10-17\", \"Statement\": {" + members + "}}";
    }

    @Test
    void hasOneStatementOrSeveral() {
        assertThat(PolicyDocument.identity("p", statement(ALL)).statements()).hasSize(1);
        var two = PolicyDocument.identity(
                "p", "{\"Statement\": [{" + ALL + ", \"Sid\": \"\"}, {\"Sid\": \"X\", " + ALL + "}]}");
        assertThat(two.statements()).extracting(Statement::label).containsExactly("#1", "X");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"Statement\": []}",
                "{\"Statement\": {}}",
                "{\"Statement\": null}",
                "{\"Statement\": [null]}",
                "{\"Version\": \"2012-10-17\"}",
                "{\"Version\": \"2012-10-18\", \"Statement\": {" + ALL + "}}",
                "{\"Version\": 2012, \"Statement\": {" + ALL + "}}",
                "{\"Statements\": [], \"Statement\": {" + ALL + "}}",
                "{\"Statement\": [{\"Sid\": \"X\", " + ALL + "}, {\"Sid\": \"X\", " + ALL + "}]}"
            })
    void hasNothingElseInIt(String json) {
        assertThatThrownBy(() -> PolicyDocument.identity("p", json)).isInstanceOf(MalformedPolicy.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ALLOW,
                ALL + ", \"NotResource\": \"*\"",
                ALL + ", \"NotAction\": \"s3:*\"",
                ALL + ", \"Conditions\": {}",
                ALL + ", \"Condition\": {}",
                ALL + ", \"Condition\": {\"StringEquals\": {}}",
                ALL + ", \"Condition\": {\"StringEquals\": {\"aws:x\": []}}",
                ALL + ", \"Condition\": {\"StringEquals\": {\"aws:x\": null}}",
                ALL + ", \"Condition\": {\"StringEquals\": {\"aws:x\": {}}}",
                ALL + ", \"Condition\": {\"StringEquals\": {\"x\": \"y\"}}",
                ALL + ", \"Condition\": {\"StringEquals\": {\"aws:PrincipalTag/${aws:x}\": \"y\"}}",
                ALL + ", \"Condition\": [{\"StringEquals\": {\"aws:x\": \"y\"}}]",
                ALL + ", \"Principal\": \"*\"",
                ALL + ", \"NotPrincipal\": {\"AWS\": \"111122223333\"}",
                ALL + ", \"Sid\": 1",
                "\"Action\": \"s3:*\", \"Resource\": \"*\"",
                "\"Effect\": \"allow\", \"Action\": \"s3:*\", \"Resource\": \"*\"",
                "\"Effect\": \"Allow\", \"Resource\": \"*\"",
                "\"Effect\": \"Allow\", \"Action\": [], \"Resource\": \"*\"",
                "\"Effect\": \"Allow\", \"Action\": \"GetItem\", \"Resource\": \"*\"",
                "\"Effect\": \"Allow\", \"Action\": \"*:*\", \"Resource\": \"*\"",
                "\"Effect\": \"Allow\", \"Action\": [[\"s3:*\"]], \"Resource\": \"*\"",
                ALLOW + ", \"Resource\": \"table/x\"",
                ALLOW + ", \"Resource\": \"arn\"",
                ALLOW + ", \"Resource\": \"arn:aws:s3:${aws:PrincipalTag/region}::bucket\"",
                ALLOW + ", \"Resource\": {\"Fn::Sub\": \"arn\"}"
            })
    void aStatementHasNothingElseInIt(String members) {
        assertThatThrownBy(() -> PolicyDocument.identity("reader", statement(members)))
                .isInstanceOf(MalformedPolicy.class)
                .hasMessageStartingWith("policy 'reader': ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"everyone\"",
                "{}",
                "{\"AWS\": []}",
                "{\"AWS\": \"\"}",
                "{\"AWS\": 111122223333}",
                "{\"AWS\": \"11112222333\"}",
                "{\"AWS\": \"arn:aws::iam::111122223333:root\"}",
                "{\"AWS\": \"arn:aws:iam::111122223333:role/*\"}",
                "{\"AWS\": \"arn:aws:iam::111122223333:group/g\"}",
                "{\"AWS\": \"arn:aws:sts::111122223333:assumed-role/r/*\"}",
                "{\"AWS\": \"AROAEXAMPLEID\"}",
                "{\"Service\": \"*\"}",
                "{\"Federated\": \"*\"}",
                "{\"CanonicalUser\": \"79a59df900b949e55d96a1e698fbaced\"}"
            })
    void aPrincipalHasAName(String principal) {
        assertThatThrownBy(() -> PolicyDocument.resource("p", statement(ALL + ", \"Principal\": " + principal)))
                .isInstanceOf(MalformedPolicy.class);
    }

    @Test
    void aResourcesPolicyHasAPrincipalAndATrustNoResource() {
        String everyone = ", \"Principal\": \"*\"";
        assertThat(PolicyDocument.resource("p", statement(ALL + everyone)).kind())
                .isEqualTo(PolicyKind.RESOURCE);
        assertThat(PolicyDocument.trust("p", statement(ALLOW + everyone)).kind())
                .isEqualTo(PolicyKind.TRUST);
        assertThatThrownBy(() -> PolicyDocument.resource("p", statement(ALL))).isInstanceOf(MalformedPolicy.class);
        assertThatThrownBy(() -> PolicyDocument.resource("p", statement(ALLOW + everyone)))
                .isInstanceOf(MalformedPolicy.class);
        assertThatThrownBy(() -> PolicyDocument.trust("p", statement(ALL + everyone)))
                .isInstanceOf(MalformedPolicy.class);
        assertThatThrownBy(() -> PolicyDocument.resource("p", statement(ALL + ", \"NotPrincipal\": \"*\"")))
                .isInstanceOf(MalformedPolicy.class);
    }
}
