package dev.keystore;

import static dev.keystore.Attacker.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.contract.KeystoreUnderTest;
import dev.keystore.contract.Steps;
import dev.keystore.contract.TestStore;
import dev.keystore.port.VersionRow;
import dev.keystore.secret.RecoveryWindow;
import dev.keystore.secret.SecretMetadata;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretState;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A destruction that ended after its word was sealed, and a value that somebody has put since: running it again finishes it. */
final class InterruptedDestructionTest {
    private static final SecretName NAME = KeystoreUnderTest.NAME;

    private final TestStore store = new TestStore();
    private final Attacker attacker = Attacker.of(store);
    private final Keystore keystore = store.keystore();

    @BeforeEach
    void interruptedAndLivingAgain() {
        Steps.put(keystore, NAME, "one");
        Steps.put(keystore, NAME, "two");
        keystore.delete(NAME, RecoveryWindow.USUAL);
        List<VersionRow> before =
                List.of(attacker.row(version(NAME, 1)), attacker.row(version(NAME, 2)), attacker.row(version(NAME, 3)));
        keystore.destroyAll(NAME, true);
        before.forEach(row -> attacker.put(row.key(), row));
        Steps.put(keystore, NAME, "five");
    }

    @Test
    void isFinishedByRunningItAgain() {
        assertThat(Outcome.read(keystore, NAME + "@1")).isEqualTo("one");
        assertThat(keystore.destroyAll(NAME, false)).hasSize(3);
        assertThat(Outcome.read(keystore, NAME + "@1")).isEqualTo("NOT_FOUND");
        assertThat(Outcome.read(keystore, NAME.value())).isEqualTo("five");
        assertThat(keystore.history(NAME).stream().map(SecretMetadata::state))
                .containsExactly(
                        SecretState.LIVE,
                        SecretState.DESTROYED,
                        SecretState.DESTROYED,
                        SecretState.DESTROYED,
                        SecretState.DESTROYED);
        assertThat(Outcome.verify(keystore, NAME)).isEqualTo("CLEAN");
    }

    @Test
    void aLivingSecretIsNotDestroyedByIt() {
        keystore.destroyAll(NAME, true);
        assertThat(Outcome.of(() -> keystore.destroyAll(NAME, true))).isEqualTo("CONFLICT");
        assertThat(Outcome.read(keystore, NAME.value())).isEqualTo("five");
    }
}
