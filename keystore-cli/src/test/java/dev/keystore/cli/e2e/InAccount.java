package dev.keystore.cli.e2e;

import dev.keystore.testbed.TestAccount;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** Somebody at a shell with an account of his own, at the doubles or at the endpoint that the build was given. */
abstract class InAccount {
    final TestAccount account = TestAccount.open();
    final Desk desk = Desk.fresh().with(account.environment());
    final Shell shell = of(account, desk);

    /** A shell in {@code desk} whose store is the table and the key of {@code account}. */
    static Shell of(TestAccount account, Desk desk) {
        return new Shell(
                new InsideProgram(),
                desk.with(account.environment()),
                List.of("--table", account.table(), "--key", account.keyArn()));
    }

    @AfterEach
    void close() {
        desk.close();
        account.close();
    }
}
