package dev.keystore.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A test's account: new every time, and whole. */
final class TestAccountTest {

    private final TestAccount account = TestAccount.open();

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void everyAccountHasItsOwnTableAndKey() {
        try (var other = TestAccount.open()) {
            assertThat(other.table()).isNotEqualTo(account.table());
            assertThat(other.keyArn()).isNotEqualTo(account.keyArn());
            assertThat(other.alias()).isNotEqualTo(account.alias());
        }
    }

    @Test
    void aliasMeansTheKey() {
        var key = account.kms().describeKey(describe -> describe.keyId(account.alias()));

        assertThat(key.keyMetadata().arn()).isEqualTo(account.keyArn());
    }

    @Test
    void environmentIsWhatTheSdkNeeds() {
        assertThat(account.environment())
                .containsOnlyKeys("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_REGION", "AWS_ENDPOINT_URL")
                .containsEntry("AWS_ENDPOINT_URL", account.endpoint().toString());
    }

    @Test
    void sessionsEnvironmentHasItsToken() {
        var session = new Principals().session("111122223333", "reader", "ann");

        assertThat(account.environment(session)).containsKey("AWS_SESSION_TOKEN");
    }

    @Test
    void settingUpIsNotCounted() {
        assertThat(account.calls().calls()).isEmpty();
    }

    @Test
    void anotherEndpointMayServeEverything() {
        assumeTrue(account.hasDoubles());
        var everything = account.endpoint();

        try (var there = TestAccount.at(everything, account.aws().principals());
                var kms = new SdkClients(there.endpoint(), there.user()).kms()) {
            kms.describeKey(describe -> describe.keyId(there.alias()));

            assertThat(there.hasDoubles()).isFalse();
            assertThatThrownBy(there::aws).isInstanceOf(IllegalStateException.class);
            assertThat(there.calls().counts()).isEqualTo(Map.of("kms:DescribeKey", 1));
            assertThat(account.calls().counts()).containsKeys("dynamodb:CreateTable", "kms:CreateKey");
        }
    }
}
