package dev.keystore.contract;

import static dev.keystore.contract.Steps.label;
import static dev.keystore.contract.Steps.put;
import static dev.keystore.contract.Steps.read;
import static dev.keystore.contract.Steps.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.Keystore;
import dev.keystore.KeystoreException.NotFound;
import dev.keystore.secret.RecoveryWindow;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@code verify}, {@code repair} and {@code accept} promise where nothing is wrong. {@code RestoreAttackTest} has the rest. */
public interface VerificationContract extends KeystoreUnderTest {
    @Test
    default void whatWasWrittenIsAsItWasSealed() {
        Keystore keystore = keystore();
        put(keystore, NAME, "one");
        assertSound(keystore);
        put(keystore, NAME, "two");
        label(keystore, NAME, "live", 2);
        assertSound(keystore);
        keystore.rollback(NAME, version(1));
        keystore.destroy(NAME, Set.of(version(1)));
        assertSound(keystore);
        keystore.delete(NAME, RecoveryWindow.USUAL);
        assertSound(keystore);
        keystore.destroyAll(NAME, true);
        assertSound(keystore);
        put(keystore, NAME, "again");
        assertSound(keystore);
        assertThat(read(keystore, NAME.value())).isEqualTo("again");
    }

    private static void assertSound(Keystore keystore) {
        assertThat(keystore.verify(NAME)).isEmpty();
        assertThat(keystore.repair(NAME)).isFalse();
        keystore.accept(NAME);
        assertThat(keystore.verify(NAME)).isEmpty();
    }

    @Test
    default void whatNeverWasIsNotFound() {
        assertThatThrownBy(() -> keystore().verify(NAME)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> keystore().repair(NAME)).isInstanceOf(NotFound.class);
    }
}
