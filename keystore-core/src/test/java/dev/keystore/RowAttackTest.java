package dev.keystore;

import static dev.keystore.Attacker.entry;
import static dev.keystore.Attacker.head;
import static dev.keystore.Attacker.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.contract.KeystoreUnderTest;
import dev.keystore.contract.Steps;
import dev.keystore.contract.TestStore;
import dev.keystore.port.HighWaterMarks;
import dev.keystore.port.RowKey;
import dev.keystore.port.SecretStore;
import dev.keystore.port.VersionRow;
import dev.keystore.secret.Chain;
import dev.keystore.secret.Envelope;
import dev.keystore.secret.RecoveryWindow;
import dev.keystore.secret.Reference;
import dev.keystore.secret.SecretMetadata;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretState;
import dev.keystore.secret.StoreId;
import dev.keystore.usecase.Finding;
import dev.keystore.usecase.Ports;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whole rows copied, renumbered, put back, flipped and removed by somebody who may write the table. */
final class RowAttackTest {
    private static final SecretName NAME = KeystoreUnderTest.NAME;
    private static final SecretName OTHER = KeystoreUnderTest.OTHER;

    private final TestStore store = new TestStore();
    private final Attacker attacker = Attacker.of(store);
    /** Keeps no high-water marks. */
    private final Keystore keystore = store.keystore();
    /** Keeps high-water marks, and has seen the newest of everything. */
    private final Keystore watchful = store.keystoreWithMarks();

    @BeforeEach
    void threeVersions() {
        for (String value : List.of("one", "two", "three")) {
            Steps.put(watchful, NAME, value);
        }
    }

    @Test
    void rowCopiedToAnotherName() {
        for (RowKey<VersionRow> key : List.<RowKey<VersionRow>>of(head(OTHER), entry(OTHER), version(OTHER, 1))) {
            VersionRow row = attacker.row(version(NAME, 1));
            attacker.put(key, Attacker.with(row, Attacker.as(OTHER, 1, row.metadata())));
        }
        assertThat(Outcome.read(keystore, OTHER.value())).isEqualTo("TAMPERED");
        assertThat(Outcome.read(keystore, OTHER + "@1")).isEqualTo("TAMPERED");
        assertThat(Outcome.of(() -> keystore.getAll(List.of(Reference.to(NAME), Reference.to(OTHER)))))
                .isEqualTo("TAMPERED");
        assertThat(Outcome.verify(keystore, OTHER)).isEqualTo("FOUND");
        assertThat(Outcome.put(keystore, OTHER, "new")).isEqualTo("WRITTEN 2");
        assertThat(Outcome.read(keystore, OTHER.value())).isEqualTo("new");
        assertThat(Outcome.verify(keystore, OTHER)).isEqualTo("FOUND");
    }

    @Test
    void olderVersionRenumbered() {
        VersionRow first = attacker.row(version(NAME, 1));
        attacker.put(version(NAME, 2), Attacker.with(first, Attacker.as(NAME, 2, first.metadata())));
        VersionRow asThird = Attacker.with(first, Attacker.as(NAME, 3, first.metadata()));
        attacker.put(head(NAME), asThird);
        attacker.put(version(NAME, 3), asThird);
        assertThat(Outcome.read(keystore, NAME.value())).isEqualTo("TAMPERED");
        assertThat(Outcome.read(keystore, NAME + "@2")).isEqualTo("TAMPERED");
        assertThat(Outcome.read(keystore, NAME + "@3")).isEqualTo("TAMPERED");
        assertThat(Outcome.verify(keystore, NAME)).isEqualTo("FOUND");
    }

    @Test
    void newestDeletedIsCaughtOnlyByWhoHasSeenIt() {
        attacker.putBack(NAME, 2);
        attacker.remove(version(NAME, 3));
        assertThat(Outcome.read(keystore, NAME.value())).isEqualTo("two");
        assertThat(Outcome.verify(keystore, NAME)).isEqualTo("CLEAN");
        assertSeenBefore();
        assertThat(Outcome.verify(watchful, NAME)).isEqualTo("FOUND");
    }

    @Test
    void olderHeadPutBackIsCaughtByReadersOnlyByWhoHasSeenTheNewer() {
        attacker.putBack(NAME, 2);
        assertThat(Outcome.read(keystore, NAME.value())).isEqualTo("two");
        assertThat(Outcome.read(keystore, NAME + "@3")).isEqualTo("TAMPERED");
        assertThat(Outcome.put(keystore, NAME, "new")).isEqualTo("TAMPERED");
        assertThat(Outcome.verify(keystore, NAME)).isEqualTo("FOUND");
        assertSeenBefore();
        assertThatThrownBy(() -> watchful.get(NAME))
                .hasMessageContaining("was put back to number 2: number 3 was seen");
    }

