package dev.keystore.contract;

import static dev.keystore.contract.Fixtures.NAME;
import static dev.keystore.contract.Fixtures.OTHER;
import static dev.keystore.contract.Fixtures.entry;
import static dev.keystore.contract.Fixtures.head;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.port.LabelsRow;
import dev.keystore.port.NamespaceRow;
import dev.keystore.port.Row;
import dev.keystore.port.RowKey;
import dev.keystore.port.SecretStore;
import dev.keystore.port.Snapshot;
import dev.keystore.port.VersionRow;
import dev.keystore.secret.ContentType;
import dev.keystore.secret.Details;
import dev.keystore.secret.SecretMetadata;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretState;
import dev.keystore.secret.Tags;
import dev.keystore.secret.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a store promises of {@code read}, {@code readClear} and {@code snapshot}. */
interface ReadingContract {
    SecretStore store();

    @Test
    default void nothingIsWhereNothingWasWritten() {
        SecretStore store = store();
        assertThat(store.read(head(NAME))).isEmpty();
        assertThat(store.readClear(head(NAME))).isEmpty();
        assertThat(store.read(entry(NAME))).isEmpty();
        assertThat(store.read(new RowKey.OfVersion(NAME, Version.FIRST))).isEmpty();
        assertThat(store.read(new RowKey.LabelsOf(NAME))).isEmpty();
        assertThat(store.read(Fixtures.namespace("prod").key())).isEmpty();
    }

    @Test
    default void versionHeadAndEntryAreReadAsTheyWereWritten() {
        SecretStore store = store();
        VersionRow row = Fixtures.put(store, NAME, 1);
        assertThat(store.read(row.key())).contains(row);
        assertThat(store.read(head(NAME))).contains(row.at(head(NAME)));
        assertThat(store.read(entry(NAME))).contains(row.at(entry(NAME)));
    }

    @Test
    default void everyFieldComesBackWhereItIsPresent() {
        SecretStore store = store();
        VersionRow row = Fixtures.put(
                store, Fixtures.version(Fixtures.full(NAME, 9_999_999_999L), Fixtures.envelope("full", 300)));
        assertThat(store.read(row.key())).contains(row);
        assertThat(store.read(head(NAME))).contains(row.at(head(NAME)));
        assertThat(store.read(entry(NAME))).contains(row.at(entry(NAME)));
    }

    @Test
    default void theLargestFieldsComeBack() {
        TreeMap<String, String> tags = new TreeMap<>();
        for (int i = 0; i < 16; i++) {
            tags.put("%02d".formatted(i) + "k".repeat(126), "ü".repeat(128));
        }
        Details details = new Details(ContentType.BINARY, "é".repeat(256), Tags.of(tags), null);
        SecretName longest = SecretName.of(("n".repeat(127) + "/").repeat(3) + "l".repeat(128));
        SecretMetadata metadata = new SecretMetadata(
                longest, Version.FIRST, SecretState.LIVE, Instant.EPOCH, "a".repeat(2048), 262_144, details, null);
        SecretStore store = store();
        VersionRow row = Fixtures.put(
                store, Fixtures.version(metadata, Fixtures.envelope("largest", Fixtures.LARGEST_ENVELOPE)));
        assertThat(store.read(row.key())).contains(row);
        assertThat(store.read(head(longest))).contains(row.at(head(longest)));
        assertThat(store.list(Optional.of(longest.namespace()), SecretStore.Envelopes.WITH, null)
                        .rows())
                .containsExactly(row.at(entry(longest)));
    }

    @Test
    default void anEmptyNoteIsNotAnAbsentOne() {
        SecretMetadata bare = Fixtures.bare(NAME, 1);
        Details details = new Details(ContentType.TEXT, "", Tags.NONE, null);
        SecretMetadata metadata = new SecretMetadata(
                NAME, bare.version(), bare.state(), bare.created(), bare.actor(), 0, details, bare.until());
        SecretStore store = store();
        VersionRow row = Fixtures.put(store, Fixtures.version(metadata, Fixtures.envelope("noted", 64)));
        assertThat(store.read(row.key())).contains(row);
    }

    @Test
    default void clearReadsBringEverythingButTheEnvelope() {
        SecretStore store = store();
        VersionRow row = Fixtures.put(store, Fixtures.version(Fixtures.full(NAME, 1), Fixtures.envelope("clear", 300)));
        VersionRow clear = new VersionRow(row.key(), row.metadata(), row.digest(), row.chain(), null);
        assertThat(store.readClear(row.key())).contains(clear);
        assertThat(store.readClear(head(NAME))).contains(clear.at(head(NAME)));
        assertThat(store.readClear(entry(NAME))).contains(clear.at(entry(NAME)));
    }

