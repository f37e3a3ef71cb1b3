package dev.keystore.contract;

import static dev.keystore.contract.Steps.assertNotFound;
import static dev.keystore.contract.Steps.draft;
import static dev.keystore.contract.Steps.put;
import static dev.keystore.contract.Steps.read;
import static dev.keystore.contract.Steps.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.Keystore;
import dev.keystore.KeystoreException;
import dev.keystore.KeystoreException.Conflict;
import dev.keystore.KeystoreException.NotFound;
import dev.keystore.secret.ContentType;
import dev.keystore.secret.Details;
import dev.keystore.secret.Draft;
import dev.keystore.secret.RecoveryWindow;
import dev.keystore.secret.Reference;
import dev.keystore.secret.SecretMetadata;
import dev.keystore.secret.SecretState;
import dev.keystore.secret.SecretValue;
import dev.keystore.secret.Tags;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code copy} and {@code move} promise. */
public interface CopyingContract extends KeystoreUnderTest {
    @Test
    default void copiesHaveValueAndDetails() {
        Keystore keystore = keystore();
        Details details = new Details(ContentType.JSON, "note", Tags.of(Map.of("k", "v")), null);
        keystore.put(draft(NAME, "old").with(details));
        put(keystore, NAME, "new");
        SecretMetadata copy = keystore.copy(Reference.of(NAME + "@1"), OTHER);
        assertThat(copy.version()).isEqualTo(version(1));
        assertThat(copy.details()).isEqualTo(details);
        assertThat(read(keystore, OTHER.value())).isEqualTo("old");
        assertThat(read(keystore, NAME.value())).isEqualTo("new");
    }

    @Test
    default void largeValuesAreCopied() {
        Keystore keystore = keystore();
        SecretValue large = SecretValue.copyOf(new byte[SecretValue.LIMIT]);
        keystore.put(Draft.of(NAME, large).allowingLarge());
        keystore.move(NAME, OTHER);
        assertThat(keystore.get(OTHER).value().sameAs(large)).isTrue();
    }

    @Test
    default void theTargetHasNoHistory() {
        Keystore keystore = keystore();
        put(keystore, NAME, "one");
        put(keystore, OTHER, "other");
        for (int run = 0; run < 2; run++) {
            assertThatThrownBy(() -> keystore.copy(Reference.to(NAME), OTHER)).isInstanceOf(Conflict.class);
            assertThatThrownBy(() -> keystore.move(NAME, OTHER)).isInstanceOf(Conflict.class);
            if (run == 0) {
                keystore.delete(OTHER, RecoveryWindow.USUAL);
            }
        }
        assertThat(read(keystore, NAME.value())).isEqualTo("one");
    }

    @Test
    default void theSourceHasToBeReadable() {
        Keystore keystore = keystore();
        assertThatThrownBy(() -> keystore.copy(Reference.to(NAME), OTHER)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> keystore.move(NAME, OTHER)).isInstanceOf(NotFound.class);
        assertNotFound(keystore, OTHER.value());
    }

    @Test
    default void movingDeletesTheSource() {
        Keystore keystore = keystore();
        put(keystore, NAME, "one");
        put(keystore, NAME, "two");
        SecretMetadata moved = keystore.move(NAME, OTHER);
        assertThat(moved.version()).isEqualTo(version(1));
        assertThat(read(keystore, OTHER.value())).isEqualTo("two");
        assertNotFound(keystore, NAME.value());
        assertThat(keystore.describe(NAME).state()).isEqualTo(SecretState.DELETED);
        keystore.undelete(NAME);
        assertThat(read(keystore, NAME.value())).isEqualTo("two");
    }

    @Test
    default void anInterruptedMoveIsFinished() {
        Keystore keystore = keystore();
        put(keystore, NAME, "one");
        keystore.copy(Reference.to(NAME), OTHER);
        keystore.move(NAME, OTHER);
        assertThat(read(keystore, OTHER.value())).isEqualTo("one");
        assertThat(keystore.history(OTHER)).hasSize(1);
        assertNotFound(keystore, NAME.value());
    }

    @Test
    default void nothingIsMovedOntoItself() {
        Keystore keystore = keystore();
        put(keystore, NAME, "one");
        assertThatThrownBy(() -> keystore.move(NAME, NAME)).isInstanceOf(KeystoreException.class);
        assertThatThrownBy(() -> keystore.copy(Reference.to(NAME), NAME)).isInstanceOf(Conflict.class);
        assertThat(read(keystore, NAME.value())).isEqualTo("one");
        assertThat(keystore.history(NAME)).hasSize(1);
    }
}
