package dev.keystore.contract;

import static dev.keystore.contract.Steps.assertNotFound;
import static dev.keystore.contract.Steps.label;
import static dev.keystore.contract.Steps.put;
import static dev.keystore.contract.Steps.read;
import static dev.keystore.contract.Steps.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.Keystore;
import dev.keystore.KeystoreException.Conflict;
import dev.keystore.KeystoreException.NotFound;
import dev.keystore.secret.Draft;
import dev.keystore.secret.Labels;
import dev.keystore.secret.RecoveryWindow;
import dev.keystore.secret.SecretMetadata;
import dev.keystore.secret.SecretState;
import dev.keystore.secret.SecretValue;
import dev.keystore.secret.Version;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@code destroy} and {@code destroyAll} promise. */
public interface DestructionContract extends KeystoreUnderTest {
    @Test
    default void destroyedVersionsLeaveTombstones() {
        Keystore keystore = keystore();
        put(keystore, NAME, "one");
        put(keystore, NAME, "two");
        put(keystore, NAME, "three");
        for (int run = 0; run < 2; run++) {
            List<SecretMetadata> destroyed = keystore.destroy(NAME, Set.of(version(1), version(2)));
            assertThat(destroyed).extracting(SecretMetadata::version).containsExactly(version(1), version(2));
            assertThat(destroyed).extracting(SecretMetadata::state).containsOnly(SecretState.DESTROYED);
        }
        assertNotFound(keystore, NAME + "@1");
        assertNotFound(keystore, NAME + "@2");
        assertThat(read(keystore, NAME.value())).isEqualTo("three");
        assertThat(keystore.history(NAME))
                .extracting(SecretMetadata::state)
                .containsExactly(SecretState.LIVE, SecretState.DESTROYED, SecretState.DESTROYED);
        assertThat(keystore.verify(NAME)).isEmpty();
    }

    @Test
    default void manyLargeVersionsAreDestroyed() {
        Keystore keystore = keystore();
        for (int i = 0; i < 20; i++) {
            try (SecretValue large = SecretValue.copyOf(new byte[SecretValue.LIMIT])) {
                keystore.put(Draft.of(NAME, large).allowingLarge());
            }
        }
        keystore.delete(NAME, RecoveryWindow.USUAL);
        assertThat(keystore.destroyAll(NAME, true)).hasSize(21);
        assertThat(keystore.verify(NAME)).isEmpty();
    }

    @Test
    default void versionsInUseAreNotDestroyed() {
        Keystore keystore = keystore();
        put(keystore, NAME, "one");
        put(keystore, NAME, "two");
        label(keystore, NAME, "live", 1);
        assertNotDestroyed(keystore, 2, "current");
        assertNotDestroyed(keystore, 1, "labelled live");
        keystore.delete(NAME, RecoveryWindow.USUAL);
        assertNotDestroyed(keystore, 2, "what undelete would bring back");
        assertNotDestroyed(keystore, 3, "current");
        keystore.undelete(NAME);
        assertThat(read(keystore, NAME.value())).isEqualTo("two");
        assertThat(read(keystore, NAME + "@live")).isEqualTo("one");
    }

    private static void assertNotDestroyed(Keystore keystore, long number, String why) {
        Set<Version> versions = Set.of(version(number));
        assertThatThrownBy(() -> keystore.destroy(NAME, versions))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining(why);
    }

    @Test
    default void allOfTheVersionsHaveToBeThere() {
        Keystore keystore = keystore();
        assertThatThrownBy(() -> keystore.destroy(NAME, Set.of(version(1)))).isInstanceOf(NotFound.class);
        put(keystore, NAME, "one");
        put(keystore, NAME, "two");
        assertThatThrownBy(() -> keystore.destroy(NAME, Set.of(version(1), version(3))))
                .isInstanceOf(NotFound.class);
        assertThat(read(keystore, NAME + "@1")).isEqualTo("one");
    }

    @Test
    default void allIsDestroyedOnlyAfterTheRecoveryWindow() {
        Keystore keystore = keystore();
        put(keystore, NAME, "one");
        assertThatThrownBy(() -> keystore.destroyAll(NAME, true)).isInstanceOf(Conflict.class);
        keystore.delete(NAME, new RecoveryWindow(7));
        assertThatThrownBy(() -> keystore.destroyAll(NAME, false))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("can be recovered until");
        clock().pass(Duration.ofDays(8));
        keystore.destroyAll(NAME, false);
        assertThat(keystore.describe(NAME).state()).isEqualTo(SecretState.DESTROYED);
        assertNotFound(keystore, NAME.value());
        assertNotFound(keystore, NAME + "@1");
        assertThat(keystore.verify(NAME)).isEmpty();
    }

    @Test
    default void allIsDestroyedWithItsLabelsAndCountingGoesOn() {
        Keystore keystore = keystore();
        put(keystore, NAME, "one");
        put(keystore, NAME, "two");
        label(keystore, NAME, "live", 1);
        keystore.delete(NAME, RecoveryWindow.USUAL);
        for (int run = 0; run < 2; run++) {
            assertThat(keystore.destroyAll(NAME, true))
                    .extracting(SecretMetadata::version)
                    .containsExactly(version(1), version(2), version(3));
        }
        assertThat(keystore.labels(NAME)).isEqualTo(Labels.NONE);
        assertThat(keystore.history(NAME)).extracting(SecretMetadata::state).containsOnly(SecretState.DESTROYED);
        assertThat(put(keystore, NAME, "five").version()).isEqualTo(version(5));
        assertThat(read(keystore, NAME.value())).isEqualTo("five");
        assertNotFound(keystore, NAME + "@live");
        assertNotFound(keystore, NAME + "@4");
        assertThat(keystore.verify(NAME)).isEmpty();
    }

    @Test
    default void moreVersionsThanOneTransactionTakesAreDestroyed() {
        Keystore keystore = keystore();
        for (int i = 0; i < 101; i++) {
            put(keystore, NAME, "value " + i);
        }
        keystore.delete(NAME, RecoveryWindow.USUAL);
        assertThat(keystore.destroyAll(NAME, true)).hasSize(102);
        assertThat(keystore.verify(NAME)).isEmpty();
    }

    @Test
    default void whatNeverWasCanNotBeDestroyed() {
        assertThatThrownBy(() -> keystore().destroyAll(NAME, true)).isInstanceOf(NotFound.class);
    }
}