    @Test
    void olderDeletionPutBackIsNoAnswerToWhoHasSeenTheNewer() {
        watchful.delete(NAME, RecoveryWindow.USUAL);
        watchful.undelete(NAME);
        attacker.putBack(NAME, 4);
        assertThat(Outcome.read(keystore, NAME.value())).isEqualTo("NOT_FOUND");
        assertSeenBefore();
    }

    @Test
    void aDeletionThatWasOpenedForAnOlderVersionIsRemembered() {
        keystore.delete(NAME, RecoveryWindow.USUAL);
        assertThat(Outcome.read(watchful, NAME + "@1")).isEqualTo("NOT_FOUND");
        attacker.putBack(NAME, 3);
        assertThat(Outcome.read(watchful, NAME.value())).isEqualTo("TAMPERED");
    }

    private void assertSeenBefore() {
        assertThat(Outcome.read(watchful, NAME.value())).isEqualTo("TAMPERED");
        assertThat(Outcome.read(watchful, NAME + "@1")).isEqualTo("TAMPERED");
        assertThat(Outcome.of(() -> watchful.getAll(List.of(Reference.to(NAME), Reference.of(NAME + "@1")))))
                .isEqualTo("TAMPERED");
        assertThat(Outcome.of(() -> watchful.describe(NAME))).isEqualTo("TAMPERED");
        assertThat(Outcome.put(watchful, NAME, "new")).isEqualTo("TAMPERED");
        assertThat(Outcome.of(() -> watchful.delete(NAME, RecoveryWindow.USUAL)))
                .isEqualTo("TAMPERED");
    }

    @Test
    void newestDeletedIsNotShownAsHistoryToWhoHasSeenIt() {
        attacker.putBack(NAME, 2);
        attacker.remove(version(NAME, 3));
        assertThat(keystore.history(NAME)).hasSize(2);
        assertThat(Outcome.of(() -> watchful.history(NAME))).isEqualTo("TAMPERED");
    }

    @Test
    void everythingRemovedIsCaughtOnlyByWhoHasSeenIt() {
        attacker.rows().keySet().removeIf(key -> !(key instanceof RowKey.SubNamespace));
        assertThat(Outcome.read(keystore, NAME.value())).isEqualTo("NOT_FOUND");
        assertSeenBefore();
        assertThat(Outcome.of(() -> watchful.history(NAME))).isEqualTo("TAMPERED");
        assertThat(Outcome.verify(watchful, NAME)).isEqualTo("FOUND");
    }

    @Test
    void middleVersionRemoved() {
        attacker.remove(version(NAME, 2));
        assertThat(Outcome.read(keystore, NAME + "@2")).isEqualTo("TAMPERED");
        assertThat(keystore.verify(NAME)).extracting(Finding::problem).contains("the version is gone");
        assertThat(Outcome.read(keystore, NAME.value())).isEqualTo("three");
    }

    @Test
    void envelopeUnderAForeignKey() {
        TestStore foreign = new TestStore();
        Keystore theirs = foreign.keystore(foreign.rows(), TestStore.cipher(2));
        Steps.put(theirs, NAME, "planted");
        Attacker.of(foreign).copy().forEach(attacker.rows()::put);
        assertThat(Outcome.read(keystore, NAME.value())).isEqualTo("TAMPERED");
        assertThat(Outcome.read(keystore, NAME + "@1")).isEqualTo("TAMPERED");
        assertThat(Outcome.verify(keystore, NAME)).isEqualTo("FOUND");
    }

    @Test
    void rowMovedToAnotherStore() {
        Ports here = store.ports(store.rows(), store.cipher(), HighWaterMarks.NONE, store.patience());
        Ports there = new Ports(
                new StoreId("staging"),
                here.store(),
                here.cipher(),
                here.marks(),
                here.identity(),
                here.clock(),
                here.notices(),
                here.patience());
        Keystore staging = Keystore.over(there);
        assertThat(Outcome.read(staging, NAME.value())).isEqualTo("TAMPERED");
        assertThat(Outcome.read(staging, NAME + "@1")).isEqualTo("TAMPERED");
        assertThat(Outcome.verify(staging, NAME)).isEqualTo("FOUND");
    }

