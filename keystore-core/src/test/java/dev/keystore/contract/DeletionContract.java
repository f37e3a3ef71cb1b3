package dev.keystore.contract;

import static dev.keystore.contract.Steps.assertNotFound;
import static dev.keystore.contract.Steps.draft;
import static dev.keystore.contract.Steps.label;
import static dev.keystore.contract.Steps.put;
import static dev.keystore.contract.Steps.read;
import static dev.keystore.contract.Steps.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.Keystore;
import dev.keystore.KeystoreException.Conflict;
import dev.keystore.KeystoreException.NotFound;
import dev.keystore.secret.ContentType;
import dev.keystore.secret.Details;
import dev.keystore.secret.RecoveryWindow;
import dev.keystore.secret.SecretMetadata;
import dev.keystore.secret.SecretState;
import dev.keystore.secret.Tags;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What {@code delete}, {@code undelete} and {@code rollback} promise. */
public interface DeletionContract extends KeystoreUnderTest {
    @Test
    default void deletingEndsReadingOfEveryVersion() {
        Keystore keystore = keystore();
        put(keystore, NAME, "one");
        put(keystore, NAME, "two");
        label(keystore, NAME, "live", 1);
        SecretMetadata deletion = keystore.delete(NAME, new RecoveryWindow(7));
        assertThat(deletion.version()).isEqualTo(version(3));
        assertThat(deletion.state()).isEqualTo(SecretState.DELETED);
        assertThat(Duration.between(deletion.created(), Objects.requireNonNull(deletion.until())))
                .isEqualTo(Duration.ofDays(7));
        assertNotFound(keystore, NAME.value());
        assertNotFound(keystore, NAME + "@1");
        assertNotFound(keystore, NAME + "@2");
        assertNotFound(keystore, NAME + "@3");
        assertNotFound(keystore, NAME + "@live");
    }

    @Test
    default void deletingTwiceIsNotFound() {
        Keystore keystore = keystore();
        assertThatThrownBy(() -> keystore.delete(NAME, RecoveryWindow.USUAL)).isInstanceOf(NotFound.class);
        put(keystore, NAME, "one");
        keystore.delete(NAME, RecoveryWindow.USUAL);
        assertThatThrownBy(() -> keystore.delete(NAME, RecoveryWindow.USUAL)).isInstanceOf(NotFound.class);
        assertThat(keystore.history(NAME)).hasSize(2);
    }

    @Test
    default void undeletingBringsTheLastValueBack() {
        Keystore keystore = keystore();
        Details details = new Details(ContentType.JSON, "note", Tags.of(Map.of("k", "v")), null);
        put(keystore, NAME, "zero");
        keystore.put(draft(NAME, "{}").with(details));
        keystore.delete(NAME, RecoveryWindow.USUAL);
        SecretMetadata back = keystore.undelete(NAME);
        assertThat(back.version()).isEqualTo(version(4));
        assertThat(back.details()).isEqualTo(details);
        assertThat(read(keystore, NAME.value())).isEqualTo("{}");
        assertThat(read(keystore, NAME + "@1")).isEqualTo("zero");
        assertNotFound(keystore, NAME + "@3");
        keystore.delete(NAME, RecoveryWindow.USUAL);
        keystore.undelete(NAME);
        assertThat(read(keystore, NAME.value())).isEqualTo("{}");
        assertThat(keystore.verify(NAME)).isEmpty();
    }

    @Test
    default void onlyWhatIsDeletedIsUndeleted() {
        Keystore keystore = keystore();
        assertThatThrownBy(() -> keystore.undelete(NAME)).isInstanceOf(NotFound.class);
        put(keystore, NAME, "one");
        assertThatThrownBy(() -> keystore.undelete(NAME)).isInstanceOf(Conflict.class);
        keystore.delete(NAME, RecoveryWindow.USUAL);
        keystore.destroyAll(NAME, true);
        assertThatThrownBy(() -> keystore.undelete(NAME)).isInstanceOf(NotFound.class);
    }

    @Test
    default void puttingBringsADeletedNameBackToLife() {
        Keystore keystore = keystore();
        put(keystore, NAME, "one");
        keystore.delete(NAME, RecoveryWindow.USUAL);
        assertThat(put(keystore, NAME, "three").version()).isEqualTo(version(3));
        assertThat(read(keystore, NAME.value())).isEqualTo("three");
        assertThat(read(keystore, NAME + "@1")).isEqualTo("one");
        assertNotFound(keystore, NAME + "@2");
    }

    @Test
    default void rollingBackIsANewVersion() {
        Keystore keystore = keystore();
        Details details = new Details(ContentType.JSON, "the good one", Tags.of(Map.of("k", "v")), null);
        keystore.put(draft(NAME, "good").with(details));
        put(keystore, NAME, "bad");
        SecretMetadata rolled = keystore.rollback(NAME, version(1));
        assertThat(rolled.version()).isEqualTo(version(3));
        assertThat(rolled.details()).isEqualTo(details);
        assertThat(read(keystore, NAME.value())).isEqualTo("good");
        assertThat(read(keystore, NAME + "@2")).isEqualTo("bad");
    }

    @Test
    default void rollingBackNeedsSomethingToReadAndSomethingLive() {
        Keystore keystore = keystore();
        assertThatThrownBy(() -> keystore.rollback(NAME, version(1))).isInstanceOf(NotFound.class);
        put(keystore, NAME, "one");
        assertThatThrownBy(() -> keystore.rollback(NAME, version(2))).isInstanceOf(NotFound.class);
        keystore.delete(NAME, RecoveryWindow.USUAL);
        assertThatThrownBy(() -> keystore.rollback(NAME, version(1))).isInstanceOf(NotFound.class);
        keystore.undelete(NAME);
        assertThatThrownBy(() -> keystore.rollback(NAME, version(2)))
                .as("version 2 is the deletion")
                .isInstanceOf(NotFound.class);
        assertThat(keystore.history(NAME)).hasSize(3);
    }
}
