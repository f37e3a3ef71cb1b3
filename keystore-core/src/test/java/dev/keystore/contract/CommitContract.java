package dev.keystore.contract;

import static dev.keystore.contract.Fixtures.NAME;
import static dev.keystore.contract.Fixtures.OTHER;
import static dev.keystore.contract.Fixtures.entry;
import static dev.keystore.contract.Fixtures.head;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.KeystoreException.Conflict;
import dev.keystore.port.Commit;
import dev.keystore.port.LabelsRow;
import dev.keystore.port.Row;
import dev.keystore.port.RowKey;
import dev.keystore.port.SecretStore;
import dev.keystore.port.SecretStore.Envelopes;
import dev.keystore.port.SecretStore.Order;
import dev.keystore.port.VersionRow;
import dev.keystore.port.Write;
import dev.keystore.port.Write.Condition;
import dev.keystore.secret.Digest;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretState;
import dev.keystore.secret.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a store promises of {@code commit} and {@code register}. */
interface CommitContract {
    Digest WRONG = Digest.of(new byte[] {1});

    SecretStore store();

    private static void commit(SecretStore store, Write... writes) {
        store.commit(Commit.of(List.of(writes)));
    }

    private static void assertConflict(SecretStore store, Write... writes) {
        assertThatThrownBy(() -> commit(store, writes)).isInstanceOf(Conflict.class);
    }

    private static RowKey.OfVersion key(VersionRow row) {
        return new RowKey.OfVersion(row.metadata().name(), row.metadata().version());
    }

    /** The conditions that don't hold for {@code row}, or where there is no row. */
    private static List<Condition> failing(Digest digest, boolean present, boolean sealed) {
        List<Condition> failing =
                new ArrayList<>(List.of(new Condition.HasDigest(WRONG), new Condition.StillSealed(WRONG)));
        if (present) {
            failing.add(Condition.ABSENT);
        } else {
            failing.add(new Condition.HasDigest(digest));
        }
        if (!sealed) {
            failing.add(new Condition.StillSealed(digest));
        }
        return failing;
    }

    @Test
    default void everyConditionThatHoldsLetsARowIn() {
        SecretStore store = store();
        VersionRow first = Fixtures.version(NAME, 1).at(head(NAME));
        VersionRow second = Fixtures.version(NAME, 2).at(head(NAME));
        VersionRow third = Fixtures.version(NAME, 3).at(head(NAME));
        VersionRow fourth = Fixtures.version(NAME, 4).at(head(NAME));
        commit(store, new Write.Put(first, Condition.ABSENT));
        commit(store, new Write.Put(second, new Condition.HasDigest(first.digest())));
        commit(store, new Write.Put(third, new Condition.StillSealed(second.digest())));
        commit(store, new Write.Put(fourth, Condition.ANYTHING));
        assertThat(store.read(head(NAME))).contains(fourth);
    }

    @Test
    default void aRowPutOverAnotherLeavesNothingOfIt() {
        SecretStore store = store();
        VersionRow full = Fixtures.version(Fixtures.full(NAME, 1), Fixtures.envelope("full", 500))
                .at(head(NAME));
        VersionRow bare = Fixtures.version(NAME, 2).at(head(NAME));
        commit(store, new Write.Put(full, Condition.ABSENT));
        commit(store, new Write.Put(bare, new Condition.HasDigest(full.digest())));
        assertThat(store.read(head(NAME))).contains(bare);
    }

    @Test
    default void noConditionThatFailsLetsARowIn() {
        SecretStore store = store();
        VersionRow row = Fixtures.put(store, NAME, 1);
        VersionRow other = Fixtures.version(NAME, 2);
        for (Condition condition : failing(row.digest(), true, true)) {
            assertConflict(store, new Write.Put(other.at(head(NAME)), condition));
            assertConflict(store, new Write.Check(head(NAME), condition));
        }
        for (Condition condition : failing(row.digest(), false, false)) {
            assertConflict(store, new Write.Put(other, condition));
            assertConflict(store, new Write.Check(other.key(), condition));
        }
        assertThat(store.read(head(NAME))).contains(row.at(head(NAME)));
        assertThat(store.read(other.key())).isEmpty();
    }

    @Test
    default void checksThatHoldChangeNothing() {
        SecretStore store = store();
        VersionRow row = Fixtures.put(store, NAME, 1);
        LabelsRow labels = Fixtures.labels(NAME, 1);
        Fixtures.keep(store, List.of(labels));
        commit(
                store,
                new Write.Check(row.key(), new Condition.StillSealed(row.digest())),
                new Write.Check(head(NAME), new Condition.HasDigest(row.digest())),
                new Write.Check(labels.key(), new Condition.StillSealed(labels.digest())),
                new Write.Check(head(OTHER), Condition.ABSENT));
        assertThat(store.read(row.key())).contains(row);
        assertThat(store.read(labels.key())).contains(labels);
        assertThat(store.read(head(OTHER))).isEmpty();
    }