    @Test
    default void labelsAndNamespacesAreReadAsTheyWereWritten() {
        SecretStore store = store();
        LabelsRow labels = Fixtures.labels(NAME, 3);
        NamespaceRow namespace = Fixtures.namespace("prod/app1");
        Fixtures.keep(store, List.of(labels, namespace));
        assertThat(store.read(labels.key())).contains(labels);
        assertThat(store.read(namespace.key())).contains(namespace);
        assertThat(store.read(new RowKey.LabelsOf(OTHER))).isEmpty();
    }

    @Test
    default void namesThatDifferOnlyInCaseAreDifferent() {
        SecretStore store = store();
        VersionRow lower = Fixtures.put(store, SecretName.of("prod/app"), 1);
        VersionRow upper = Fixtures.put(store, SecretName.of("prod/APP"), 1);
        assertThat(store.read(lower.key())).contains(lower);
        assertThat(store.read(upper.key())).contains(upper);
        assertThat(store.read(head(SecretName.of("Prod/app")))).isEmpty();
    }

    @Test
    default void aSnapshotShowsWhatIsThereAndWhatIsNot() {
        SecretStore store = store();
        VersionRow row = Fixtures.put(store, NAME, 1);
        LabelsRow labels = Fixtures.labels(NAME, 1);
        Fixtures.keep(store, List.of(labels, Fixtures.namespace("prod")));
        RowKey<VersionRow> absent = head(OTHER);
        List<Snapshot> snapshots = store.snapshot(List.of(
                head(NAME),
                absent,
                row.key(),
                labels.key(),
                Fixtures.namespace("prod").key()));
        assertThat(snapshots).hasSize(1);
        Snapshot snapshot = snapshots.get(0);
        assertThat(snapshot.get(head(NAME))).contains(row.at(head(NAME)));
        assertThat(snapshot.get(row.key())).contains(row);
        assertThat(snapshot.get(labels.key())).contains(labels);
        assertThat(snapshot.get(Fixtures.namespace("prod").key())).isPresent();
        assertThat(snapshot.get(absent)).isEmpty();
        assertThat(snapshot.rows()).hasSize(4);
    }

    @Test
    default void aSnapshotOfNothingIsNone() {
        assertThat(store().snapshot(List.of())).isEmpty();
    }

    @Test
    default void aKeyAskedForTwiceIsLookedAtOnce() {
        SecretStore store = store();
        VersionRow row = Fixtures.put(store, NAME, 1);
        List<Snapshot> snapshots = store.snapshot(List.of(row.key(), head(NAME), row.key()));
        assertThat(snapshots).hasSize(1);
        assertThat(snapshots.get(0).keys()).containsExactlyInAnyOrder(row.key(), head(NAME));
    }

    @Test
    default void aHundredRowsAreOneSnapshot() {
        SecretStore store = store();
        List<RowKey<?>> keys = manyRows(store, 100, 64);
        assertThat(store.snapshot(keys)).hasSize(1);
    }

    @Test
    default void moreRowsThanOneSnapshotHoldsComeInOrderEachOnce() {
        SecretStore store = store();
        List<RowKey<?>> keys = manyRows(store, 230, 64);
        keys.add(7, head(OTHER));
        checkCoverage(keys, store.snapshot(keys), 230);
    }

    @Test
    default void largeRowsComeInOrderEachOnce() {
        SecretStore store = store();
        List<RowKey<?>> keys = manyRows(store, 45, 150_000);
        checkCoverage(keys, store.snapshot(keys), 45);
    }

    private static List<RowKey<?>> manyRows(SecretStore store, int count, int size) {
        List<RowKey<?>> keys = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SecretName name = SecretName.of("bulk/s" + i);
            VersionRow row = Fixtures.version(Fixtures.bare(name, 1), Fixtures.envelope(name.value(), size));
            rows.add(row);
            keys.add(row.key());
        }
        Fixtures.keep(store, rows);
        return keys;
    }

    private static void checkCoverage(List<RowKey<?>> keys, List<Snapshot> snapshots, int present) {
        int start = 0;
        int found = 0;
        for (Snapshot snapshot : snapshots) {
            int end = start + snapshot.keys().size();
            assertThat(snapshot.keys()).containsExactlyInAnyOrderElementsOf(keys.subList(start, end));
            snapshot.rows().forEach((key, row) -> assertThat(row.key()).isEqualTo(key));
            found += snapshot.rows().size();
            start = end;
        }
        assertThat(start).isEqualTo(keys.size());
        assertThat(found).isEqualTo(present);
    }
}
