package dev.keystore.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.testbed.cloud.Cloud;
import dev.keystore.testbed.cloud.MfaDevice;
import dev.keystore.testbed.cloud.MovableClock;
import dev.keystore.testbed.cloud.Role;
import dev.keystore.testbed.cloud.User;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.StsException;

/** A role that wants a one-time code, as the real SDK client sees it. */
final class MfaTest {

    private final MovableClock clock = new MovableClock();
    private final Cloud cloud = new Cloud(clock);
    private final AwsDouble aws = AwsDouble.start(cloud, InstantSource.system());
    private final User joe = cloud.account("222222222222").administrator("joe");
    private final MfaDevice device = joe.enableMfa();
    private final Principal key = aws.principals().accessKey(joe);
    private final Role role = cloud.account("111111111111").role("reader", """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
              "Principal": {"AWS": "222222222222"},
              "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"},
                            "NumericLessThan": {"aws:MultiFactorAuthAge": "3600"}}}]}""");

    @BeforeEach
    void codesDiffer() {
        assertThat(device.code(clock.instant()))
                .matches("\\d{6}")
                .isNotEqualTo(device.code(clock.instant().plusSeconds(60)));
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void codeIsGoodOnce() {
        var code = device.code(clock.instant());
        assume(key, assume -> assume.serialNumber(device.serial()).tokenCode(code));

        assertDenied(
                assume -> assume.serialNumber(device.serial()).tokenCode(code),
                "MultiFactorAuthentication failed with invalid MFA one time pass code.");
        clock.advance(Duration.ofSeconds(30));
        assume(key, assume -> assume.serialNumber(device.serial()).tokenCode(device.code(clock.instant())));
    }

    @Test
    void oldCodeIsNoGood() {
        var code = device.code(clock.instant().minusSeconds(90));

        assertDenied(
                assume -> assume.serialNumber(device.serial()).tokenCode(code),
                "MultiFactorAuthentication failed with invalid MFA one time pass code.");
    }

    @Test
    void withoutACodeTheTrustIsNotGiven() {
        assertDenied(assume -> {}, "is not authorized to perform: sts:AssumeRole");
    }

    @Test
    void serialAndCodeBelongTogether() {
        assertDenied(assume -> assume.serialNumber(device.serial()), "must provide both MFA serial number and");
        assertDenied(
                assume -> assume.serialNumber("arn:aws:iam::222222222222:mfa/ann")
                        .tokenCode(device.code(clock.instant())),
                "unable to validate MFA code");
    }

    @Test
    void sessionOfTheUserRemembersTheCodeForAWhile() {
        try (var sts = new SdkClients(aws.endpoint(), key).sts()) {
            var credentials = sts.getSessionToken(
                            token -> token.serialNumber(device.serial()).tokenCode(device.code(clock.instant())))
                    .credentials();
            var session = new Principal(
                    credentials.accessKeyId(),
                    credentials.secretAccessKey(),
                    credentials.sessionToken(),
                    key.account(),
                    key.arn(),
                    key.userId());
            assume(session, assume -> {});

            clock.advance(Duration.ofHours(2));

            assertThatThrownBy(() -> assume(session, assume -> {})).hasMessageContaining("not authorized");
        }
    }

    @Test
    void sessionWithoutACodeHasNone() {
        try (var sts = new SdkClients(aws.endpoint(), key).sts()) {
            var credentials = sts.getSessionToken().credentials();
            var session = new Principal(
                    credentials.accessKeyId(),
                    credentials.secretAccessKey(),
                    credentials.sessionToken(),
                    key.account(),
                    key.arn(),
                    key.userId());

            assertThatThrownBy(() -> assume(session, assume -> {})).hasMessageContaining("not authorized");
            try (var again = new SdkClients(aws.endpoint(), session).sts()) {
                assertThatThrownBy(again::getSessionToken)
                        .hasMessageContaining("Cannot call GetSessionToken with session credentials");
            }
        }
    }

    private void assume(Principal caller, Consumer<AssumeRoleRequest.Builder> change) {
        try (var sts = new SdkClients(aws.endpoint(), caller).sts()) {
            var answer = sts.assumeRole(assume -> {
                assume.roleArn(role.arn()).roleSessionName("joe");
                change.accept(assume);
            });
            assertThat(answer.assumedRoleUser().arn()).endsWith(":assumed-role/reader/joe");
        }
    }

    private void assertDenied(Consumer<AssumeRoleRequest.Builder> change, String message) {
        assertThatThrownBy(() -> assume(key, change))
                .isInstanceOfSatisfying(StsException.class, error -> {
                    assertThat(error.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
                    assertThat(error.statusCode()).isEqualTo(403);
                })
                .hasMessageContaining(message);
    }
}
