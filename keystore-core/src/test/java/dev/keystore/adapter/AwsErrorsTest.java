package dev.keystore.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keystore.Keystore;
import dev.keystore.KeystoreException;
import dev.keystore.KeystoreException.Kind;
import dev.keystore.contract.KeystoreUnderTest;
import dev.keystore.contract.Steps;
import dev.keystore.secret.SecretName;
import dev.keystore.testbed.AwsError;
import dev.keystore.testbed.TestAccount;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What DynamoDB, KMS and STS can answer, as HTTP, and what is said of it. */
final class AwsErrorsTest {
    private static final SecretName NAME = KeystoreUnderTest.NAME;
    private static final String GET = "dynamodb:GetItem";
    private static final String WRITE = "dynamodb:TransactWriteItems";
    private static final String OPEN = "kms:Decrypt";
    private static final String SEAL = "kms:GenerateDataKey";
    private static final String WHO = "sts:GetCallerIdentity";

    private final TestAccount account = TestAccount.open();
    private final Keystore keystore = account.keystore().build();

    @AfterEach
    void close() {
        keystore.close();
        account.close();
    }

    /**
     * One error and what is to come of it.
     *
     * @param operation which call answers it
     * @param gist words of the message
     * @param hint words of the hint
     */
    private record Row(String operation, AwsError error, Kind kind, String gist, String hint) {
        @Override
        public String toString() {
            return operation + " " + error.code();
        }
    }

    private static Row row(String operation, String code, String message, Kind kind, String gist, String hint) {
        return row(operation, 400, code, message, kind, gist, hint);
    }

    private static Row row(
            String operation, int status, String code, @Nullable String message, Kind kind, String gist, String hint) {
        return new Row(operation, new AwsError(status, code, message), kind, gist, hint);
    }