    @Test
    void envelopeCutOrWithAFlippedBit() {
        VersionRow honest = attacker.row(version(NAME, 3));
        byte[] whole = Objects.requireNonNull(honest.envelope()).bytes();
        for (int length : new int[] {0, 1, whole.length / 2, whole.length - 1}) {
            assertEnvelopeRefused(Arrays.copyOf(whole, length), honest);
        }
        for (int place = 0; place < whole.length; place += 11) {
            byte[] flipped = whole.clone();
            flipped[place] ^= 4;
            assertEnvelopeRefused(flipped, honest);
        }
    }

    private void assertEnvelopeRefused(byte[] bytes, VersionRow honest) {
        VersionRow changed = Attacker.with(honest, Envelope.of(bytes));
        Chain before = attacker.row(version(NAME, 2)).chain();
        for (VersionRow row : List.of(changed, Attacker.consistent(changed, before))) {
            Attacker.placesOf(NAME, 3).forEach(key -> attacker.put(key, row));
            assertThat(Outcome.read(keystore, NAME.value())).isEqualTo("TAMPERED");
            assertThat(Outcome.read(keystore, NAME + "@3")).isEqualTo("TAMPERED");
            assertThat(Outcome.verify(keystore, NAME)).isEqualTo("FOUND");
        }
    }

    @Test
    void headFlippedToDeletedOrDestroyed() {
        for (SecretState state : List.of(SecretState.DELETED, SecretState.DESTROYED)) {
            attacker.change(head(NAME), row -> Attacker.in(state, row));
            assertThat(Outcome.read(keystore, NAME.value())).isEqualTo("TAMPERED");
            assertThat(Outcome.read(keystore, NAME + "@1")).isEqualTo("TAMPERED");
            assertThat(Outcome.of(() -> keystore.delete(NAME, RecoveryWindow.USUAL)))
                    .isEqualTo("TAMPERED");
            assertThat(Outcome.of(() -> keystore.undelete(NAME))).isEqualTo("TAMPERED");
            assertThat(Outcome.of(() -> keystore.destroyAll(NAME, true))).isEqualTo("TAMPERED");
            assertThat(Outcome.verify(keystore, NAME)).isEqualTo("FOUND");
            attacker.putBack(NAME, 3);
        }
        attacker.change(head(NAME), Attacker::tombstone);
        assertThat(Outcome.read(keystore, NAME.value())).isEqualTo("TAMPERED");
        assertThat(Outcome.read(keystore, NAME + "@1")).isEqualTo("TAMPERED");
        assertThat(Outcome.verify(keystore, NAME)).isEqualTo("FOUND");
    }

    @Test
    void deletionHiddenIsCaughtWhereTheHeadIsOpened() {
        watchful.delete(NAME, RecoveryWindow.USUAL);
        attacker.change(head(NAME), row -> Attacker.in(SecretState.LIVE, row));
        attacker.change(version(NAME, 4), row -> Attacker.in(SecretState.LIVE, row));
        assertThat(Outcome.read(keystore, NAME.value())).isEqualTo("TAMPERED");
        assertThat(Outcome.read(keystore, NAME + "@4")).isEqualTo("TAMPERED");
        assertThat(Outcome.verify(keystore, NAME)).isEqualTo("FOUND");
        assertThat(Outcome.read(watchful, NAME + "@1"))
                .as("whoever asks for exactly this version gets it")
                .isEqualTo("one");
    }

    @Test
    void headRemoved() {
        attacker.remove(head(NAME));
        assertThat(Outcome.read(keystore, NAME.value())).isEqualTo("NOT_FOUND");
        assertThat(Outcome.read(watchful, NAME.value())).isEqualTo("TAMPERED");
        assertThat(Outcome.read(keystore, NAME + "@1")).isEqualTo("TAMPERED");
        assertThat(Outcome.put(keystore, NAME, "new")).isEqualTo("TAMPERED");
        assertThat(Outcome.verify(keystore, NAME)).isEqualTo("FOUND");
    }

    @Test
    void entryFlippedOrRemoved() {
        attacker.change(entry(NAME), row -> Attacker.in(SecretState.DELETED, row));
        assertThat(Outcome.read(keystore, NAME.value())).isEqualTo("three");
        assertThat(Outcome.verify(keystore, NAME)).isEqualTo("FOUND");
        attacker.remove(entry(NAME));
        assertThat(Outcome.verify(keystore, NAME)).isEqualTo("FOUND");
        assertThat(keystore.repair(NAME)).isTrue();
        assertThat(Outcome.verify(keystore, NAME)).isEqualTo("CLEAN");
    }

