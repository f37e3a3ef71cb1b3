package dev.keystore;

import static dev.keystore.Attacker.entry;
import static dev.keystore.Attacker.head;
import static dev.keystore.Attacker.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.contract.FaultyStore;
import dev.keystore.contract.InMemoryMarks;
import dev.keystore.contract.KeystoreUnderTest;
import dev.keystore.contract.Steps;
import dev.keystore.contract.TestStore;
import dev.keystore.contract.Trouble;
import dev.keystore.port.RowKey;
import dev.keystore.port.VersionRow;
import dev.keystore.secret.Digest;
import dev.keystore.secret.Envelope;
import dev.keystore.secret.SecretName;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Half a transaction, as a restored backup may hold it: found by {@code verify}, mended by {@code repair}, never by going back. */
final class RestoreAttackTest {
    private static final SecretName NAME = KeystoreUnderTest.NAME;

    private final TestStore store = new TestStore();
    private final Attacker attacker = Attacker.of(store);
    private final Keystore keystore = store.keystore();
    private final Keystore watchful = store.keystoreWithMarks();

    @BeforeEach
    void threeVersions() {
        for (String value : List.of("one", "two", "three")) {
            Steps.put(watchful, NAME, value);
        }
    }

    private void assertMended() {
        assertThat(Outcome.verify(watchful, NAME)).isEqualTo("FOUND");
        assertThat(Outcome.of(() -> watchful.repair(NAME))).isEqualTo("true");
        assertThat(Outcome.verify(watchful, NAME)).isEqualTo("CLEAN");
        assertThat(Outcome.read(watchful, NAME.value())).isEqualTo("three");
        assertThat(Outcome.read(watchful, NAME + "@3")).isEqualTo("three");
        assertThat(keystore.list(Optional.of(NAME.namespace()))).hasSize(1);
        assertThat(Outcome.put(watchful, NAME, "four")).isEqualTo("WRITTEN 4");
        assertThat(Outcome.verify(watchful, NAME)).isEqualTo("CLEAN");
    }

    @Test
    void versionAheadOfHead() {
        attacker.putBack(NAME, 2);
        assertThat(Outcome.put(keystore, NAME, "new")).isEqualTo("TAMPERED");
        assertMended();
    }

    @Test
    void headAheadOfVersion() {
        attacker.remove(version(NAME, 3));
        assertThat(Outcome.read(keystore, NAME.value())).isEqualTo("three");
        assertThat(Outcome.read(keystore, NAME + "@3")).isEqualTo("TAMPERED");
        assertMended();
    }

    @Test
    void headAheadOfAVersionThatIsDamaged() {
        attacker.change(version(NAME, 3), row -> Attacker.with(row, Digest.of(new byte[0])));
        assertThat(Outcome.read(keystore, NAME + "@3")).isEqualTo("TAMPERED");
        assertMended();
    }

    @Test
    void entryBehindOrAbsent() {
        attacker.put(entry(NAME), attacker.row(version(NAME, 1)));
        assertThat(Outcome.read(keystore, NAME.value())).isEqualTo("three");
        assertMended();
    }

    @Test
    void entryAbsent() {
        attacker.remove(entry(NAME));
        assertMended();
    }

    @Test
    void onlyTheEntryHasTheNewest() {
        attacker.put(head(NAME), attacker.row(version(NAME, 2)));
        attacker.remove(version(NAME, 3));
        assertMended();
    }

    @Test
    void entryOfAVersionThatNobodySealed() {
        attacker.change(entry(NAME), row -> Attacker.with(row, Attacker.as(NAME, 4, row.metadata())));
        assertMended();
    }

    @Test
    void headAbsent() {
        attacker.remove(head(NAME));
        assertMended();
    }

    @Test
    void headDamaged() {
        attacker.change(head(NAME), row -> Attacker.with(row, Digest.of(new byte[0])));
        assertMended();
    }

    @Test
    void onlyTheHeadIsLeft() {
        SecretName name = KeystoreUnderTest.OTHER;
        Steps.put(keystore, name, "only");
        attacker.remove(version(name, 1));
        attacker.remove(entry(name));
        assertThat(keystore.repair(name)).isTrue();
        assertThat(Outcome.verify(keystore, name)).isEqualTo("CLEAN");
        assertThat(Outcome.read(keystore, name + "@1")).isEqualTo("only");
    }

