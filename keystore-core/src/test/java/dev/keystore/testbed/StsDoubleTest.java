package dev.keystore.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sts.model.StsException;

/** The STS double as the real SDK client sees it. */
final class StsDoubleTest {

    private static final String ACCOUNT = "111122223333";

    private final AwsDouble aws = AwsDouble.start();

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void userLearnsItsIdentity() {
        var ann = aws.principals().user(ACCOUNT, "ann");

        try (var sts = new SdkClients(aws.endpoint(), ann).sts()) {
            var identity = sts.getCallerIdentity();

            assertThat(identity.arn()).isEqualTo("arn:aws:iam::111122223333:user/ann");
            assertThat(identity.account()).isEqualTo(ACCOUNT);
            assertThat(identity.userId()).startsWith("AIDA");
        }
    }

    @Test
    void sessionLearnsItsIdentity() {
        var session = aws.principals().session(ACCOUNT, "reader", "ann@laptop");

        try (var sts = new SdkClients(aws.endpoint(), session).sts()) {
            var identity = sts.getCallerIdentity();

            assertThat(identity.arn()).isEqualTo("arn:aws:sts::111122223333:assumed-role/reader/ann@laptop");
            assertThat(identity.userId()).startsWith("AROA").endsWith(":ann@laptop");
        }
    }

    @Test
    void otherActionsAreRefused() {
        var ann = aws.principals().user(ACCOUNT, "ann");

        try (var sts = new SdkClients(aws.endpoint(), ann).sts()) {
            var failure =
                    catchThrowableOfType(StsException.class, () -> sts.getFederationToken(token -> token.name("ann")));

            assertThat(failure.awsErrorDetails().errorCode()).isEqualTo("InvalidAction");
        }
    }
}
