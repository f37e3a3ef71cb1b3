package dev.keystore.cli.e2e;

import dev.keystore.testbed.FaultProxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets something happen right after one of the calls that a process makes, whichever operation it is. */
final class Sweep {
    /** What the command line calls on behalf of its user. */
    static final List<String> OPERATIONS = List.of(
            "dynamodb:GetItem",
            "dynamodb:TransactGetItems",
            "dynamodb:Query",
            "dynamodb:PutItem",
            "dynamodb:TransactWriteItems",
            "kms:Decrypt",
            "kms:GenerateDataKey",
            "kms:DescribeKey",
            "sts:GetCallerIdentity");

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
