package dev.keystore.cli.e2e;

import dev.keystore.testbed.TestAccount;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** A table and a key keep every promise: those of the doubles, or those at the endpoint that the build was given. */
class AwsEndToEndIT implements StoreEndToEnd {
    private final TestAccount account = TestAccount.open();
    private final Desk desk = Desk.fresh().with(account.environment());
    private final Shell shell =
            new Shell(new InsideProgram(), desk, List.of("--table", account.table(), "--key", account.keyArn()));

    @Override
    public Shell shell() {
        return shell;
    }

    @AfterEach
    void close() {
        desk.close();
        account.close();
    }
}
