package dev.keystore;

import static dev.keystore.Attacker.entry;
import static dev.keystore.Attacker.head;
import static dev.keystore.Attacker.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.contract.KeystoreUnderTest;
import dev.keystore.contract.Steps;
import dev.keystore.contract.TestStore;
import dev.keystore.port.HighWaterMarks;
import dev.keystore.secret.HighWaterMark;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.RecoveryWindow;
import dev.keystore.secret.Secret;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretState;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a table writer may do to the entries of a namespace: nothing is left out, put back or taken for another unnoticed. */
final class NamespaceAttackTest {
    private static final SecretName NAME = KeystoreUnderTest.NAME;
    private static final SecretName OTHER = KeystoreUnderTest.OTHER;
    private static final Namespace NAMESPACE = NAME.namespace();

    private final TestStore store = new TestStore();
    private final Attacker attacker = Attacker.of(store);
    private final Keystore keystore = store.keystore();
    private final Keystore watchful = store.keystoreWithMarks();

    @BeforeEach
    void twoSecrets() {
        Steps.put(watchful, NAME, "one");
        Steps.put(watchful, NAME, "two");
        Steps.put(watchful, OTHER, "joe");
    }

    private static String all(Keystore keystore) {
        return Outcome.of(() -> keystore.getAll(NAMESPACE).stream()
                .map(NamespaceAttackTest::shown)
                .collect(Collectors.joining(" ")));
    }

    private static String shown(Secret secret) {
        return secret.metadata().name().leaf() + "=" + Steps.text(secret);
    }

    @Test
    void untouchedItIsRead() {
        assertThat(all(watchful)).isEqualTo("db-password=two user=joe");
    }

    @Test
    void anEntryOfAnotherSecretDoesNotOpen() {
        attacker.put(entry(NAME), attacker.row(entry(OTHER)));
        assertThat(all(keystore)).isEqualTo("TAMPERED");
    }

    @Test
    void anEntryThatSaysDeletedIsOpenedAndFoundOut() {
        attacker.change(entry(NAME), row -> Attacker.in(SecretState.DELETED, row));
        assertThat(all(keystore)).isEqualTo("TAMPERED");
    }

    @Test
    void aTombstoneInThePlaceOfAnEntryIsFoundOut() {
        attacker.change(entry(NAME), Attacker::tombstone);
        assertThat(all(keystore)).isEqualTo("TAMPERED");
    }

    @Test
    void anOlderEntryIsFoundOutByWhoeverHasSeenTheNewer() {
        attacker.put(entry(NAME), attacker.row(version(NAME, 1)));
        assertThat(all(watchful)).isEqualTo("TAMPERED");
    }

    @Test
    void anOlderEntryAndHeadAreFoundOutByWhoeverHasSeenTheNewer() {
        attacker.putBack(NAME, 1);
        assertThat(all(watchful)).isEqualTo("TAMPERED");
    }

    @Test
    void anEntryThatIsGoneIsFoundOutByWhoeverHasSeenIt() {
        attacker.remove(entry(NAME));
        assertThat(all(watchful)).isEqualTo("TAMPERED");
    }

    @Test
    void aSecretThatIsGoneIsFoundOutByWhoeverHasSeenIt() {
        Attacker.placesOf(NAME, 2).forEach(attacker::remove);
        attacker.remove(version(NAME, 1));
        assertThat(all(watchful)).isEqualTo("TAMPERED");
    }

    @Test
    void aDamagedEntryBesideASoundHeadIsNotTakenForIt() {
        attacker.change(
                entry(NAME),
                row -> Attacker.with(row, attacker.row(entry(OTHER)).digest()));
        assertThat(Outcome.read(keystore, NAME.value())).isEqualTo("two");
        assertThat(all(keystore)).isEqualTo("TAMPERED");
    }

    @Test
    void aRealDeletionIsBelieved() {
        watchful.delete(NAME, RecoveryWindow.USUAL);
        assertThat(all(watchful)).isEqualTo("user=joe");
        assertThat(attacker.row(head(NAME)).metadata().state()).isEqualTo(SecretState.DELETED);
    }

    /** Whoever writes between our query and the loading of a mark is no attacker: the second look decides. */
    @Test
    void aVersionWrittenMeanwhileIsNoAlarm() {
        AtomicBoolean written = new AtomicBoolean();
        Keystore late = store.keystore(new HighWaterMarks() {
            @Override
            public Optional<HighWaterMark> of(String pk) {
                if (pk.equals(NAME.value()) && written.compareAndSet(false, true)) {
                    Steps.put(watchful, NAME, "three");
                }
                return store.marks().of(pk);
            }

            @Override
            public void raise(String pk, HighWaterMark mark) {
                store.marks().raise(pk, mark);
            }

            @Override
            public void accept(String pk, Optional<HighWaterMark> mark) {
                store.marks().accept(pk, mark);
            }
        });
        assertThat(all(late)).isEqualTo("db-password=three user=joe");
        assertThat(written).isTrue();
    }
}
