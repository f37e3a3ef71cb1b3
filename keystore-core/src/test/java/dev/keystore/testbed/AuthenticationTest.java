package dev.keystore.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;

/** Who is let in by the doubles, and what the others are told, in both protocols. */
final class AuthenticationTest {

    private static final String ACCOUNT = "111122223333";

    private final AwsDouble aws = AwsDouble.start();
    private final Principal ann = aws.principals().user(ACCOUNT, "ann");
    private final String key = aws.kms().createKey(ACCOUNT).arn();

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void userAndSessionAreLetIn() {
        var session = aws.principals().session(ACCOUNT, "reader", "ann@laptop");

        assertThat(describeAs(ann)).isEqualTo(key);
        assertThat(describeAs(session)).isEqualTo(key);
    }

    @Test
    void wrongSecretIsAWrongSignature() {
        var forged = new Principal(ann.accessKeyId(), "wrong", null, ACCOUNT, ann.arn(), ann.userId());

        assertThat(kmsError(aws.endpoint(), forged).errorCode()).isEqualTo("InvalidSignatureException");
        assertThat(stsError(forged).errorCode()).isEqualTo("SignatureDoesNotMatch");
    }

    @Test
    void unknownAccessKeyIsAnUnknownClient() {
        aws.principals().forget(ann);

        assertThat(kmsError(aws.endpoint(), ann).errorCode()).isEqualTo("UnrecognizedClientException");
        assertThat(stsError(ann).errorCode()).isEqualTo("InvalidClientTokenId");
    }

    @Test
    void sessionWithoutItsTokenIsAnUnknownClient() {
        var session = aws.principals().session(ACCOUNT, "reader", "ann");
        var bare = new Principal(
                session.accessKeyId(), session.secretAccessKey(), null, ACCOUNT, session.arn(), session.userId());

        assertThat(kmsError(aws.endpoint(), bare).errorCode()).isEqualTo("UnrecognizedClientException");
    }

    @Test
    void userWithAStaleTokenIsAnUnknownClient() {
        var stale = new Principal(ann.accessKeyId(), ann.secretAccessKey(), "stale", ACCOUNT, ann.arn(), ann.userId());

        assertThat(kmsError(aws.endpoint(), stale).errorCode()).isEqualTo("UnrecognizedClientException");
    }

    @Test
    void expiredSessionIsToldSo() {
        var session = aws.principals().session(ACCOUNT, "reader", "ann");

        aws.principals().expire(session);

        assertThat(kmsError(aws.endpoint(), session).errorCode()).isEqualTo("ExpiredTokenException");
        assertThat(stsError(session).errorCode()).isEqualTo("ExpiredToken");
    }

    @Test
    void otherRegionIsAWrongScope() {
        try (var elsewhere = KmsClient.builder()
                .endpointOverride(aws.endpoint())
                .region(Region.US_WEST_2)
                .credentialsProvider(StaticCredentialsProvider.create(ann.credentials()))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            var failure = catchThrowableOfType(
                    AwsServiceException.class, () -> elsewhere.describeKey(describe -> describe.keyId(key)));

            assertThat(failure.awsErrorDetails().errorCode()).isEqualTo("InvalidSignatureException");
            assertThat(failure).hasMessageContaining("scoped to a valid region");
        }
    }

    @Test
    void clockTwentyMinutesOffIsAnOldSignature() {
        var late = Instant.now().plus(Duration.ofMinutes(20));

        try (var later = AwsDouble.start(InstantSource.fixed(late))) {
            var ben = later.principals().user(ACCOUNT, "ben");

            var error = kmsError(later.endpoint(), ben);

            assertThat(error.errorCode()).isEqualTo("InvalidSignatureException");
            assertThat(error.errorMessage()).startsWith("Signature expired");
        }
    }

    @Test
    void missingHeaderIsAMissingToken() throws Exception {
        assertThat(send("X-Amz-Target", "TrentService.DescribeKey"))
                .contains("\"MissingAuthenticationTokenException\"");
        assertThat(send("X-Unused", "")).contains("<Code>MissingAuthenticationToken</Code>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "Bearer abc",
                "AWS4-HMAC-SHA256 Credential=AKIA",
                "AWS4-HMAC-SHA256 Credential=AKIA/20260101/eu-central-1/kms/aws4_request, SignedHeaders=host, Signature=zz"
            })
    void garbageIsAnIncompleteSignature(String header) throws Exception {
        assertThat(send("X-Amz-Target", "TrentService.DescribeKey", "Authorization", header))
                .contains("\"IncompleteSignatureException\"");
    }

    @Test
    void unsignedHostIsRefused() throws Exception {
        var date = "20260101";
        var header = "AWS4-HMAC-SHA256 Credential=" + ann.accessKeyId() + "/" + date
                + "/eu-central-1/kms/aws4_request, SignedHeaders=x-amz-date, Signature=" + "0".repeat(64);

        assertThat(send(
                        "X-Amz-Target",
                        "TrentService.DescribeKey",
                        "X-Amz-Date",
                        date + "T000000Z",
                        "Authorization",
                        header))
                .contains("'Host' must be a 'SignedHeader'");
    }

    private String describeAs(Principal principal) {
        try (var kms = new SdkClients(aws.endpoint(), principal).kms()) {
            return kms.describeKey(describe -> describe.keyId(key))
                    .keyMetadata()
                    .arn();
        }
    }

    private AwsErrorDetails kmsError(URI endpoint, Principal principal) {
        try (var kms = new SdkClients(endpoint, principal).kms()) {
            return catchThrowableOfType(
                            AwsServiceException.class, () -> kms.describeKey(describe -> describe.keyId(key)))
                    .awsErrorDetails();
        }
    }

    private AwsErrorDetails stsError(Principal principal) {
        try (var sts = new SdkClients(aws.endpoint(), principal).sts()) {
            return catchThrowableOfType(AwsServiceException.class, sts::getCallerIdentity)
                    .awsErrorDetails();
        }
    }

    private String send(String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(aws.endpoint())
                .headers(headers)
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
