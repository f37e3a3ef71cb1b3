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
import dev.keystore.secret.Expectation;
import dev.keystore.secret.Label;
import dev.keystore.secret.Labels;
import dev.keystore.secret.RecoveryWindow;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@code label} and {@code labels} promise. */
public interface LabelContract extends KeystoreUnderTest {
    Label LIVE = new Label("live");
    Label NEXT = new Label("next");

    private static Keystore withTwoVersions(Keystore keystore) {
        put(keystore, NAME, "one");
        put(keystore, NAME, "two");
        return keystore;
    }

    @Test
    default void labelsMove() {
        Keystore keystore = withTwoVersions(keystore());
        assertThat(keystore.labels(NAME)).isEqualTo(Labels.NONE);
        label(keystore, NAME, "live", 1);
        assertThat(read(keystore, NAME + "@live")).isEqualTo("one");
        label(keystore, NAME, "live", 2);
        assertThat(read(keystore, NAME + "@live")).isEqualTo("two");
        assertThat(keystore.labels(NAME).at(version(2))).containsExactly(LIVE);
        assertThat(keystore.verify(NAME)).isEmpty();
    }

    @Test
    default void severalMoveTogetherOrNotAtAll() {
        Keystore keystore = withTwoVersions(keystore());
        keystore.label(NAME, Map.of(LIVE, version(1), NEXT, version(2)), Set.of(), Expectation.ANYTHING);
        assertThatThrownBy(() -> keystore.label(
                        NAME, Map.of(LIVE, version(2), NEXT, version(3)), Set.of(), Expectation.ANYTHING))
                .isInstanceOf(NotFound.class);
        assertThat(read(keystore, NAME + "@live")).isEqualTo("one");
        Labels swapped = keystore.label(NAME, Map.of(LIVE, version(2)), Set.of(NEXT), Expectation.ANYTHING);
        assertThat(swapped.targets()).containsOnlyKeys(LIVE);
        assertThat(keystore.labels(NAME)).isEqualTo(swapped);
    }

    @Test
    default void fromHasToHold() {
        Keystore keystore = withTwoVersions(keystore());
        Expectation fromOne = new Expectation.Current(version(1));
        assertThatThrownBy(() -> keystore.label(NAME, Map.of(LIVE, version(2)), Set.of(), fromOne))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("not set");
        label(keystore, NAME, "live", 1);
        keystore.label(NAME, Map.of(LIVE, version(2)), Set.of(), fromOne);
        assertThatThrownBy(() -> keystore.label(NAME, Map.of(LIVE, version(1)), Set.of(), fromOne))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("stands at 2");
        assertThatThrownBy(() -> keystore.label(NAME, Map.of(), Set.of(LIVE), fromOne))
                .isInstanceOf(Conflict.class);
        assertThat(read(keystore, NAME + "@live")).isEqualTo("two");
    }

    @Test
    default void labelsAreRemoved() {
        Keystore keystore = withTwoVersions(keystore());
        assertThatThrownBy(() -> keystore.label(NAME, Map.of(), Set.of(LIVE), Expectation.ANYTHING))
                .isInstanceOf(NotFound.class);
        label(keystore, NAME, "live", 1);
        assertThat(keystore.label(NAME, Map.of(), Set.of(LIVE), Expectation.ANYTHING))
                .isEqualTo(Labels.NONE);
        assertNotFound(keystore, NAME + "@live");
        assertThat(keystore.destroy(NAME, Set.of(version(1)))).hasSize(1);
    }

    @Test
    default void onlyWhatCanBeReadIsLabelled() {
        Keystore keystore = keystore();
        assertThatThrownBy(() -> keystore.labels(NAME)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> label(keystore, NAME, "live", 1)).isInstanceOf(NotFound.class);
        withTwoVersions(keystore);
        assertThatThrownBy(() -> label(keystore, NAME, "live", 3)).isInstanceOf(NotFound.class);
        keystore.destroy(NAME, Set.of(version(1)));
        assertThatThrownBy(() -> label(keystore, NAME, "live", 1)).isInstanceOf(NotFound.class);
        keystore.delete(NAME, RecoveryWindow.USUAL);
        assertThatThrownBy(() -> label(keystore, NAME, "live", 2)).isInstanceOf(NotFound.class);
    }

    @Test
    default void labelsOutliveADeletion() {
        Keystore keystore = withTwoVersions(keystore());
        label(keystore, NAME, "live", 1);
        keystore.delete(NAME, RecoveryWindow.USUAL);
        keystore.undelete(NAME);
        assertThat(read(keystore, NAME + "@live")).isEqualTo("one");
    }
}
