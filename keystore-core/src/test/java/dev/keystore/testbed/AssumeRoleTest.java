package dev.keystore.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keystore.testbed.cloud.Account;
import dev.keystore.testbed.cloud.Cloud;
import dev.keystore.testbed.cloud.MovableClock;
import dev.keystore.testbed.cloud.Role;
import dev.keystore.testbed.cloud.User;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Tag;

/** Assuming a role of one account from another, as the real SDK client sees it. */
final class AssumeRoleTest {

    private static final String A = "111111111111";
    private static final String B = "222222222222";
    private static final String TRUST = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::222222222222:root"}, "Action": "sts:AssumeRole",
               "Condition": {"StringEquals": {"sts:ExternalId": "for-b"},
                             "ArnLike": {"aws:PrincipalArn": "arn:aws:iam::222222222222:*/jo*"}}},
              {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::222222222222:root"}, "Action": "sts:TagSession",
               "Condition": {"ForAllValues:StringEquals": {"aws:TagKeys": ["team"]}}},
              {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::222222222222:root"}, "Action": "sts:SetSourceIdentity"}]}""";
    private static final String MAY_ASSUME = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Resource": "arn:aws:iam::111111111111:role/*",
              "Action": ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"]}]}""";

    private final MovableClock clock = new MovableClock();
    private final Cloud cloud = new Cloud(clock);
    private final AwsDouble aws = AwsDouble.start(cloud, InstantSource.system());
    private final Account a = cloud.account(A);
    private final Account b = cloud.account(B);
    private final User joe = b.user("joe");
    private final Principal key = aws.principals().accessKey(joe);
    private final Role reader = a.role("/keystore/store/reader/", "reader", TRUST);

    @BeforeEach
    void joeMayAssume() {
        joe.policies().put("assume", MAY_ASSUME);
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void sessionIsTheRole() {
        var answer = assume(key, role -> {});

        assertThat(answer.assumedRoleUser().arn())
                .isEqualTo("arn:aws:sts::111111111111:assumed-role/reader/joe@laptop");
        assertThat(answer.assumedRoleUser().assumedRoleId()).isEqualTo(reader.id() + ":joe@laptop");
        assertThat(answer.credentials().expiration())
                .isBetween(clock.instant().plusSeconds(3500), clock.instant().plusSeconds(3600));
        try (var sts = new SdkClients(aws.endpoint(), session(answer)).sts()) {
            assertThat(sts.getCallerIdentity().arn())
                    .isEqualTo(answer.assumedRoleUser().arn());
        }
    }

    @Test
    void wrongExternalIdIsDenied() {
        assertDenied(key, role -> role.externalId("for-c"));
    }

    @Test
    void missingExternalIdIsDenied() {
        assertDenied(key, role -> role.externalId(null));
    }

    @Test
    void whoIsNotTrustedIsDenied() {
        var ann = b.user("ann");
        ann.policies().put("assume", MAY_ASSUME);

        assertDenied(aws.principals().accessKey(ann), role -> {});
    }

    @Test
    void foreignAccountIsDenied() {
        var joe = cloud.account("333333333333").administrator("joe");

        assertDenied(aws.principals().accessKey(joe), role -> {});
    }

    @Test
    void withoutAPolicyOfItsOwnTheCallerIsDenied() {
        joe.policies().remove("assume");

        assertDenied(key, role -> {});
    }

    @Test
    void roleThatDoesNotExistIsDenied() {
        assertDenied(key, role -> role.roleArn("arn:aws:iam::111111111111:role/keystore/store/reader/nobody"));
        assertDenied(key, role -> role.roleArn("arn:aws:iam::111111111111:role/reader"));
    }

    @Test
    void denialNamesCallerActionAndRole() {
        var error = catchThrowableOfType(AwsServiceException.class, () -> assume(key, role -> role.externalId("no")));

        assertThat(error.statusCode()).isEqualTo(403);
        assertThat(error.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
        assertThat(error.awsErrorDetails().errorMessage())
                .isEqualTo("User: arn:aws:iam::222222222222:user/joe is not authorized to perform: sts:AssumeRole on "
                        + "resource: arn:aws:iam::111111111111:role/keystore/store/reader/reader");
    }

    @Test
    void groupGivesItsMembersRights() {
        joe.policies().clear();
        var readers = b.group("readers");
        var policy = b.policy("/", "assume", MAY_ASSUME);
        readers.policies().attach(policy);
        assertDenied(key, role -> {});

        joe.join(readers);
        assume(key, role -> {});

        b.removePolicy(policy);
        assertDenied(key, role -> {});
    }

    @Test
    void sessionEnds() {
        var session = session(assume(key, role -> role.durationSeconds(900)));

        clock.advance(Duration.ofSeconds(899));
        identityOf(session);
        clock.advance(Duration.ofSeconds(2));

        assertThatThrownBy(() -> identityOf(session)).satisfies(hasCode("ExpiredToken"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "899   | Value '899' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900",
                "43201 | Member must have value less than or equal to 43200",
                "3601  | The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
            })
    void durationHasLimits(int seconds, String message) {
        assertThatThrownBy(() -> assume(key, role -> role.durationSeconds(seconds)))
                .satisfies(hasCode("ValidationError"))
                .hasMessageContaining(message);
    }

    @Test
    void roleMayHaveLongerSessions() {
        reader.longestSession(Duration.ofHours(2));

        assertThat(assume(key, role -> role.durationSeconds(7200)).credentials().expiration())
                .isAfter(clock.instant().plusSeconds(7000));
    }

    @Test
    void chainIsOneHourAtMost() {
        reader.longestSession(Duration.ofHours(12));
        var chained = chain();

        assertThatThrownBy(() -> assume(chained, role -> role.durationSeconds(7200)))
                .satisfies(hasCode("ValidationError"))
                .hasMessageContaining(
                        "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by "
                                + "role chaining");
        assume(chained, role -> role.durationSeconds(3600));
    }

    @Test
    void tagsNeedTheRightToTag() {
        var answer = assume(key, role -> role.tags(tag("team", "red")));

        assertThat(answer.credentials().sessionToken()).isNotEmpty();
        assertThatThrownBy(() -> assume(key, role -> role.tags(tag("keystore-prefix", "prod"))))
                .satisfies(hasCode("AccessDenied"))
                .hasMessageContaining("is not authorized to perform: sts:TagSession");
    }

    @Test
    void transitiveTagsGoOnAndNeedTheRightAgain() throws Refusal {
        var pod = b.role("joint", """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["sts:AssumeRole", "sts:TagSession"],
                  "Principal": {"Service": "pods.eks.amazonaws.com"}}]}""");
        pod.policies().put("assume", MAY_ASSUME);
        var tagged = aws.sts()
                .serviceSession(pod, "pods.eks.amazonaws.com", "pod-1", Map.of(), Map.of("kubernetes-namespace", "ci"));

        assertThatThrownBy(() -> assume(tagged, role -> {}))
                .satisfies(hasCode("AccessDenied"))
                .hasMessageContaining("sts:TagSession");
        reader.trust(TRUST.replace("[\"team\"]", "[\"kubernetes-namespace\"]"));
        assume(tagged, role -> {});
    }

    @Test
    void serviceThatIsNotTrustedGetsNoSession() {
        assertThatThrownBy(
                        () -> aws.sts().serviceSession(reader, "lambda.amazonaws.com", "function", Map.of(), Map.of()))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void sourceIdentityStays() {
        var answer = assume(key, role -> role.sourceIdentity("joe.doe"));

        assertThat(answer.sourceIdentity()).isEqualTo("joe.doe");
        joe.policies().put("assume", MAY_ASSUME.replace(", \"sts:SetSourceIdentity\"", ""));
        assertThatThrownBy(() -> assume(key, role -> role.sourceIdentity("joe.doe")))
                .satisfies(hasCode("AccessDenied"))
                .hasMessageContaining("sts:SetSourceIdentity");
    }

    @Test
    void sessionPolicyHasALimit() {
        var policy =
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";

        assume(key, role -> role.policy(policy));
        assertThatThrownBy(() -> assume(key, role -> role.policy(policy + " ".repeat(2048))))
                .satisfies(hasCode("ValidationError"))
                .hasMessageContaining("Member must have length less than or equal to 2048");
        assertThatThrownBy(() -> assume(key, role -> role.policy("{}"))).satisfies(hasCode("MalformedPolicyDocument"));
        aws.sts().packedLimit(50);
        assertThatThrownBy(() -> assume(key, role -> role.policy(policy)))
                .satisfies(hasCode("PackedPolicyTooLarge"))
                .hasMessageContaining("% of allotted space");
    }

    @ParameterizedTest
    @CsvSource({"a, roleSessionName", "a b, roleSessionName"})
    void sessionNameHasAShape(String name, String field) {
        assertThatThrownBy(() -> assume(key, role -> role.roleSessionName(name)))
                .satisfies(hasCode("ValidationError"))
                .hasMessageContaining("at '" + field + "' failed to satisfy constraint");
    }

    @Test
    void organizationCounts() {
        reader.trust(TRUST.replace("\"sts:ExternalId\": \"for-b\"", "\"aws:PrincipalOrgID\": \"o-abcdefghij\""));
        assertDenied(key, role -> {});

        b.organization("o-abcdefghij");

        assume(key, role -> {});
    }

    @Test
    void removedRoleHasNoSessionsAnyMoreEvenIfMadeAgain() {
        var other = a.role("other", """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
                  "Principal": {"AWS": "111111111111"}}]}""");
        reader.policies().put("assume", MAY_ASSUME);
        var session = session(assume(key, role -> {}));
        assume(session, role -> role.roleArn(other.arn()));

        a.removeRole("reader");
        assertDenied(session, role -> role.roleArn(other.arn()));
        a.role("/keystore/store/reader/", "reader", TRUST).policies().put("assume", MAY_ASSUME);

        assertDenied(session, role -> role.roleArn(other.arn()));
    }

    /** A session of a role of B that may assume the reader. */
    private Principal chain() {
        var job = b.role("job", """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
                  "Principal": {"AWS": "arn:aws:iam::222222222222:user/joe"}}]}""");
        job.policies().put("assume", MAY_ASSUME);
        reader.trust(TRUST.replace("*/jo*", "role/job"));
        return session(assume(key, role -> role.roleArn(job.arn())));
    }

    private AssumeRoleResponse assume(Principal caller, Consumer<AssumeRoleRequest.Builder> change) {
        try (var sts = new SdkClients(aws.endpoint(), caller).sts()) {
            return sts.assumeRole(role -> {
                role.roleArn(reader.arn()).roleSessionName("joe@laptop").externalId("for-b");
                change.accept(role);
            });
        }
    }

    private void assertDenied(Principal caller, Consumer<AssumeRoleRequest.Builder> change) {
        assertThatThrownBy(() -> assume(caller, change)).satisfies(hasCode("AccessDenied"));
    }

    private void identityOf(Principal principal) {
        try (var sts = new SdkClients(aws.endpoint(), principal).sts()) {
            assertThat(sts.getCallerIdentity().account()).isEqualTo(principal.account());
        }
    }

    private static Principal session(AssumeRoleResponse answer) {
        var credentials = answer.credentials();
        return new Principal(
                credentials.accessKeyId(),
                credentials.secretAccessKey(),
                credentials.sessionToken(),
                answer.assumedRoleUser().arn().split(":", -1)[4],
                answer.assumedRoleUser().arn(),
                answer.assumedRoleUser().assumedRoleId());
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private static Consumer<Throwable> hasCode(String code) {
        return thrown -> assertThat(thrown)
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        error -> assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code));
    }
}
