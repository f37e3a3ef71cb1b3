package dev.keystore.cli.e2e;

import dev.keystore.testbed.TestAccount;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** A store on this machine keeps every promise. */
@DisabledIfSystemProperty(named = TestAccount.ENDPOINT, matches = ".+", disabledReason = "it asks no endpoint")
class LocalEndToEndIT implements StoreEndToEnd {
    private final Desk desk = Desk.fresh();
    private final Shell shell = new Shell(new InsideProgram(), desk, List.of("--local=" + desk.path("store")));

    @Override
    public Shell shell() {
        return shell;
    }

    @AfterEach
    void close() {
        desk.close();
    }
}