    @Test
    default void oneConditionThatFailsKeepsEverythingOut() {
        SecretStore store = store();
        VersionRow kept = Fixtures.put(store, NAME, 1);
        VersionRow next = Fixtures.version(NAME, 2);
        VersionRow other = Fixtures.version(OTHER, 1);
        List<Write> good = List.of(
                new Write.Put(next, Condition.ABSENT),
                new Write.Put(next.at(head(NAME)), new Condition.HasDigest(kept.digest())),
                new Write.Put(next.at(entry(NAME)), Condition.ANYTHING),
                new Write.Destroy(key(kept), kept.digest()),
                new Write.Put(Fixtures.labels(NAME, 1), Condition.ABSENT));
        List<Write> bad = List.of(
                new Write.Put(other, new Condition.HasDigest(WRONG)),
                new Write.Check(other.key(), new Condition.StillSealed(other.digest())),
                new Write.Destroy(key(other), other.digest()),
                new Write.Put(Fixtures.labels(OTHER, 2), new Condition.HasDigest(WRONG)));
        for (Write failing : bad) {
            for (int place = 0; place <= good.size(); place++) {
                List<Write> writes = new ArrayList<>(good);
                writes.add(place, failing);
                assertThatThrownBy(() -> store.commit(Commit.of(writes))).isInstanceOf(Conflict.class);
            }
        }
        assertThat(store.read(next.key())).isEmpty();
        assertThat(store.read(kept.key())).contains(kept);
        assertThat(store.read(head(NAME))).contains(kept.at(head(NAME)));
        assertThat(store.read(entry(NAME))).contains(kept.at(entry(NAME)));
        assertThat(store.read(new RowKey.LabelsOf(NAME))).isEmpty();
        store.commit(Commit.of(good));
        assertThat(store.read(head(NAME))).contains(next.at(head(NAME)));
        assertThat(store.read(new RowKey.LabelsOf(NAME))).contains(Fixtures.labels(NAME, 1));
    }

    @Test
    default void aCommitMayHaveAHundredSteps() {
        SecretStore store = store();
        List<Write> writes = new ArrayList<>();
        for (int i = 0; i < Commit.MOST; i++) {
            writes.add(new Write.Put(Fixtures.version(NAME, i + 1), Condition.ABSENT));
        }
        store.commit(Commit.of(writes));
        assertThat(store.read(new RowKey.OfVersion(NAME, new Version(100)))).isPresent();
    }

    @Test
    default void destroyingRemovesTheEnvelopeAndKeepsTheRest() {
        SecretStore store = store();
        VersionRow first =
                Fixtures.put(store, Fixtures.version(Fixtures.full(NAME, 1), Fixtures.envelope("doomed", 400)));
        VersionRow second = Fixtures.put(store, NAME, 2);
        VersionRow tombstone = new VersionRow(
                first.key(), first.metadata().in(SecretState.DESTROYED), first.digest(), first.chain(), null);
        for (int run = 0; run < 2; run++) {
            commit(store, new Write.Destroy(key(first), first.digest()));
            assertThat(store.read(first.key())).contains(tombstone);
            assertThat(store.readClear(first.key())).contains(tombstone);
        }
        assertThat(store.versions(NAME, Envelopes.WITH, Order.OLDEST_FIRST, null)
                        .rows())
                .containsExactly(tombstone, second);
        assertThat(store.read(head(NAME))).contains(second.at(head(NAME)));
    }

    @Test
    default void destroyingNeedsTheDigest() {
        SecretStore store = store();
        VersionRow row = Fixtures.put(store, NAME, 1);
        assertConflict(store, new Write.Destroy(key(row), WRONG));
        assertConflict(store, new Write.Destroy(key(Fixtures.version(NAME, 2)), row.digest()));
        assertThat(store.read(row.key())).contains(row);
        assertThat(store.read(key(Fixtures.version(NAME, 2)))).isEmpty();
    }

    @Test
    default void aTombstoneHasItsDigestButIsNotSealed() {
        SecretStore store = store();
        VersionRow row = Fixtures.put(store, NAME, 1);
        commit(store, new Write.Destroy(key(row), row.digest()));
        assertConflict(store, new Write.Check(row.key(), new Condition.StillSealed(row.digest())));
        assertConflict(store, new Write.Put(row, new Condition.StillSealed(row.digest())));
        assertConflict(store, new Write.Put(row, Condition.ABSENT));
        assertConflict(store, new Write.Destroy(key(row), WRONG));
        commit(store, new Write.Check(row.key(), new Condition.HasDigest(row.digest())));
        assertThat(store.read(row.key()).orElseThrow().envelope()).isNull();
    }

    @Test
    default void aCommitSentAgainHasNoSecondEffect() {
        SecretStore store = store();
        VersionRow first = Fixtures.version(NAME, 1);
        Commit commit = Fixtures.append(first, Condition.ABSENT);
        store.commit(commit);
        sendAgain(store, commit);
        assertThat(store.read(head(NAME))).contains(first.at(head(NAME)));
        VersionRow second = Fixtures.put(store, NAME, 2);
        sendAgain(store, commit);
        assertThat(store.read(head(NAME))).contains(second.at(head(NAME)));
        assertThat(store.read(entry(NAME))).contains(second.at(entry(NAME)));
        assertThat(store.read(first.key())).contains(first);
    }

    private static void sendAgain(SecretStore store, Commit commit) {
        try {
            store.commit(new Commit(commit.token(), commit.writes()));
        } catch (Conflict e) {
            assertThat(e).hasMessageContaining(NAME.value());
        }
    }

    @Test
    default void aNamespaceIsNewOnce() {
        SecretStore store = store();
        assertThat(store.register(Namespace.of("prod"))).isTrue();
        assertThat(store.register(Namespace.of("prod"))).isFalse();
        assertThat(store.register(Namespace.of("prod/app1"))).isTrue();
        assertThat(store.register(Namespace.of("prod/app1"))).isFalse();
        List<Row> top = store.list(Optional.empty(), Envelopes.WITH, null).rows();
        assertThat(top).containsExactly(Fixtures.namespace("prod"));
    }

    @Test
    default void conflictsNameTheRowAndNothingOfIt() {
        SecretStore store = store();
        SecretName name = SecretName.of("prod/named");
        Fixtures.put(store, name, 1);
        assertThatThrownBy(() -> store.commit(Fixtures.append(Fixtures.version(name, 1), Condition.ABSENT)))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("prod/named")
                .hasMessageNotContaining("ci@build");
    }
}
