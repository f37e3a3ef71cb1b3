package dev.keystore.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.testbed.cloud.Account;
import dev.keystore.testbed.cloud.Cloud;
import dev.keystore.testbed.cloud.MovableClock;
import dev.keystore.testbed.cloud.Role;
import dev.keystore.testbed.cloud.WebIdentity;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;
import software.amazon.awssdk.services.sts.model.StsException;

/** A job that shows a token of its identity provider, as the real SDK client sees it. */
final class WebIdentityTest {

    private static final String ISSUER = "token.actions.githubusercontent.com";
    private static final String SUBJECT = "repo:acme@1/app@2:environment:prod";

    private final MovableClock clock = new MovableClock();
    private final Cloud cloud = new Cloud(clock);
    private final AwsDouble aws = AwsDouble.start(cloud, InstantSource.system());
    private final Account account = cloud.account("222222222222");
    private final Role role = account.role("deploy", """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity",
              "Principal": {"Federated":
                "arn:aws:iam::222222222222:oidc-provider/token.actions.githubusercontent.com"},
              "Condition": {"StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
                "token.actions.githubusercontent.com:sub": "repo:acme@1/app@2:environment:prod"}}}]}""");

    @BeforeEach
    void tokens() {
        token("good", SUBJECT, "sts.amazonaws.com");
        token("pull-request", "repo:acme@1/app@2:pull_request", "sts.amazonaws.com");
        token("other-audience", SUBJECT, "elsewhere");
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void tokenOpensTheRole() {
        account.oidcProvider(ISSUER);

        var answer = assume("good");

        assertThat(answer.subjectFromWebIdentityToken()).isEqualTo(SUBJECT);
        assertThat(answer.assumedRoleUser().arn()).isEqualTo("arn:aws:sts::222222222222:assumed-role/deploy/job");
    }

    @Test
    void otherSubjectAndAudienceAreDenied() {
        account.oidcProvider(ISSUER);

        assertFailure("pull-request", "AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity");
        assertFailure("other-audience", "AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity");
    }

    @Test
    void accountHasToKnowTheProvider() {
        assertFailure("good", "InvalidIdentityToken", "No OpenIDConnect provider found in your account");
    }

    @Test
    void tokenEnds() {
        account.oidcProvider(ISSUER);
        clock.advance(Duration.ofMinutes(6));

        assertFailure("good", "ExpiredTokenException", "Token expired");
        assertFailure("made-up", "InvalidIdentityToken", "not a valid JWT");
    }

    private void token(String token, String subject, String audience) {
        cloud.webIdentity(
                token,
                new WebIdentity(
                        ISSUER,
                        Map.of("sub", subject, "aud", audience),
                        clock.instant().plus(Duration.ofMinutes(5))));
    }

    private AssumeRoleWithWebIdentityResponse assume(String token) {
        try (var sts = StsClient.builder()
                .endpointOverride(aws.endpoint())
                .region(Region.of(AwsDouble.REGION))
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            return sts.assumeRoleWithWebIdentity(
                    assume -> assume.roleArn(role.arn()).roleSessionName("job").webIdentityToken(token));
        }
    }

    private void assertFailure(String token, String code, String message) {
        assertThatThrownBy(() -> assume(token))
                .isInstanceOfSatisfying(
                        StsException.class,
                        error -> assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code))
                .hasMessageContaining(message);
    }
}
