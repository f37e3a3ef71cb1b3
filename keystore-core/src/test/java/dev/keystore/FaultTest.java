package dev.keystore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.contract.FaultyCipher;
import dev.keystore.contract.FaultyStore;
import dev.keystore.contract.KeystoreUnderTest;
import dev.keystore.contract.PlainCipher;
import dev.keystore.contract.TestStore;
import dev.keystore.contract.Trouble;
import dev.keystore.port.Row;
import dev.keystore.port.RowKey;
import dev.keystore.secret.SecretName;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every fault at every call of every verb. Whatever happens, a name has its old or its new state, nothing is torn, and
 * the failure says no more than is true.
 */
final class FaultTest {
    private static final List<SecretName> NAMES = List.of(KeystoreUnderTest.NAME, KeystoreUnderTest.OTHER);

    /** One verb over a store of its own. */
    private static final class Attempt {
        private final Verb verb;
        private final TestStore store = new TestStore();
        private final PlainCipher cipher = new PlainCipher();
        private final Keystore sound = store.keystore(store.rows(), cipher);
        private final Map<RowKey<?>, Row> before;
        private boolean struck;
        private @Nullable Supplier<?> late;

        Attempt(Verb verb) {
            this.verb = verb;
            verb.before().accept(sound);
            this.before = Map.copyOf(store.rows().rows());
        }

        String state() {
            return Verb.state(sound, store.rows().rows());
        }

        boolean changed() {
            return !before.equals(store.rows().rows());
        }

        /** The failure of the verb where {@code fault} strikes call number {@code n}; null if it did what it should. */
        @Nullable
        Throwable run(Fault fault, int n) {
            AtomicInteger number = new AtomicInteger();
            Trouble trouble = new Trouble() {
                @Override
                public <T> T meet(Call call, Supplier<T> effect) {
                    int current = number.getAndIncrement();
                    if (struck && fault.isLasting()) {
                        throw fault.since();
                    }
                    if (current >= n && !struck && fault.hits(call)) {
                        struck = true;
                        late = fault == Fault.ANSWER_LOST_AND_EFFECT_LATE ? effect : null;
                        return fault.strike(effect);
                    }
                    if (late != null && call == Call.COMMIT) {
                        Fault.takes(late);
                        late = null;
                    }
                    return effect.get();
                }
            };
            try {
                verb.use()
                        .accept(store.keystore(
                                new FaultyStore(store.rows(), trouble), new FaultyCipher(cipher, trouble)));
                return null;
            } catch (KeystoreException | Fault.Crash e) {
                return e;
            }
        }

        void assertSound() {
            for (SecretName name : NAMES) {
                assertThat(Outcome.verify(sound, name)).isIn("CLEAN", "NOT_FOUND");
                List<Long> numbers = history(name).toList();
                assertThat(numbers)
                        .isEqualTo(Stream.iterate((long) numbers.size(), i -> i - 1)
                                .limit(numbers.size())
                                .toList());
            }
        }

        private Stream<Long> history(SecretName name) {
            try {
                return sound.history(name).stream()
                        .map(metadata -> metadata.version().number());
            } catch (KeystoreException.NotFound e) {
                return Stream.of();
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> writing() {
        return Verb.writing().stream()
                .flatMap(verb -> Stream.of(Fault.values())
                        .map(fault -> DynamicTest.dynamicTest(verb + ": " + fault, () -> everyCall(verb, fault))));
    }

    private static void everyCall(Verb verb, Fault fault) {
        Attempt whole = new Attempt(verb);
        String old = whole.state();
        verb.use().accept(whole.sound);
        String done = whole.state();
        for (int n = 0; ; n++) {
            Attempt attempt = new Attempt(verb);
            Throwable failure = attempt.run(fault, n);
            if (!attempt.struck) {
                assertThat(failure).isNull();
                return;
            }
            String state = attempt.state();
            String place = "call " + n + ", " + failure + "\n" + state;
            if (!verb.steps()) {
                assertThat(state).as(place).isIn(old, done);
            }
            attempt.assertSound();
            if (failure == null) {
                assertThat(state).as(place).isEqualTo(done);
            } else {
                assertHonest(fault, attempt, failure, place);
                runAgain(attempt, done, place);
            }
        }
    }

    private static void assertHonest(Fault fault, Attempt attempt, Throwable failure, String place) {
        if (!(failure instanceof KeystoreException told)) {
            assertThat(fault.isCrash()).as(place).isTrue();
            return;
        }
        switch (told.kind()) {
            case UNAVAILABLE -> assertThat(attempt.changed()).as(place).isFalse();
            case UNKNOWN ->
                assertThat(fault.losesAnswers() || (attempt.verb.steps() && attempt.changed()))
                        .as(place)
                        .isTrue();
            case DENIED -> assertThat(fault).as(place).isEqualTo(Fault.DENIED_FROM_THEN_ON);
            case CONFIG -> assertThat(fault).as(place).isEqualTo(Fault.MISCONFIGURED_ONCE);
            default -> throw new AssertionError(place, told);
        }
        assertThat(fault).as(place).isNotEqualTo(Fault.UNAVAILABLE_ONCE);
    }

    /** A new process: it finishes what was begun, or says that it is done. */
    private static void runAgain(Attempt attempt, String done, String place) {
        String outcome = Outcome.of(() -> {
            attempt.verb.use().accept(attempt.sound);
            return "DONE";
        });
        assertThat(outcome).as(place).isIn("DONE", "CONFLICT", "NOT_FOUND");
        attempt.assertSound();
        if (attempt.verb.steps()) {
            assertThat(attempt.state()).as(place).isEqualTo(done);
        }
    }

    @TestFactory
    Stream<DynamicTest> reading() {
        return Verb.reading().stream()
                .flatMap(verb -> Stream.of(Fault.values())
                        .filter(fault -> !fault.losesAnswers())
                        .map(fault -> DynamicTest.dynamicTest(verb + ": " + fault, () -> everyRead(verb, fault))));
    }

    private static void everyRead(Verb verb, Fault fault) {
        for (int n = 0; ; n++) {
            Attempt attempt = new Attempt(verb);
            Throwable failure = attempt.run(fault, n);
            assertThat(attempt.changed()).isFalse();
            if (!attempt.struck) {
                assertThat(failure).isNull();
                return;
            }
            if (failure == null) {
                assertThat(fault).isEqualTo(Fault.UNAVAILABLE_ONCE);
            } else if (failure instanceof KeystoreException told) {
                assertThat(told.kind())
                        .isIn(
                                KeystoreException.Kind.UNAVAILABLE,
                                KeystoreException.Kind.DENIED,
                                KeystoreException.Kind.CONFIG);
            }
        }
    }
}
