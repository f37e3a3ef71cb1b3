package dev.keystore.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.KeystoreException.Denied;
import dev.keystore.KeystoreException.Unavailable;
import dev.keystore.contract.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long, how often and with which pauses something is tried again. No time passes but that of a clock moved by hand. */
final class PatienceTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final MovableClock clock = new MovableClock(START);
    private final List<Duration> pauses = new ArrayList<>();

    /** Of all random numbers the largest. */
    private static final RandomGenerator LARGEST = new RandomGenerator() {
        @Override
        public long nextLong() {
            return Long.MAX_VALUE;
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    };

    @AfterEach
    void notInterrupted() {
        assertThat(Thread.interrupted()).isFalse();
    }

    private Patience patience(RandomGenerator random, Instant deadline) {
        return new Patience(Duration.ofSeconds(20), deadline, clock, random, pause -> {
            pauses.add(pause);
            clock.pass(pause);
        });
    }

    private static Integer unavailable() {
        throw new Unavailable("no answer", null, null);
    }

    @Test
    void boundsDoubleUpToTwoSecondsAndTwentySecondsAreAll() {
        assertThatThrownBy(() -> patience(LARGEST, Instant.MAX).call(PatienceTest::unavailable))
                .isInstanceOf(Unavailable.class)
                .hasMessage("no answer");
        assertThat(pauses)
                .startsWith(
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(200),
                        Duration.ofMillis(400),
                        Duration.ofMillis(800),
                        Duration.ofMillis(1600),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(2));
        assertThat(Duration.between(START, clock.instant())).isBetween(Duration.ofSeconds(18), Duration.ofSeconds(20));
    }

    @Test
    void pausesHaveFullJitter() {
        assertThatThrownBy(() -> patience(new Random(7), Instant.MAX).call(PatienceTest::unavailable))
                .isInstanceOf(Unavailable.class);
        List<Duration> late = pauses.subList(7, pauses.size());
        assertThat(late).allMatch(pause -> pause.compareTo(Duration.ofSeconds(2)) <= 0);
        assertThat(late).anyMatch(pause -> pause.compareTo(Duration.ofMillis(700)) < 0);
        assertThat(late).anyMatch(pause -> pause.compareTo(Duration.ofMillis(1300)) > 0);
    }

    @Test
    void theDeadlineEndsEverything() {
        Instant deadline = START.plusSeconds(1);
        assertThatThrownBy(() -> patience(LARGEST, deadline).call(PatienceTest::unavailable))
                .isInstanceOf(Unavailable.class);
        assertThat(clock.instant()).isBeforeOrEqualTo(deadline);
        clock.pass(Duration.ofSeconds(1));
        AtomicInteger calls = new AtomicInteger();
        assertThatThrownBy(() -> patience(LARGEST, deadline).call(calls::incrementAndGet))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("the time allowed is over");
        assertThat(calls).hasValue(0);
    }

    @Test
    void onlyWhatMayBeTriedAgainIsTriedAgain() {
        AtomicInteger calls = new AtomicInteger();
        Patience patience = patience(LARGEST, Instant.MAX);
        assertThat(patience.call(() -> calls.incrementAndGet() < 4 ? unavailable() : calls.get()))
                .isEqualTo(4);
        assertThatThrownBy(() -> patience.call(() -> {
                    calls.incrementAndGet();
                    throw new Denied("no", null, null);
                }))
                .isInstanceOf(Denied.class);
        assertThat(calls).hasValue(5);
    }

    @Test
    void anInterruptEndsPatienceAndIsPassedOn() {
        Patience patience = new Patience(Duration.ofSeconds(20), Instant.MAX, clock, LARGEST, pause -> {
            throw new InterruptedException();
        });
        assertThatThrownBy(() -> patience.call(PatienceTest::unavailable)).isInstanceOf(Unavailable.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
