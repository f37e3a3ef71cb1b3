package dev.keystore;

import static dev.keystore.Attacker.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.contract.KeystoreUnderTest;
import dev.keystore.contract.Steps;
import dev.keystore.contract.TestStore;
import dev.keystore.port.LabelsRow;
import dev.keystore.port.RowKey;
import dev.keystore.port.VersionRow;
import dev.keystore.secret.Chain;
import dev.keystore.secret.Digest;
import dev.keystore.secret.Envelope;
import dev.keystore.secret.Reference;
import dev.keystore.secret.SecretName;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Labels changed, put back, copied and removed, and versions exchanged below them. */
final class LabelAttackTest {
    private static final SecretName NAME = KeystoreUnderTest.NAME;
    private static final SecretName OTHER = KeystoreUnderTest.OTHER;
    private static final RowKey.LabelsOf LABELS = new RowKey.LabelsOf(NAME);

    private final TestStore store = new TestStore();
    private final Attacker attacker = Attacker.of(store);
    private final Keystore keystore = store.keystore();
    private final Keystore watchful = store.keystoreWithMarks();

    @BeforeEach
    void labelled() {
        for (String value : List.of("one", "two", "three")) {
            Steps.put(watchful, NAME, value);
        }
        Steps.label(watchful, NAME, "live", 2);
    }

    private LabelsRow row() {
        return (LabelsRow) Objects.requireNonNull(attacker.rows().get(LABELS));
    }

    @Test
    void labelsRowChanged() {
        LabelsRow row = row();
        byte[] flipped = row.envelope().bytes();
        flipped[flipped.length - 1] ^= 1;
        Envelope cut = Envelope.of(new byte[0]);
        Digest wrong = Digest.of(new byte[1]);
        for (LabelsRow forged : List.of(
                of(2, row.created(), row.actor(), row.digest(), row.chain(), row.envelope()),
                of(1, Instant.EPOCH, row.actor(), row.digest(), row.chain(), row.envelope()),
                of(1, row.created(), "root@evil", row.digest(), row.chain(), row.envelope()),
                of(1, row.created(), row.actor(), wrong, row.chain(), row.envelope()),
                of(1, row.created(), row.actor(), row.digest(), new Chain(wrong), row.envelope()),
                of(1, row.created(), row.actor(), row.digest(), row.chain(), Envelope.of(flipped)),
                of(1, row.created(), row.actor(), row.digest(), row.chain(), cut))) {
            attacker.rows().put(LABELS, forged);
            assertLabelsTampered(keystore);
        }
    }

    private static LabelsRow of(
            long generation, Instant created, String actor, Digest digest, Chain chain, Envelope envelope) {
        return new LabelsRow(LABELS, generation, created, actor, digest, chain, envelope);
    }

    private static void assertLabelsTampered(Keystore keystore) {
        assertThat(Outcome.read(keystore, NAME + "@live")).isEqualTo("TAMPERED");
        assertThat(Outcome.of(() -> keystore.getAll(List.of(Reference.of(NAME + "@live"), Reference.of(NAME + "@1")))))
                .isEqualTo("TAMPERED");
        assertThat(Outcome.of(() -> keystore.labels(NAME))).isEqualTo("TAMPERED");
        assertThat(Outcome.of(() -> {
                    Steps.label(keystore, NAME, "next", 3);
                    return "";
                }))
                .isEqualTo("TAMPERED");
        assertThat(Outcome.of(() -> keystore.destroy(NAME, Set.of(Steps.version(1)))))
                .isEqualTo("TAMPERED");
        assertThat(Outcome.verify(keystore, NAME)).isEqualTo("FOUND");
        assertThat(Outcome.read(keystore, NAME.value())).isEqualTo("three");
    }

    @Test
    void olderGenerationPutBackIsCaughtOnlyByWhoHasSeenTheNewer() {
        LabelsRow older = row();
        Steps.label(watchful, NAME, "live", 3);
        attacker.rows().put(LABELS, older);
        assertThat(Outcome.read(keystore, NAME + "@live")).isEqualTo("two");
        assertThat(Outcome.verify(keystore, NAME)).isEqualTo("CLEAN");
        assertLabelsTampered(watchful);
    }

    @Test
    void labelsRemovedIsCaughtOnlyByWhoHasSeenThem() {
        attacker.remove(LABELS);
        assertThat(Outcome.read(keystore, NAME + "@live")).isEqualTo("NOT_FOUND");
        assertLabelsTampered(watchful);
    }

    @Test
    void labelsCopiedToAnotherSecret() {
        Steps.put(watchful, OTHER, "one");
        Steps.put(watchful, OTHER, "two");
        LabelsRow row = row();
        RowKey.LabelsOf there = new RowKey.LabelsOf(OTHER);
        attacker.rows()
                .put(
                        there,
                        new LabelsRow(
                                there,
                                row.generation(),
                                row.created(),
                                row.actor(),
                                row.digest(),
                                row.chain(),
                                row.envelope()));
        assertThat(Outcome.read(keystore, OTHER + "@live")).isEqualTo("TAMPERED");
        assertThat(Outcome.verify(keystore, OTHER)).isEqualTo("FOUND");
    }

    @Test
    void versionOverwrittenUnderALabel() {
        VersionRow fork = secondVersionOfAFork();
        attacker.put(version(NAME, 2), fork);
        assertThat(Outcome.read(keystore, NAME + "@live")).isEqualTo("TAMPERED");
        assertThat(Outcome.of(() -> keystore.getAll(List.of(Reference.of(NAME + "@live"), Reference.of(NAME + "@1")))))
                .isEqualTo("TAMPERED");
        assertThat(keystore.verify(NAME))
                .anySatisfy(finding -> assertThat(finding.problem()).contains("label live"));
        assertThat(Outcome.read(keystore, NAME + "@2"))
                .as("an authentic version 2 of this name, if not of this history")
                .isEqualTo("two of the fork");
    }

    private VersionRow secondVersionOfAFork() {
        TestStore restored = new TestStore();
        Attacker there = Attacker.of(restored);
        there.rows().putAll(attacker.copy());
        there.remove(version(NAME, 2));
        there.remove(version(NAME, 3));
        there.putBack(NAME, 1);
        Steps.put(restored.keystore(), NAME, "two of the fork");
        return there.row(version(NAME, 2));
    }

    @Test
    void labelledVersionMadeATombstone() {
        attacker.change(version(NAME, 2), Attacker::tombstone);
        assertThat(Outcome.read(keystore, NAME + "@live")).isEqualTo("TAMPERED");
        assertThat(keystore.verify(NAME))
                .anySatisfy(finding -> assertThat(finding.problem()).contains("label live"));
    }
}