    private static Stream<Row> rows() {
        String noKeyId =
                "The ciphertext refers to a customer master key that does not exist, does not exist in this region, "
                        + "or you are not allowed to access.";
        String byKeyPolicy =
                "User: arn:aws:sts::1:assumed-role/r/s is not authorized to perform: kms:Decrypt on resource: k "
                        + "because no resource-based policy allows the kms:Decrypt action";
        String byIdentity = "User: u is not authorized to perform: kms:GenerateDataKey on resource: k "
                + "because no identity-based policy allows the kms:GenerateDataKey action";
        String byDeny = "User: u is not authorized with an explicit deny in a service control policy";
        return Stream.of(
                row(
                        GET,
                        "AccessDeniedException",
                        "User: u is not authorized to perform: dynamodb:GetItem",
                        Kind.DENIED,
                        "of prod/app1/db-password in table",
                        "pattern that covers prod/app1/db-password"),
                row(
                        WRITE,
                        "AccessDeniedException",
                        "User: u is not authorized",
                        Kind.DENIED,
                        "prod/app1/db-password, prod/app1/ in table",
                        "pattern"),
                row(
                        GET,
                        "ResourceNotFoundException",
                        "Requested resource not found",
                        Kind.CONFIG,
                        "does not exist in this account and region",
                        "get-caller-identity"),
                row(
                        WRITE,
                        "ResourceNotFoundException",
                        "Requested resource not found",
                        Kind.CONFIG,
                        "does not exist",
                        "--region"),
                row(
                        GET,
                        "ExpiredTokenException",
                        "The security token included in the request is expired",
                        Kind.CONFIG,
                        "expired",
                        "log in again"),
                row(SEAL, 407, "", null, Kind.CONFIG, "something that is not AWS, with status 407", "proxy"),
                row(OPEN, "ExpiredTokenException", "expired", Kind.CONFIG, "expired", "log in again"),
                row(
                        WHO,
                        403,
                        "ExpiredToken",
                        "The security token included in the request is expired",
                        Kind.CONFIG,
                        "expired",
                        "log in again"),
                row(GET, "RequestExpired", "Request has expired", Kind.CONFIG, "expired", "renew"),
                row(
                        GET,
                        "UnrecognizedClientException",
                        "The security token included in the request is invalid.",
                        Kind.CONFIG,
                        "does not know these credentials",
                        "AWS_SESSION_TOKEN"),
                row(
                        SEAL,
                        "UnrecognizedClientException",
                        "invalid",
                        Kind.CONFIG,
                        "does not know these credentials",
                        "profile"),
                row(
                        WHO,
                        403,
                        "InvalidClientTokenId",
                        "The security token included in the request is invalid",
                        Kind.CONFIG,
                        "InvalidClientTokenId",
                        "AWS_ACCESS_KEY_ID"),
                row(GET, "InvalidSignatureException", "Signature expired", Kind.CONFIG, "signature", "clock"),
                row(
                        GET,
                        "InvalidSignatureException",
                        "Signature expired: 20260101T000000Z is now earlier than 20260101T001000Z",
                        Kind.CONFIG,
                        "clock is wrong",
                        "set the clock"),
                row(WHO, 403, "SignatureDoesNotMatch", "does not match", Kind.CONFIG, "signature", "clock"),
                row(
                        WHO,
                        403,
                        "RegionDisabledException",
                        "STS is not activated in this region",
                        Kind.CONFIG,
                        "not active in this region",
                        "--region"),
                row(
                        WHO,
                        403,
                        "AccessDenied",
                        "User: u is not authorized to perform: sts:GetCallerIdentity",
                        Kind.DENIED,
                        "sts:GetCallerIdentity was denied",
                        "trust policy"),
                row(
                        OPEN,
                        "AccessDeniedException",
                        noKeyId,
                        Kind.DENIED,
                        "kms:Decrypt for prod/app1/db-password@1 of store",
                        "keystore:name=prod/app1/db-password"),
                row(
                        OPEN,
                        "AccessDeniedException",
                        byKeyPolicy,
                        Kind.DENIED,
                        "with key arn:aws:kms:",
                        "the key's policy does not let the caller in"),
                row(
                        SEAL,
                        "AccessDeniedException",
                        byIdentity,
                        Kind.DENIED,
                        "kms:GenerateDataKey for prod/app1/db-password@2",
                        "the caller's own policies do not allow it"),
                row(SEAL, "AccessDeniedException", byDeny, Kind.DENIED, "explicit deny", "denies it explicitly"),
                row(
                        OPEN,
                        "IncorrectKeyException",
                        "The key ID in the request does not identify",
                        Kind.TAMPERED,
                        "not sealed by this store for this name and version",
                        "keystore verify"),
                row(
                        OPEN,
                        "InvalidCiphertextException",
                        "",
                        Kind.TAMPERED,
                        "not sealed by this store for this name and version",
                        "keystore verify"),
                row(OPEN, "DisabledException", "k is disabled.", Kind.CONFIG, "disabled", "enable-key"),
                row(SEAL, "DisabledException", "k is disabled.", Kind.CONFIG, "disabled", "enable-key"),
                row(
                        OPEN,
                        "KMSInvalidStateException",
                        "k is pending deletion.",
                        Kind.CONFIG,
                        "pending deletion",
                        "cancel-key-deletion"),
                row(SEAL, "NotFoundException", "Key 'k' does not exist", Kind.CONFIG, "does not exist", "--key"),
                row(
                        SEAL,
                        "InvalidKeyUsageException",
                        "k key usage is SIGN_VERIFY",
                        Kind.CONFIG,
                        "not one for encryption",
                        "ENCRYPT_DECRYPT"));
    }

    @TestFactory
    Stream<DynamicTest> whatLastsIsTold() {
        return rows().map(row -> DynamicTest.dynamicTest(row.toString(), () -> {
            Steps.put(keystore, Steps.name("warm/up"), "x");
            if (account.row(NAME.value(), "head") == null) {
                Steps.put(keystore, NAME, "one");
            }
            account.faults().on(row.operation()).failBefore(row.error());
            try (Keystore fresh = account.keystore().build()) {
                KeystoreException told =
                        catchThrowableOfType(KeystoreException.class, () -> use(fresh, row.operation()));
                assertThat(told.kind()).isEqualTo(row.kind());
                assertThat(told).hasMessageContaining(row.gist());
                assertThat(told.hint().orElse("")).contains(row.hint());
            } finally {
                account.faults().clearFaults();
            }
            assertThat(keystore.history(NAME)).hasSize(1);
        }));
    }

    private static void use(Keystore keystore, String operation) {
        if (operation.equals(GET) || operation.equals(OPEN)) {
            keystore.get(NAME).close();
        } else {
            Steps.put(keystore, NAME, "two");
        }
    }