    @Test
    void versionWhoseEnvelopeWasRemoved() {
        attacker.change(version(NAME, 1), row -> Attacker.with(row, (Envelope) null));
        assertThat(Outcome.read(keystore, NAME + "@1")).isEqualTo("TAMPERED");
        assertThat(Outcome.verify(keystore, NAME)).isEqualTo("FOUND");
        attacker.change(version(NAME, 2), row -> Attacker.in(SecretState.DESTROYED, row));
        assertThat(Outcome.read(keystore, NAME + "@2"))
                .as("it says destroyed and has its envelope")
                .isEqualTo("TAMPERED");
    }

    @Test
    void versionMadeATombstoneIsCaughtWhereNoDestroyCanHaveBeen() {
        attacker.change(version(NAME, 3), Attacker::tombstone);
        assertThat(Outcome.read(keystore, NAME + "@3")).as("current").isEqualTo("TAMPERED");
        assertThat(Outcome.verify(keystore, NAME)).isEqualTo("FOUND");
        attacker.change(version(NAME, 1), Attacker::tombstone);
        assertThat(Outcome.read(keystore, NAME + "@1")).as("a value lost").isEqualTo("NOT_FOUND");
    }

    @Test
    void versionThatUndeleteWouldBringBackMadeATombstone() {
        watchful.delete(NAME, RecoveryWindow.USUAL);
        attacker.change(version(NAME, 3), Attacker::tombstone);
        assertThat(Outcome.of(() -> keystore.undelete(NAME))).isEqualTo("TAMPERED");
        assertThat(Outcome.verify(keystore, NAME)).isEqualTo("FOUND");
    }

    @Test
    void versionOfAnotherForkIsNotBroughtBack() {
        Attacker fork = forkFromTwo();
        watchful.delete(NAME, RecoveryWindow.USUAL);
        attacker.put(version(NAME, 3), fork.row(version(NAME, 3)));
        assertThat(Outcome.of(() -> keystore.undelete(NAME))).isEqualTo("TAMPERED");
        assertThat(Outcome.verify(keystore, NAME)).isEqualTo("FOUND");
    }

    @Test
    void anotherHistoryIsCaughtOnlyByWhoHasSeenThisOne() {
        attacker.rows().putAll(forkFromTwo().copy());
        assertThat(Outcome.read(keystore, NAME.value())).isEqualTo("three of the fork");
        assertThat(Outcome.verify(keystore, NAME)).isEqualTo("CLEAN");
        assertSeenBefore();
        assertThat(Outcome.of(() -> watchful.history(NAME))).isEqualTo("TAMPERED");
        assertThat(Outcome.verify(watchful, NAME)).isEqualTo("FOUND");
    }

    @Test
    void whatATombstoneShowsIsStillProvenByItsChain() {
        watchful.destroy(NAME, Set.of(Steps.version(1), Steps.version(2)));
        attacker.change(version(NAME, 2), row -> {
            SecretMetadata shown = row.metadata();
            return Attacker.with(row, Attacker.with(shown, shown.created(), "root@evil", shown.size(), shown.until()));
        });
        assertThat(Outcome.verify(keystore, NAME)).isEqualTo("FOUND");
    }

    @Test
    void rowsLeftOutOfASnapshotOrAQuery() {
        SecretStore forgetful = new ForgetfulStore(store.rows(), version(NAME, 2));
        Keystore cheated = store.keystore(forgetful, store.cipher());
        assertThat(Outcome.of(() -> cheated.getAll(List.of(Reference.to(NAME), Reference.of(NAME + "@2")))))
                .isEqualTo("TAMPERED");
        assertThat(Outcome.verify(cheated, NAME)).isEqualTo("FOUND");
        SecretStore headless = new ForgetfulStore(store.rows(), head(NAME));
        Ports seen = store.ports(headless, store.cipher(), store.marks(), store.patience());
        assertThat(Outcome.of(() -> Keystore.over(seen).getAll(List.of(Reference.to(NAME), Reference.to(NAME)))))
                .isEqualTo("TAMPERED");
    }

    /** Another history with the same first two versions, as a restored backup has one. */
    private Attacker forkFromTwo() {
        TestStore restored = new TestStore();
        Attacker there = Attacker.of(restored);
        there.rows().putAll(attacker.copy());
        there.remove(version(NAME, 3));
        there.putBack(NAME, 2);
        Steps.put(restored.keystore(), NAME, "three of the fork");
        return there;
    }
}
