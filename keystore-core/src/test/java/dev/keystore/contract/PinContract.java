package dev.keystore.contract;

import static dev.keystore.contract.Steps.name;
import static dev.keystore.contract.Steps.put;
import static dev.keystore.contract.Steps.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.Keystore;
import dev.keystore.KeystoreException.NotFound;
import dev.keystore.KeystoreException.Tampered;
import dev.keystore.secret.Chain;
import dev.keystore.secret.RecoveryWindow;
import dev.keystore.secret.Reference;
import dev.keystore.secret.Secret;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.Selector;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/** What reading by version and chain promises: that version of that history, or an alarm. */
public interface PinContract extends KeystoreUnderTest {
    private static Reference pinned(SecretName name, long number, Chain chain) {
        return new Reference(name, new Selector.Pinned(version(number), chain), null);
    }

    private static Chain chain(Keystore keystore, String reference) {
        try (Secret secret = keystore.get(Reference.of(reference))) {
            return secret.chain();
        }
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(Keystore keystore, Reference pin) {
        assertThatThrownBy(() -> keystore.getAll(List.of(Reference.to(OTHER), pin)))
                .isInstanceOf(Tampered.class);
        return assertThatThrownBy(() -> keystore.get(pin)).isInstanceOf(Tampered.class);
    }

    @Test
    default void aPinnedVersionIsServedAlsoWhenThereAreNewerOnes() {
        Keystore keystore = keystore();
        put(keystore, OTHER, "joe");
        put(keystore, NAME, "one");
        Chain chain = chain(keystore, NAME.value());
        put(keystore, NAME, "two");
        Reference pin = pinned(NAME, 1, chain);
        try (Secret secret = keystore.get(pin)) {
            assertThat(Steps.text(secret)).isEqualTo("one");
        }
        assertThat(keystore.getAll(List.of(Reference.to(OTHER), pin, Reference.to(NAME))))
                .extracting(Steps::text)
                .containsExactly("joe", "one", "two");
    }

    @Test
    default void anotherHistoryIsNotServed() {
        Keystore keystore = keystore();
        put(keystore, OTHER, "joe");
        put(keystore, NAME, "one");
        assertRefused(keystore, pinned(NAME, 1, chain(keystore, OTHER.value())))
                .hasMessageContaining("version 1 of " + NAME + " has another history");
    }

    @Test
    default void whatIsNotThereIsAnAlarmInsteadOfNotFound() {
        Keystore keystore = keystore();
        put(keystore, OTHER, "joe");
        put(keystore, NAME, "one");
        put(keystore, NAME, "two");
        Chain chain = chain(keystore, NAME + "@1");
        assertRefused(keystore, pinned(NAME, 3, chain)).hasMessageContaining("version 3 of " + NAME + " is gone");
        assertRefused(keystore, pinned(name("prod/app1/never"), 1, chain)).hasMessageContaining("prod/app1/never");
        keystore.destroy(NAME, Set.of(version(1)));
        assertRefused(keystore, pinned(NAME, 1, chain)).hasMessageContaining("version 1 of " + NAME);
    }

    /** Whoever can put a store back can put it back to a deletion. */
    @Test
    default void aDeletionThatIsOlderThanThePinOrOfAnotherHistoryIsAnAlarm() {
        Keystore keystore = keystore();
        put(keystore, OTHER, "joe");
        put(keystore, NAME, "one");
        Chain chain = chain(keystore, NAME.value());
        keystore.delete(NAME, RecoveryWindow.USUAL);
        assertRefused(keystore, pinned(NAME, 3, chain)).hasMessageContaining("version 3 of " + NAME + " is gone");
        assertRefused(keystore, pinned(NAME, 1, chain(keystore, OTHER.value())))
                .hasMessageContaining("another history");
    }

    @Test
    default void aDeletedSecretIsNotFound() {
        Keystore keystore = keystore();
        put(keystore, NAME, "one");
        Chain chain = chain(keystore, NAME.value());
        keystore.delete(NAME, RecoveryWindow.USUAL);
        assertThatThrownBy(() -> keystore.get(pinned(NAME, 1, chain)))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("is deleted");
    }
}
