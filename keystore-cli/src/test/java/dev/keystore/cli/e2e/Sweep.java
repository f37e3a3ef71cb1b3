package dev.keystore.cli.e2e;

import dev.keystore.testbed.FaultProxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets something happen right after one of the calls by which a process changes a store. */
final class Sweep {
    /** The call before something is changed, and all that change something: a kill after any other shows nothing new. */
    static final List<String> OPERATIONS =
            List.of("kms:GenerateDataKey", "dynamodb:PutItem", "dynamodb:TransactWriteItems");

    private Sweep() {}

    /** After the call number {@code nth}, from 1, took effect and before it is answered, {@code interruption} runs. */
    static void afterCall(int nth, FaultProxy proxy, Runnable interruption) {
        AtomicInteger seen = new AtomicInteger();
        for (String operation : OPERATIONS) {
            proxy.on(operation).after(() -> {
                if (seen.incrementAndGet() == nth) {
                    interruption.run();
                }
            });
        }
    }
}
