package dev.keystore.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.kms.KmsClient;

/** Each fault of the proxy: what the caller sees, what took effect, what was counted. */
final class FaultProxyTest {

    private static final String PUT = "dynamodb:PutItem";
    private static final String DESCRIBE = "kms:DescribeKey";

    private final TestAccount account = TestAccount.open();
    private final FaultProxy faults = account.faults();
    private final SdkClients clients = new SdkClients(account.endpoint(), account.user());
    private final DynamoDbClient dynamoDb = clients.dynamoDb();
    private final KmsClient kms = clients.kms();

    @AfterEach
    void close() {
        dynamoDb.close();
        kms.close();
        account.close();
    }

    @Test
    void withoutFaultsEverythingPassesAndIsCounted() {
        put("a");
        put("b");
        kms.describeKey(describe -> describe.keyId(account.keyArn()));
        try (var sts = clients.sts()) {
            sts.getCallerIdentity();
        }

        assertThat(account.calls().counts()).isEqualTo(Map.of(PUT, 2, DESCRIBE, 1, "sts:GetCallerIdentity", 1));
        assertThat(account.calls().calls(PUT)).allSatisfy(call -> {
            assertThat(call.httpStatus()).isEqualTo(200);
            assertThat(call.request()).containsEntry("TableName", account.table());
        });
        account.calls().clear();
        assertThat(account.calls().calls()).isEmpty();
    }

    @Test
    void theLogHoldsTheEncryptionContext() {
        kms.generateDataKey(generate -> generate.keyId(account.keyArn())
                .numberOfBytes(32)
                .encryptionContext(Map.of("keystore:name", "prod/app1/db")));

        assertThat(account.calls().calls("kms:GenerateDataKey"))
                .singleElement()
                .satisfies(call ->
                        assertThat(call.encryptionContext()).isEqualTo(Map.of("keystore:name", "prod/app1/db")));
    }

    @Test
    void failBeforeHasNoEffect() {
        faults.on(PUT).nth(1).failBefore(AwsError.of("InternalServerError", "Internal server error"));

        assertThatThrownBy(() -> put("a")).isInstanceOf(InternalServerErrorException.class);
        assertThat(account.row("p", "a")).isNull();
        put("b");
        assertThat(account.row("p", "b")).isNotNull();
    }

    @Test
    void failAfterTakesEffect() {
        faults.on(PUT).nth(2).failAfter(500, "");

        put("a");
        assertThat(catchThrowableOfType(AwsServiceException.class, () -> put("b"))
                        .statusCode())
                .isEqualTo(500);

        assertThat(account.row("p", "b")).isNotNull();
        assertThat(account.calls().calls(PUT)).extracting(Call::httpStatus).containsExactly(200, 500);
    }

    @Test
    void dropBeforeHasNoEffectAndIsNotSilentlyRepeated() {
        faults.on(PUT).nth(1).dropBefore();

        assertThatThrownBy(() -> put("a")).isInstanceOf(SdkClientException.class);

        assertThat(account.row("p", "a")).isNull();
        assertThat(account.calls().calls(PUT)).extracting(Call::httpStatus).containsExactly(Call.NO_ANSWER);
    }

    @Test
    void dropAfterTakesEffect() {
        put("a");
        faults.on(PUT).dropAfter();

        assertThatThrownBy(() -> put("b")).isInstanceOf(SdkClientException.class);

        assertThat(account.row("p", "b")).isNotNull();
        assertThat(account.calls().calls(PUT)).extracting(Call::httpStatus).containsExactly(200, Call.NO_ANSWER);
    }

    @Test
    void throttlingSpeaksTheServicesLanguage() {
        faults.on(PUT).throttle(2);
        faults.on(DESCRIBE).throttle();
        faults.on("sts:GetCallerIdentity").throttle();

        assertThatThrownBy(() -> put("a")).isInstanceOf(ProvisionedThroughputExceededException.class);
        assertThatThrownBy(() -> put("a")).isInstanceOf(ProvisionedThroughputExceededException.class);
        put("a");
        assertThat(catchThrowableOfType(AwsServiceException.class, this::describe)
                        .isThrottlingException())
                .isTrue();
        try (var sts = clients.sts()) {
            assertThat(catchThrowableOfType(AwsServiceException.class, sts::getCallerIdentity)
                            .isThrottlingException())
                    .isTrue();
        }
        faults.clearFaults();
        assertThat(describe()).isEqualTo(account.keyArn());
    }

    @Test
    void conflictCancelsATransaction() {
        faults.on("dynamodb:TransactWriteItems").conflict(1);

        var failure = catchThrowableOfType(TransactionCanceledException.class, () -> putTogether("a", "b"));

        assertThat(failure.cancellationReasons())
                .extracting(CancellationReason::code)
                .containsExactly("TransactionConflict", "None");
        assertThat(account.row("p", "a")).isNull();
        putTogether("a", "b");
        assertThat(account.row("p", "b")).isNotNull();
    }

