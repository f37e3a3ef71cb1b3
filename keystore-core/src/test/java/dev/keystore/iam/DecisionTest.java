package dev.keystore.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DecisionTest {

    private static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/k";
    private static final AccessRequest DECRYPT =
            AccessRequest.of(Caller.session("arn:aws:iam::111122223333:role/reader", "run"), "kms:Decrypt", KEY);

    private static final PolicyDocument READER = PolicyDocument.identity("reader", """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "kms:DescribeKey", "Resource": "*"},
              {"Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*"}]}
            """);

    private static final PolicyDocument KEY_POLICY = PolicyDocument.resource("key", """
            {"Version": "2012-10-17", "Statement": [
              {"Sid": "Readers", "Effect": "Allow", "Principal": {"AWS": "111122223333"},
               "Action": "kms:Decrypt", "Resource": "*"},
              {"Sid": "NoTests", "Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*",
               "Condition": {"StringEquals": {"kms:EncryptionContext:test": "yes"}}}]}
            """);

    @Test
    void namesTheStatementsThatAllow() {
        Decision decision =
                Evaluation.decide(DECRYPT, Policies.NONE.identity(READER).resource(KEY_POLICY));
        assertThat(decision.allowed()).isTrue();
        assertThat(decision.because())
                .containsExactly(
                        new Citation(Side.IDENTITY, "reader", "#2"), new Citation(Side.RESOURCE, "key", "Readers"));
        assertThat(decision)
                .hasToString(
                        "allowed by identity policy 'reader' statement #2, resource policy 'key' statement Readers");
    }

    @Test
    void namesTheStatementThatDenies() {
        Decision decision = Evaluation.decide(
                DECRYPT.with("kms:EncryptionContext:test", "yes"),
                Policies.NONE.identity(READER).resource(KEY_POLICY));
        assertThat(decision.explicitlyDenied()).isTrue();
        assertThat(decision).hasToString("denied by resource policy 'key' statement NoTests");
    }

    @Test
    void namesTheSidesThatAreMissing() {
        assertThat(Evaluation.decide(DECRYPT, Policies.NONE.identity(READER)).missing())
                .containsExactly(Side.RESOURCE);
        assertThat(Evaluation.decide(DECRYPT, Policies.NONE.resource(KEY_POLICY))
                        .missing())
                .containsExactly(Side.IDENTITY);
        Decision decision = Evaluation.decide(DECRYPT, Policies.NONE.boundary(PolicyDocument.identity("none", """
                {"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}
                """)));
        assertThat(decision.explicitlyDenied()).isFalse();
        assertThat(decision).hasToString("not allowed: no statement of identity, boundary, resource");
    }

    @Test
    void isOneOfThree() {
        var citation = new Citation(Side.IDENTITY, "p", "#1");
        assertThatThrownBy(() -> new Decision(true, List.of(citation), Set.of(Side.RESOURCE)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Decision(false, List.of(citation), Set.of(Side.RESOURCE)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Decision(false, List.of(), Set.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isTheSameInEveryThread() {
        Policies policies = Policies.NONE.identity(READER).resource(KEY_POLICY);
        assertThat(IntStream.range(0, 20_000).parallel().filter(i -> {
                    var request = i % 2 == 0 ? DECRYPT : DECRYPT.with("kms:EncryptionContext:test", "yes");
                    return Evaluation.decide(request, policies).allowed();
                }))
                .hasSize(10_000)
                .allMatch(i -> i % 2 == 0);
    }

    @Test
    void aRequestIsWellFormed() {
        var joe = Caller.user("arn:aws:iam::111122223333:user/Joe");
        assertThat(AccessRequest.of(joe, "kms:ListKeys", "*").account()).isEqualTo("111122223333");
        for (String action : List.of("Decrypt", "kms:*", "kms:")) {
            assertThatThrownBy(() -> AccessRequest.of(joe, action, KEY)).isInstanceOf(IllegalArgumentException.class);
        }
        for (String resource : List.of("keystore", "arn:aws:s3", "arn:aws:s3:::bucket", "")) {
            assertThatThrownBy(() -> AccessRequest.of(joe, "kms:Decrypt", resource))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> AccessRequest.of(joe, "kms:Decrypt", KEY, "444455556666"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DECRYPT.with("AWS:principalarn", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DECRYPT.with("aws:ResourceAccount", "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCallerIsWellFormed() {
        assertThat(Caller.session("arn:aws:iam::111122223333:role/a/b/reader", "run"))
                .hasToString("arn:aws:sts::111122223333:assumed-role/reader/run");
        assertThatThrownBy(() -> Caller.user("arn:aws:iam::111122223333:role/Joe"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Caller.session("arn:aws:iam::111122223333:role/*", "run"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Caller.session("arn:aws:iam::111122223333:role/r", "x y"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Caller.root("1")).isInstanceOf(IllegalArgumentException.class);
    }
}