    @TestFactory
    Stream<DynamicTest> whatPassesIsWaitedFor() {
        return Stream.of(
                        new AwsError(400, "ProvisionedThroughputExceededException", "slow down"),
                        new AwsError(400, "RequestLimitExceeded", "slow down"),
                        new AwsError(400, "ThrottlingException", "Rate exceeded"),
                        new AwsError(500, "InternalServerError", "Internal server error"),
                        new AwsError(503, "ServiceUnavailable", "busy"))
                .map(error -> DynamicTest.dynamicTest(error.code(), () -> {
                    Steps.put(keystore, NAME, "one");
                    account.faults().on(GET).first(1).failBefore(error);
                    account.faults().on(OPEN).first(1).failBefore(error);
                    assertThat(Steps.read(keystore, NAME.value())).isEqualTo("one");
                    account.faults().clearFaults();
                    account.faults().on(GET).failBefore(error);
                    assertTold(hurried(), Kind.UNAVAILABLE, GET);
                    account.faults().clearFaults();
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatPassesInKmsIsWaitedFor() {
        return Stream.of(
                        new AwsError(500, "KMSInternalException", "internal"),
                        new AwsError(500, "KeyUnavailableException", "try again"),
                        new AwsError(503, "DependencyTimeoutException", "timed out"),
                        new AwsError(400, "LimitExceededException", "limit"))
                .map(error -> DynamicTest.dynamicTest(error.code(), () -> {
                    account.faults().on(SEAL).first(1).failBefore(error);
                    Steps.put(keystore, NAME, "one");
                    account.faults().on(OPEN).first(1).failBefore(error);
                    assertThat(Steps.read(keystore, NAME.value())).isEqualTo("one");
                    account.faults().clearFaults();
                }));
    }

    /** A process with very little time left. */
    private Keystore hurried() {
        return account.keystore()
                .deadline(Instant.now().plus(Duration.ofMillis(400)))
                .build();
    }

    private static void assertTold(Keystore keystore, Kind kind, String words) {
        try (keystore) {
            KeystoreException told = catchThrowableOfType(KeystoreException.class, () -> keystore.get(NAME));
            assertThat(told).hasMessageContaining(words);
            assertThat(told.kind()).as(told.getMessage()).isEqualTo(kind);
            assertThat(told.hint()).isPresent();
        }
    }

    @Test
    void answersThatAreNone() {
        Steps.put(keystore, NAME, "one");
        for (String body : new String[] {"", "<html>a login page</html>", "{\"Item\":", "[]", "null", "\u0000\u0001"}) {
            for (int status : new int[] {200, 502}) {
                account.faults().on(OPEN).answer(status, body);
                assertTold(hurried(), Kind.UNAVAILABLE, OPEN);
                account.faults().clearFaults();
            }
            account.faults().on(GET).answer(502, body);
            assertTold(hurried(), Kind.UNAVAILABLE, GET);
            account.faults().clearFaults();
        }
    }

    @Test
    void anAnswerToACommitThatCanNotBeReadLeavesItUnknownUntilItIsLookedFor() {
        Steps.put(keystore, NAME, "one");
        for (String body : new String[] {"<html>a login page</html>", "{\"Item\":", "\u0000\u0001"}) {
            account.faults().on(WRITE).first(1).failAfter(200, body);
            long before = keystore.history(NAME).size();
            assertThat(Steps.put(keystore, NAME, "next").version().number()).isEqualTo(before + 1);
            assertThat(keystore.history(NAME)).hasSize((int) before + 1);
            account.faults().clearFaults();
        }
        assertThat(keystore.verify(NAME)).isEmpty();
    }

    @Test
    void nobodyAnswers() {
        account.faults().on(GET).dropBefore();
        assertTold(hurried(), Kind.UNAVAILABLE, "got no answer");
        account.faults().clearFaults();
        Instant soon = Instant.now().plus(Duration.ofSeconds(2));
        assertTold(
                account.keystore()
                        .endpoint(URI.create("http://127.0.0.1:1"))
                        .deadline(soon)
                        .build(),
                Kind.UNAVAILABLE,
                "got no answer");
        assertTold(
                account.keystore()
                        .endpoint(URI.create("http://nowhere.invalid"))
                        .deadline(soon)
                        .build(),
                Kind.UNAVAILABLE,
                "got no answer");
    }

    @Test
    void aTableThatIsNotThere() {
        assertTold(account.keystore().table("nothing-here").build(), Kind.CONFIG, "table nothing-here does not exist");
    }

    @Test
    void noCredentials() {
        AwsCredentialsProvider none = () -> {
            throw SdkClientException.create("Unable to load credentials from any of the providers in the chain");
        };
        assertTold(account.keystore().credentials(none).build(), Kind.CONFIG, "no usable AWS credentials");
    }

    @Test
    void noRegion() {
        Keystore nowhere = account.keystore().region(null).build();
        assumeTrue(System.getenv("AWS_REGION") == null);
        assertTold(nowhere, Kind.CONFIG, "no region is set");
    }
}
