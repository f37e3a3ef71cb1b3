package dev.keystore.adapter;

import dev.keystore.Keystore;
import dev.keystore.contract.KeystoreContract;
import dev.keystore.contract.MovableClock;
import dev.keystore.testbed.TestAccount;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;

/** The use cases keep their promises over DynamoDB and KMS. */
final class AwsKeystoreTest implements KeystoreContract {
    private final TestAccount account = TestAccount.open();
    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-04T05:06:07Z"));
    private final Keystore keystore =
            account.keystore().key(account.alias()).clock(clock).build();

    @AfterEach
    void close() {
        keystore.close();
        account.close();
    }

    @Override
    public Keystore keystore() {
        return keystore;
    }

    @Override
    public MovableClock clock() {
        return clock;
    }
}