    @Test
    void whatWasRepairedIsRemembered() {
        InMemoryMarks marks = new InMemoryMarks();
        attacker.remove(entry(NAME));
        assertThat(store.keystore(marks).repair(NAME)).isTrue();
        assertThat(marks.of(NAME.value()).orElseThrow().number()).isEqualTo(3);
    }

    @Test
    void repairNeverGoesBelowTheHead() {
        attacker.remove(version(NAME, 3));
        attacker.change(head(NAME), row -> Attacker.with(row, Envelope.of(new byte[3])));
        assertThat(Outcome.of(() -> keystore.repair(NAME))).isEqualTo("TAMPERED");
        assertThat(attacker.row(head(NAME)).metadata().version().number()).isEqualTo(3);
    }

    @Test
    void repairSaysNothingWasMendedWhereSomebodyWasFaster() {
        attacker.change(version(NAME, 3), row -> Attacker.with(row, (Envelope) null));
        Trouble trouble = new Trouble() {
            @Override
            public <T> T meet(Call call, Supplier<T> effect) {
                if (call == Call.COMMIT) {
                    Steps.put(keystore, NAME, "four");
                }
                return effect.get();
            }
        };
        Keystore slow = store.keystore(new FaultyStore(store.rows(), trouble), store.cipher());
        assertThat(Outcome.of(() -> slow.repair(NAME))).isEqualTo("CONFLICT");
        assertThat(Outcome.verify(keystore, NAME)).isEqualTo("FOUND");
    }

    @Test
    void repairRecognisesWhatItWrote() {
        attacker.putBack(NAME, 2);
        Trouble trouble = new Trouble() {
            @Override
            public <T> T meet(Call call, Supplier<T> effect) {
                T result = effect.get();
                if (call == Call.COMMIT) {
                    throw new KeystoreException.OutcomeUnknown("the answer was lost", null, null);
                }
                return result;
            }
        };
        Keystore deaf = store.keystore(new FaultyStore(store.rows(), trouble), store.cipher());
        assertThat(Outcome.of(() -> deaf.repair(NAME))).isEqualTo("true");
        assertThat(Outcome.verify(keystore, NAME)).isEqualTo("CLEAN");
    }

    @Test
    void repairNeverTakesAHeadOfAnotherHistory() {
        TestStore fork = new TestStore();
        Attacker there = Attacker.of(fork);
        for (String value : List.of("one", "other two", "other three")) {
            Steps.put(fork.keystore(), NAME, value);
        }
        VersionRow foreign = there.row(head(NAME));
        attacker.remove(version(NAME, 3));
        attacker.put(head(NAME), foreign);
        assertThat(Outcome.of(() -> keystore.repair(NAME))).isEqualTo("TAMPERED");
    }

    @Test
    void repairNeverGoesBelowAMarkUntilItIsAccepted() {
        attacker.putBack(NAME, 2);
        attacker.remove(version(NAME, 3));
        attacker.remove(entry(NAME));
        assertThat(Outcome.of(() -> watchful.repair(NAME))).isEqualTo("TAMPERED");
        watchful.accept(NAME);
        assertThat(Outcome.of(() -> watchful.repair(NAME))).isEqualTo("true");
        assertThat(Outcome.read(watchful, NAME.value())).isEqualTo("two");
        assertThat(Outcome.verify(watchful, NAME)).isEqualTo("CLEAN");
    }

    @Test
    void nothingIsAcceptedThatDoesNotOpen() {
        attacker.change(head(NAME), row -> Attacker.with(row, Attacker.as(NAME, 900, row.metadata())));
        assertThat(Outcome.of(() -> {
                    watchful.accept(NAME);
                    return "ACCEPTED";
                }))
                .isEqualTo("TAMPERED");
        assertThat(store.marks().of(NAME.value()).orElseThrow().number()).isEqualTo(3);
    }

    @Test
    void everythingGoneIsAccepted() {
        attacker.rows().keySet().removeIf(key -> !(key instanceof RowKey.SubNamespace));
        assertThat(Outcome.read(watchful, NAME.value())).isEqualTo("TAMPERED");
        watchful.accept(NAME);
        assertThat(Outcome.read(watchful, NAME.value())).isEqualTo("NOT_FOUND");
        assertThat(Outcome.put(watchful, NAME, "anew")).isEqualTo("WRITTEN 1");
    }
}
