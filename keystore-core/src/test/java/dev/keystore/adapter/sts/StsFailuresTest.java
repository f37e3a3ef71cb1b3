package dev.keystore.adapter.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keystore.KeystoreException;
import dev.keystore.KeystoreException.Kind;
import dev.keystore.testbed.AwsError;
import dev.keystore.testbed.SdkClients;
import dev.keystore.testbed.TestAccount;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;

/** What STS can answer to AssumeRole, as HTTP, and what is said of it. */
final class StsFailuresTest {
    private static final String ACTION = "sts:AssumeRole of arn:aws:iam::123456789012:role/reader";

    private final TestAccount account = TestAccount.open();
    private final StsClient sts = new SdkClients(account.endpoint(), account.user()).sts();

    @AfterEach
    void close() {
        sts.close();
        account.close();
    }

    /** One error and what is to come of it. */
    private record Row(int status, String code, String message, Kind kind, String hint) {}

    @TestFactory
    Stream<DynamicTest> everyAnswer() {
        String role = "User: u is not authorized to perform: ";
        return Stream.of(
                        new Row(
                                403,
                                "AccessDenied",
                                role + "sts:AssumeRole on resource: r",
                                Kind.DENIED,
                                "in this order"),
                        new Row(
                                403,
                                "AccessDenied",
                                role + "sts:TagSession on resource: r",
                                Kind.DENIED,
                                "sts:TagSession both"),
                        new Row(
                                403,
                                "AccessDenied",
                                role + "sts:SetSourceIdentity on resource: r",
                                Kind.DENIED,
                                "sts:SetSourceIdentity both"),
                        new Row(
                                403,
                                "AccessDenied",
                                "MultiFactorAuthentication failed with invalid MFA one time pass code.",
                                Kind.DENIED,
                                "next one"),
                        new Row(
                                400,
                                "ValidationError",
                                "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
                                Kind.CONFIG,
                                "--duration"),
                        new Row(
                                400,
                                "ValidationError",
                                "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.",
                                Kind.CONFIG,
                                "at most an hour"),
                        new Row(
                                400,
                                "ValidationError",
                                "1 validation error detected: roleSessionName",
                                Kind.CONFIG,
                                "check the role"),
                        new Row(
                                400,
                                "MalformedPolicyDocument",
                                "Syntax errors in policy.",
                                Kind.CONFIG,
                                "session policy"),
                        new Row(
                                400,
                                "PackedPolicyTooLarge",
                                "Packed size is 134% of the allowed",
                                Kind.CONFIG,
                                "drop tags"),
                        new Row(403, "IDPRejectedClaim", "Token is expired", Kind.CONFIG, "audience"),
                        new Row(400, "InvalidIdentityToken", "No OpenIDConnect provider found", Kind.CONFIG, "issuer"),
                        new Row(400, "IDPCommunicationError", "timed out", Kind.UNAVAILABLE, "try again"),
                        new Row(403, "SessionDurationEscalationException", "Duration exceeds", Kind.CONFIG, "outlive"),
                        new Row(
                                403,
                                "RegionDisabledException",
                                "STS is not activated in this region",
                                Kind.CONFIG,
                                "--region"),
                        new Row(403, "ExpiredToken", "expired", Kind.CONFIG, "log in again"),
                        new Row(400, "ExpiredTokenException", "Token expired", Kind.CONFIG, "log in again"),
                        new Row(403, "InvalidClientTokenId", "invalid", Kind.CONFIG, "AWS_ACCESS_KEY_ID"),
                        new Row(403, "SignatureDoesNotMatch", "no match", Kind.CONFIG, "clock"),
                        new Row(400, "Throttling", "Rate exceeded", Kind.UNAVAILABLE, "try again"),
                        new Row(500, "InternalFailure", "oops", Kind.UNAVAILABLE, "try again"))
                .map(row -> DynamicTest.dynamicTest(row.code() + " " + row.hint(), () -> assertSaid(row)));
    }

    private void assertSaid(Row row) {
        account.faults().clearFaults();
        account.faults().on("sts:AssumeRole").failBefore(new AwsError(row.status(), row.code(), row.message()));
        SdkException failure = catchThrowableOfType(
                SdkException.class,
                () -> sts.assumeRole(
                        a -> a.roleArn("arn:aws:iam::123456789012:role/reader").roleSessionName("keystore-me@here")));
        KeystoreException said = StsFailures.translate(failure, ACTION);
        assertThat(said.kind()).isEqualTo(row.kind());
        assertThat(said).hasMessageContaining(ACTION).hasCause(failure);
        assertThat(said.hint().orElse("")).contains(row.hint());
    }
}