    @Test
    void conflictOfASinglePutIsAnErrorOfItsOwn() {
        faults.on(PUT).conflict(1);

        assertThatThrownBy(() -> put("a")).isInstanceOf(TransactionConflictException.class);
    }

    @Test
    void answerIsScripted() {
        faults.on("dynamodb:GetItem").answer(200, "{\"Item\":{\"pk\":{\"S\":\"scripted\"}}}");

        var answer = dynamoDb.getItem(get -> get.tableName(account.table())
                .key(Map.of("pk", AttributeValue.fromS("p"), "sk", AttributeValue.fromS("a"))));

        assertThat(answer.item()).isEqualTo(Map.of("pk", AttributeValue.fromS("scripted")));
    }

    @Test
    void hooksRunOnEitherSideOfTheEffect() {
        faults.on(PUT).before(() -> assertThat(account.row("p", "a")).isNull());
        faults.on(PUT).after(() -> {
            assertThat(account.row("p", "a")).isNotNull();
            account.deleteRow("p", "a");
        });

        put("a");

        assertThat(account.row("p", "a")).isNull();
    }

    @Test
    void whereLooksAtTheRequest() {
        faults.on(PUT)
                .where(request -> request.toString().contains("{S=b}"))
                .nth(1)
                .failBefore(400, "");

        put("a");
        assertThatThrownBy(() -> put("b")).isInstanceOf(AwsServiceException.class);
        put("b");
    }

    @Test
    void firstMeansTheFirstCalls() {
        faults.on(PUT).first(1).dropBefore();

        assertThatThrownBy(() -> put("a")).isInstanceOf(SdkClientException.class);
        put("a");
    }

    @Test
    void slowAnswersWaitForTheLatchAndCallsUnderWayAreCounted() throws Exception {
        var release = new CountDownLatch(1);
        faults.on(DESCRIBE).slow(release);

        var calls = IntStream.range(0, 4)
                .mapToObj(n -> CompletableFuture.supplyAsync(this::describe, task -> new Thread(task).start()))
                .toList();
        faults.awaitInFlight(DESCRIBE, 4);
        assertThat(calls).noneMatch(CompletableFuture::isDone);
        release.countDown();

        assertThat(calls).allSatisfy(call -> assertThat(call.join()).isEqualTo(account.keyArn()));
        assertThat(faults.maxInFlight(DESCRIBE)).isEqualTo(4);
        assertThat(faults.maxInFlight("kms:Decrypt")).isZero();
    }

    @Test
    void slowAnswerRunsIntoTheCallersTimeoutAfterItsEffect() {
        var release = new CountDownLatch(1);
        faults.on(PUT).slow(release);

        try (var impatient = DynamoDbClient.builder()
                .endpointOverride(account.endpoint())
                .region(Region.of(account.region()))
                .credentialsProvider(
                        StaticCredentialsProvider.create(account.user().credentials()))
                .overrideConfiguration(options -> options.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofMillis(200)))
                .build()) {
            assertThatThrownBy(() -> impatient.putItem(
                            put -> put.tableName(account.table()).item(row("a"))))
                    .hasRootCauseInstanceOf(SocketTimeoutException.class);
        } finally {
            release.countDown();
        }
        assertThat(account.row("p", "a")).isNotNull();
    }

    @Test
    void serviceThatIsGoneIsADroppedConnection() {
        var gone = endpointOfAClosedServer();

        try (var proxy = FaultProxy.before(gone, gone);
                var nowhere = new SdkClients(proxy.endpoint(), account.user()).kms()) {
            assertThatThrownBy(nowhere::listKeys).isInstanceOf(SdkClientException.class);
        }
    }

    private static URI endpointOfAClosedServer() {
        try (var server = AwsDouble.start()) {
            return server.endpoint();
        }
    }

    private void put(String sk) {
        dynamoDb.putItem(put -> put.tableName(account.table()).item(row(sk)));
    }

    private void putTogether(String first, String second) {
        dynamoDb.transactWriteItems(write ->
                write.transactItems(Stream.of(first, second).map(this::putting).toList()));
    }

    private TransactWriteItem putting(String sk) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(account.table()).item(row(sk)))
                .build();
    }

    private static Map<String, AttributeValue> row(String sk) {
        return Map.of("pk", AttributeValue.fromS("p"), "sk", AttributeValue.fromS(sk));
    }

    private String describe() {
        return kms.describeKey(describe -> describe.keyId(account.keyArn()))
                .keyMetadata()
                .arn();
    }
}
