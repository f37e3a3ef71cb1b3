package dev.keystore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.contract.KeystoreUnderTest;
import dev.keystore.contract.Steps;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.Reference;
import dev.keystore.secret.SecretName;
import dev.keystore.testbed.TestAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Faults on the wire between Keystore and AWS. */
final class WireFaultTest {
    private static final SecretName NAME = KeystoreUnderTest.NAME;
    private static final List<String> READS =
            List.of("dynamodb:GetItem", "dynamodb:TransactGetItems", "dynamodb:Query", "kms:Decrypt");
    private static final List<String> WRITES =
            List.of("dynamodb:GetItem", "kms:GenerateDataKey", "dynamodb:TransactWriteItems", "sts:GetCallerIdentity");

    private final TestAccount account = TestAccount.open();
    private final Keystore keystore = account.keystore().build();

    @BeforeEach
    void oneVersion() {
        Steps.put(keystore, NAME, "one");
    }

    @AfterEach
    void close() {
        keystore.close();
        account.close();
    }

    private void read() {
        assertThat(Steps.read(keystore, NAME.value())).isEqualTo("one");
        assertThat(Steps.read(keystore, NAME + "@1")).isEqualTo("one");
        assertThat(keystore.getAll(List.of(Reference.to(NAME), Reference.to(NAME))))
                .hasSize(2);
        assertThat(keystore.list(Optional.of(Namespace.of("prod/app1")))).hasSize(1);
    }

    @TestFactory
    Stream<DynamicTest> whatPassesIsNotNoticedByReaders() {
        return READS.stream()
                .map(operation -> DynamicTest.dynamicTest(operation, () -> {
                    account.faults().on(operation).first(1).failBefore(500, "{}");
                    read();
                    account.faults().on(operation).throttle(2);
                    read();
                    account.faults().on(operation).nth(1).dropAfter();
                    read();
                    account.faults().on(operation).nth(1).dropBefore();
                    read();
                    account.faults().clearFaults();
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatPassesMakesNoWriterWriteTwice() {
        return WRITES.stream()
                .map(operation -> DynamicTest.dynamicTest(operation, () -> {
                    account.faults().on(operation).first(1).failBefore(500, "{}");
                    assertNextVersion();
                    account.faults().on(operation).first(1).failAfter(500, "{}");
                    assertNextVersion();
                    account.faults().on(operation).throttle(2);
                    assertNextVersion();
                    account.faults().on(operation).nth(1).dropAfter();
                    assertNextVersion();
                    account.faults().on(operation).nth(1).dropBefore();
                    assertNextVersion();
                    account.faults().clearFaults();
                    assertThat(keystore.verify(NAME)).isEmpty();
                }));
    }

    private void assertNextVersion() {
        int before = keystore.history(NAME).size();
        try (Keystore fresh = account.keystore().build()) {
            assertThat(Steps.put(fresh, NAME, "next").version().number()).isEqualTo(before + 1L);
        }
        assertThat(keystore.history(NAME)).hasSize(before + 1);
    }

    @Test
    void otherTransactionsAreWaitedFor() {
        account.faults().on("dynamodb:TransactWriteItems").conflict(2);
        assertNextVersion();
        account.faults().on("dynamodb:TransactGetItems").conflict(2);
        assertThat(Steps.read(keystore, NAME + "@1")).isEqualTo("one");
    }

    @Test
    void throttlingThatLastsIsUnavailable() {
        for (String operation : List.of("dynamodb:GetItem", "kms:GenerateDataKey", "dynamodb:TransactWriteItems")) {
            account.faults().on(operation).throttle();
            assertThat(Outcome.put(hurried(), NAME, "two")).as(operation).isEqualTo("UNAVAILABLE");
            account.faults().clearFaults();
        }
        assertThat(keystore.history(NAME)).hasSize(1);
        account.faults().on("kms:Decrypt").throttle();
        assertThat(Outcome.read(hurried(), NAME.value())).isEqualTo("UNAVAILABLE");
    }

    @Test
    void silenceAfterACommitIsUnknown() {
        account.faults().on("dynamodb:TransactWriteItems").dropAfter();
        account.faults()
                .on("dynamodb:GetItem")
                .where(request -> Map.of("S", "v0000000002").equals(((Map<?, ?>) request.get("Key")).get("sk")))
                .dropBefore();
        assertThat(Outcome.put(hurried(), NAME, "two")).isEqualTo("UNKNOWN");
        account.faults().clearFaults();
        assertThat(Steps.read(keystore, NAME.value())).isEqualTo("two");
    }

    private Keystore hurried() {
        return account.keystore()
                .deadline(Instant.now().plus(Duration.ofMillis(700)))
                .build();
    }
}
