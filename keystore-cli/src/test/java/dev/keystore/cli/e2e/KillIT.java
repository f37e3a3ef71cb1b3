package dev.keystore.cli.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.testbed.TestAccount;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code kill -9} at any moment leaves each name as it was or as it was to be, and nothing to clean up by hand. */
@DisabledIfSystemProperty(named = TestAccount.ENDPOINT, matches = ".+", disabledReason = "shown on the doubles")
class KillIT {
    private static final int MOST_CALLS = 40;
    private static final int RANDOM_KILLS = 3;

    static List<Interrupted> changes() {
        return Interrupted.all();
    }

    /** Killed after its first call, then after its second, and so on until it gets to its end. */
    @ParameterizedTest
    @MethodSource("changes")
    void afterEachCall(Interrupted change) {
        for (int nth = 1; nth <= MOST_CALLS; nth++) {
            try (TestAccount account = TestAccount.open();
                    Desk desk = Desk.fresh()) {
                Shell shell = InAccount.of(account, desk);
                change.before().in(shell);
                boolean killed = killedAfter(nth, change, account, shell);
                change.check(shell);
                if (!killed) {
                    assertThat(nth).describedAs("calls of %s", change).isGreaterThan(1);
                    return;
                }
            }
        }
        throw new AssertionError("more than " + MOST_CALLS + " calls: " + change);
    }

    private static boolean killedAfter(int nth, Interrupted change, TestAccount account, Shell shell) {
        AtomicReference<PackagedProgram.Started> running = new AtomicReference<>();
        Sweep.afterCall(nth, account.faults(), () -> running.get().kill());
        PackagedProgram.Started started =
                PackagedProgram.start(shell.desk(), shell.words(change.words().toArray(String[]::new)));
        running.set(started);
        // Without its standard input it makes no call, or it makes none before it is known here.
        started.feed(change.in().getBytes(UTF_8));
        Finished finished = started.end();
        account.faults().clearFaults();
        if (finished.code() != 0) {
            assertThat(finished.code()).describedAs("%s", finished).isEqualTo(128 + 9);
        }
        return finished.code() != 0;
    }

    /** Killed at random moments, each seed another, in a store on this machine. */
    @ParameterizedTest
    @MethodSource("changes")
    void atAnyMoment(Interrupted change) throws InterruptedException {
        Random random = new Random(change.toString().hashCode());
        long usual = 700;
        for (int i = 0; i < RANDOM_KILLS; i++) {
            try (Desk desk = Desk.fresh()) {
                Shell shell = new Shell(new InsideProgram(), desk, List.of("--local=" + desk.path("store")));
                change.before().in(shell);
                long moment = usual / 4 + random.nextLong(usual);
                long began = System.nanoTime();
                PackagedProgram.Started started = PackagedProgram.start(
                        shell.desk(), shell.words(change.words().toArray(String[]::new)));
                started.feed(change.in().getBytes(UTF_8));
                if (!started.process().waitFor(moment, TimeUnit.MILLISECONDS)) {
                    started.kill();
                }
                started.end();
                usual = Math.max(200, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
                change.check(shell);
            }
        }
    }
}
