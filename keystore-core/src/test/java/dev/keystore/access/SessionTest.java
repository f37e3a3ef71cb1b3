package dev.keystore.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.secret.Namespace;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class SessionTest {
    private static final Instant END = Instant.parse("2026-01-01T01:00:00Z");

    private static Session session() {
        return new Session(
                new RoleArn("arn:aws:iam::111122223333:role/r"),
                "arn:aws:sts::111122223333:assumed-role/r/ann",
                "ASIAEXAMPLE",
                SecretValue.ofUtf8("secret"),
                SecretValue.ofUtf8("token"),
                END);
    }

    @Test
    void aSessionIsGoodForAsLongAsSomethingCanBeDoneWithIt() {
        try (Session session = session()) {
            assertThat(session.isGoodAt(END.minus(Session.LEAST_LIFE))).isTrue();
            assertThat(session.isGoodAt(END.minus(Session.LEAST_LIFE).plusMillis(1)))
                    .isFalse();
            assertThat(session.isGoodAt(END.plus(Duration.ofHours(1)))).isFalse();
        }
    }

    @Test
    void aSessionTellsNothingAndIsWiped() {
        Session session = session();
        assertThat(session).hasToString("Session[arn:aws:sts::111122223333:assumed-role/r/ann, 2026-01-01T01:00:00Z]");

        session.close();

        assertThatThrownBy(() -> session.token().size()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> session.secretAccessKey().size()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void neighboursHaveOneReach() {
        Reach one = Reach.of(List.of(SecretName.of("prod/app1/a")));
        assertThat(one).isEqualTo(Reach.of(List.of(SecretName.of("prod/app1/b"))));
        assertThat(one).isEqualTo(Reach.within(Optional.of(Namespace.of("prod/app1"))));
        assertThat(one.isWhole()).isFalse();
        assertThat(Reach.within(Optional.empty())).isEqualTo(Reach.WHOLE);
        assertThat(Reach.of(List.of()).isWhole()).isTrue();
    }

    @Test
    void theWholeStoreNeedsNoPolicy() {
        assertThat(SessionPolicy.of(Reach.WHOLE)).isEmpty();
    }

    @Test
    void aPolicyNamesNamespacesAndWhereTheyAreListed() {
        Reach reach = Reach.of(List.of(SecretName.of("prod/app1/a"), SecretName.of("ci/token")));

        assertThat(SessionPolicy.of(reach))
                .hasValue(new SessionPolicy("{\"Version\":\"2012-10-17\",\"Statement\":["
                        + "{\"Effect\":\"Allow\",\"Action\":[\"dynamodb:GetItem\",\"dynamodb:Query\",\"dynamodb:PutItem\","
                        + "\"dynamodb:UpdateItem\",\"dynamodb:DeleteItem\",\"dynamodb:ConditionCheckItem\"],\"Resource\":\"*\","
                        + "\"Condition\":{\"ForAllValues:StringLike\":{\"dynamodb:LeadingKeys\":"
                        + "[\"/\",\"ci/*\",\"prod/\",\"prod/app1/*\"]},\"Null\":{\"dynamodb:LeadingKeys\":\"false\"}}},"
                        + "{\"Effect\":\"Allow\",\"Action\":[\"kms:Decrypt\",\"kms:GenerateDataKey\"],\"Resource\":\"*\","
                        + "\"Condition\":{\"StringLike\":{\"kms:EncryptionContext:keystore:name\":[\"ci/*\",\"prod/app1/*\"]}}},"
                        + "{\"Effect\":\"Allow\",\"Action\":\"kms:DescribeKey\",\"Resource\":\"*\"}]}"));
    }

    @Test
    void aPolicyThatStsWouldNotTakeIsNone() {
        TreeSet<Namespace> many = new TreeSet<>();
        for (int i = 0; i < 60; i++) {
            many.add(Namespace.of("namespace" + i + "/" + String.join("", Collections.nCopies(20, "x"))));
        }
        assertThat(SessionPolicy.of(new Reach(many))).isEmpty();
    }
}
