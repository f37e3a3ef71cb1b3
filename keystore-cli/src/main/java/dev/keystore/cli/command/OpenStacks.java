package dev.keystore.cli.command;

import dev.keystore.KeystoreException.Refused;
import dev.keystore.cli.AccessInWorld;
import dev.keystore.cli.stack.CloudFormation;
import dev.keystore.cli.stack.Polling;
import dev.keystore.cli.stack.StackDeployer;
import java.time.Duration;
import java.time.Instant;

/**
 * Stacks as whoever sets accounts up reaches them: not by the role of a store, which is for using it.
 *
 * @param deployer makes them
 * @param access what it calls AWS with
 */
record OpenStacks(StackDeployer deployer, AccessInWorld access) implements AutoCloseable {
    private static final Duration FOR_EVER = Duration.ofDays(365);

    /** Those that {@code call} reaches. Throws {@link Refused} for {@code --local}. */
    static OpenStacks of(Call call) {
        if (call.flags().local() != null) {
            throw new Refused("--local has no meaning here: stacks are made in AWS", null);
        }
        Instant start = call.world().clock().instant();
        Duration most = call.timeout() == null ? FOR_EVER : call.timeout();
        AccessInWorld access = call.access(call.settings().setUp());
        return new OpenStacks(
                CloudFormation.open(
                        access,
                        Polling.USUAL,
                        () -> most.minus(
                                Duration.between(start, call.world().clock().instant()))),
                access);
    }

    @Override
    public void close() {
        deployer.close();
        access.close();
    }
}
