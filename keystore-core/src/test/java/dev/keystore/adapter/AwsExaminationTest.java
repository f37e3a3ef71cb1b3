package dev.keystore.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.port.Check;
import dev.keystore.secret.SecretName;
import dev.keystore.testbed.AwsError;
import dev.keystore.testbed.TestAccount;
import dev.keystore.testbed.cloud.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** What time it is, roles that are let in only after a while, and how often they are assumed. */
@DisabledIfSystemProperty(named = TestAccount.ENDPOINT, matches = ".+", disabledReason = "shown on the doubles")
final class AwsExaminationTest {
    private static final SecretName PROBE = SecretName.of("prod/app1/doctor");
    private static final String TRUST = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"%s"},"Action":"sts:AssumeRole"}]}""";

    private final TestAccount account = TestAccount.open();
    private final List<String> notices = new ArrayList<>();

    @AfterEach
    void close() {
        account.close();
    }

    private AwsKeystore.Builder store() {
        return account.keystore().notices(notices::add);
    }

    private static Check only(String name, List<Check> checks) {
        return checks.stream()
                .filter(check -> check.name().equals(name))
                .reduce((one, other) -> {
                    throw new AssertionError("twice: " + one + ", " + other);
                })
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "PT30S, OK",
        "PT-30S, OK",
        "PT2M, WARN",
        "PT-2M, WARN",
        "PT10M, FAIL",
        "PT-10M, FAIL",
    })
    void theClockIsHeldAgainstTheOneThere(Duration off, Check.Status status) {
        InstantSource clock = () -> Instant.now().plus(off);
        try (AwsExamination examination = store().clock(clock).examination(Settling.NONE)) {
            Check found = only("clock", examination.access());
            assertThat(found.status()).isEqualTo(status);
            if (status != Check.Status.OK) {
                assertThat(found.detail())
                        .matches("this machine's clock is [0-9]+ s " + (off.isNegative() ? "behind" : "ahead of")
                                + " AWS's; hint: set the clock, .*");
            }
        }
    }

    @Test
    void aClockThatSpoilsSignaturesIsSaidOnce() {
        account.faults()
                .on("sts:GetCallerIdentity")
                .failBefore(new AwsError(403, "SignatureDoesNotMatch", "Signature expired: it is now later"));
        InstantSource clock = () -> Instant.now().minus(Duration.ofMinutes(10));
        try (AwsExamination examination = store().clock(clock).examination(Settling.NONE)) {
            assertThat(examination.access().stream().filter(Check::isFailure).map(Check::name))
                    .containsExactly("clock");
        }
        try (AwsExamination examination = store().examination(Settling.NONE)) {
            assertThat(examination.access().stream().filter(Check::isFailure).map(Check::name))
                    .containsExactly("identity");
        }
    }

    private Role role(String trusted) {
        var owner = account.aws().cloud().account("123456789012");
        return owner.role("reader", TRUST.formatted(trusted));
    }

    private AwsKeystore.Builder assuming(Role role) {
        var user = account.aws().cloud().account("123456789012").user("joe");
        var key = account.aws().principals().accessKey(user);
        return store().credentials(StaticCredentialsProvider.create(key.credentials()))
                .assumeRole(r -> r.arn(role.arn()));
    }

    @Test
    void aRoleMayTakeAWhileToLetSomebodyIn() {
        Role role = role("arn:aws:iam::123456789012:user/ann");
        List<Duration> pauses = new ArrayList<>();
        Settling settling = new Settling(12, Duration.ofSeconds(5), pause -> {
            pauses.add(pause);
            if (pauses.size() == 3) {
                role.trust(TRUST.formatted("arn:aws:iam::123456789012:user/joe"));
            }
        });
        try (AwsExamination examination = assuming(role).examination(settling)) {
            assertThat(only("role 1", examination.access()).status()).isEqualTo(Check.Status.OK);
        }
        assertThat(pauses).hasSize(3);
        assertThat(notices).singleElement().asString().contains("tried again for up to 60 s");
    }

    @Test
    void patienceEnds() {
        List<Duration> pauses = new ArrayList<>();
        Settling settling = new Settling(12, Duration.ofSeconds(5), pauses::add);
        Role role = role("arn:aws:iam::123456789012:user/ann");
        try (AwsExamination examination = assuming(role).examination(settling)) {
            assertThat(examination.access())
                    .filteredOn(check ->
                            check.name().startsWith("role") || check.name().startsWith("lock"))
                    .extracting(Check::name)
                    .containsExactly(
                            "role 1",
                            "lock 1 trust",
                            "lock 2 external id",
                            "lock 3 caller's policy",
                            "lock 4 mfa",
                            "lock 5 organization");
        }
        assertThat(pauses).hasSize(12);
    }

    @Test
    void patienceEndsBeforeTheDeadline() {
        Settling settling = new Settling(12, Duration.ofSeconds(5), pause -> {
            throw new AssertionError("no time for that");
        });
        Role role = role("arn:aws:iam::123456789012:user/ann");
        try (AwsExamination examination =
                assuming(role).deadline(Instant.now().plusSeconds(4)).examination(settling)) {
            assertThat(only("role 1", examination.access()).isFailure()).isTrue();
        }
    }

    @Test
    void whatSaysWhyIsNotAskedAgain() {
        account.faults()
                .on("sts:AssumeRole")
                .failBefore(AwsError.of(
                        "AccessDenied", "User: u is not authorized to perform: sts:TagSession on resource: r"));
        Settling settling = new Settling(12, Duration.ofSeconds(5), pause -> {
            throw new AssertionError("it would be the same");
        });
        try (AwsExamination examination =
                assuming(role("arn:aws:iam::123456789012:user/joe")).examination(settling)) {
            assertThat(examination.access())
                    .last()
                    .satisfies(check -> assertThat(check.detail()).contains("allow sts:TagSession both"));
        }
    }

    @Test
    void aRoleIsAssumedOnce() {
        try (AwsExamination examination =
                assuming(role("arn:aws:iam::123456789012:user/joe")).examination(Settling.NONE)) {
            assertThat(examination.access()).noneMatch(Check::isFailure);
            assertThat(examination.store(PROBE, true)).noneMatch(Check::isFailure);
            assertThat(examination.keystore().namespacesSeen()).isEmpty();
        }
        assertThat(account.calls().counts()).containsEntry("sts:AssumeRole", 1).containsEntry("kms:Decrypt", 1);
    }

    @Test
    void aKeyThatGivesNoAnswerIsTriedAllTheSame() {
        account.faults().on("kms:DescribeKey").failBefore(new AwsError(500, "InternalFailure", "no luck"));
        try (AwsExamination examination = store().examination(Settling.NONE)) {
            examination.access();
            List<Check> checks = examination.store(PROBE, true);
            assertThat(only("key", checks).status()).isEqualTo(Check.Status.WARN);
            assertThat(only("rights", checks).detail()).startsWith("read and write in ");
        }
    }

    @Test
    void aReadThatIsRefusedIsSaidAlsoWhereTheKeyCannotBeTried() {
        account.faults().on("dynamodb:GetItem").failBefore(new AwsError(400, "AccessDeniedException", "not you"));
        account.faults().on("kms:Decrypt").failBefore(new AwsError(400, "InvalidCiphertextException", "no dry runs"));
        try (AwsExamination examination = store().examination(Settling.NONE)) {
            examination.access();
            Check rights = only("rights", examination.store(PROBE, true));
            assertThat(rights.isFailure()).isTrue();
            assertThat(rights.detail()).contains("dynamodb:GetItem");
        }
    }

    @Test
    void nothingIsChanged() {
        try (AwsExamination examination = store().examination(Settling.NONE)) {
            examination.access();
            examination.store(PROBE, true);
        }
        assertThat(account.calls().counts())
                .containsOnlyKeys(
                        "sts:GetCallerIdentity",
                        "dynamodb:DescribeTable",
                        "dynamodb:DescribeContinuousBackups",
                        "dynamodb:GetItem",
                        "kms:DescribeKey",
                        "kms:GetKeyRotationStatus",
                        "kms:Decrypt",
                        "kms:GenerateDataKey");
    }
}
