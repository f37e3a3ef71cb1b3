package dev.keystore;

import static dev.keystore.Attacker.entry;
import static dev.keystore.Attacker.head;
import static dev.keystore.Attacker.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.contract.KeystoreUnderTest;
import dev.keystore.contract.TestStore;
import dev.keystore.port.RowKey;
import dev.keystore.port.VersionRow;
import dev.keystore.secret.Chain;
import dev.keystore.secret.ContentType;
import dev.keystore.secret.Details;
import dev.keystore.secret.Digest;
import dev.keystore.secret.Draft;
import dev.keystore.secret.RecoveryWindow;
import dev.keystore.secret.SealedKind;
import dev.keystore.secret.SecretMetadata;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretState;
import dev.keystore.secret.SecretValue;
import dev.keystore.secret.Tags;
import dev.keystore.secret.Version;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each clear attribute of each row of a version changed by somebody who may write the table. */
final class MetadataAttackTest {
    private static final SecretName NAME = KeystoreUnderTest.NAME;
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final Details SAID = new Details(
            ContentType.JSON, "a note", Tags.of(Map.of("team", "blue")), Instant.parse("2030-01-01T00:00:00Z"));

    private final TestStore store = new TestStore();
    private final Attacker attacker = Attacker.of(store);
    private final Keystore keystore = store.keystore();

    @BeforeEach
    void threeVersions() {
        for (String value : new String[] {"one", "two", "three"}) {
            keystore.put(Draft.of(NAME, SecretValue.ofUtf8(value)).with(SAID));
        }
    }

    private static Map<String, UnaryOperator<SecretMetadata>> changes() {
        Map<String, UnaryOperator<SecretMetadata>> changes = new LinkedHashMap<>();
        changes.put("actor", m -> Attacker.with(m, m.created(), "root@evil", m.size(), m.until()));
        changes.put("created", m -> Attacker.with(m, LONG_AGO, m.actor(), m.size(), m.until()));
        changes.put("size", m -> Attacker.with(m, m.created(), m.actor(), m.size() + 1, m.until()));
        changes.put("until", m -> Attacker.with(m, m.created(), m.actor(), m.size(), LONG_AGO));
        changes.put("state deleted", m -> m.in(SecretState.DELETED));
        changes.put("state destroyed", m -> m.in(SecretState.DESTROYED));
        changes.put("version", m -> Attacker.as(m.name(), m.version().number() + 1, m));
        changes.put("type", details(ContentType.BINARY, SAID.note(), SAID.tags(), SAID.expires()));
        changes.put("note", details(SAID.type(), "another", SAID.tags(), SAID.expires()));
        changes.put("note removed", details(SAID.type(), null, SAID.tags(), SAID.expires()));
        changes.put("tags", details(SAID.type(), SAID.note(), Tags.of(Map.of("team", "red")), SAID.expires()));
        changes.put("tags removed", details(SAID.type(), SAID.note(), Tags.NONE, SAID.expires()));
        changes.put("expires", details(SAID.type(), SAID.note(), SAID.tags(), LONG_AGO));
        changes.put("expires removed", details(SAID.type(), SAID.note(), SAID.tags(), null));
        return changes;
    }

    private static UnaryOperator<SecretMetadata> details(
            ContentType type, @Nullable String note, Tags tags, @Nullable Instant expires) {
        return metadata -> Attacker.with(metadata, new Details(type, note, tags, expires));
    }

    @TestFactory
    Stream<DynamicTest> changedInOneRow() {
        return changes().entrySet().stream()
                .map(change -> DynamicTest.dynamicTest(change.getKey(), () -> {
                    UnaryOperator<VersionRow> forge =
                            row -> Attacker.with(row, change.getValue().apply(row.metadata()));
                    assertHeadProven(forge);
                    if (!change.getKey().equals("version")) {
                        assertVersionProven(2, forge);
                        assertVersionProven(3, forge);
                    }
                    assertFound(entry(NAME), forge);
                }));
    }

    @TestFactory
    Stream<DynamicTest> changedEverywhereWithDigestAndChainToMatch() {
        return changes().entrySet().stream()
                .map(change -> DynamicTest.dynamicTest(change.getKey(), () -> {
                    Chain before = attacker.row(version(NAME, 2)).chain();
                    VersionRow honest = attacker.row(version(NAME, 3));
                    VersionRow forged = Attacker.consistent(
                            Attacker.with(honest, change.getValue().apply(honest.metadata())), before);
                    Attacker.placesOf(NAME, 3).forEach(key -> attacker.put(key, forged));
                    assertThat(Outcome.read(keystore, NAME.value())).isEqualTo("TAMPERED");
                    assertThat(Outcome.read(keystore, NAME + "@3")).isEqualTo("TAMPERED");
                    assertThat(Outcome.verify(keystore, NAME)).isIn("FOUND", "TAMPERED");
                    assertThat(keystore.describe(NAME))
                            .as("what is not opened is not proven")
                            .isEqualTo(forged.metadata());
                    Attacker.placesOf(NAME, 3).forEach(key -> attacker.put(key, honest));
                }));
    }

    @Test
    void digestOrChainChanged() {
        Digest wrong = Digest.of(new byte[1]);
        for (UnaryOperator<VersionRow> forge : List.<UnaryOperator<VersionRow>>of(
                row -> Attacker.with(row, wrong), row -> Attacker.with(row, new Chain(wrong)))) {
            assertHeadProven(forge);
            assertVersionProven(2, forge);
            assertVersionProven(3, forge);
            assertFound(entry(NAME), forge);
        }
    }

    private void assertHeadProven(UnaryOperator<VersionRow> forge) {
        VersionRow honest = attacker.row(head(NAME));
        attacker.change(head(NAME), forge);
        assertThat(Outcome.read(keystore, NAME.value())).isEqualTo("TAMPERED");
        assertThat(Outcome.verify(keystore, NAME)).isEqualTo("FOUND");
        assertThat(Outcome.put(keystore, NAME, "new")).isIn("WRITTEN 4", "WRITTEN 5");
        assertThat(Outcome.read(keystore, NAME.value()))
                .as("a writer looks at nothing but number, digest and chain, and what it writes is sound")
                .isEqualTo("new");
        attacker.remove(version(NAME, 4));
        attacker.remove(version(NAME, 5));
        attacker.put(head(NAME), honest);
        attacker.put(entry(NAME), honest);
        assertThat(Outcome.verify(keystore, NAME)).isEqualTo("CLEAN");
    }

    private void assertVersionProven(long number, UnaryOperator<VersionRow> forge) {
        VersionRow honest = attacker.row(version(NAME, number));
        attacker.change(version(NAME, number), forge);
        assertThat(Outcome.read(keystore, NAME + "@" + number)).isEqualTo("TAMPERED");
        assertThat(Outcome.of(() -> keystore.rollback(NAME, new Version(number))))
                .isEqualTo("TAMPERED");
        assertThat(Outcome.verify(keystore, NAME)).isEqualTo("FOUND");
        attacker.put(version(NAME, number), honest);
    }

    private void assertFound(RowKey<VersionRow> key, UnaryOperator<VersionRow> forge) {
        VersionRow honest = attacker.row(key);
        attacker.change(key, forge);
        assertThat(Outcome.verify(keystore, NAME)).isEqualTo("FOUND");
        assertThat(Outcome.read(keystore, NAME.value())).isEqualTo("three");
        attacker.put(key, honest);
    }

    @Test
    void aNumberNoVersionFollowsIsTampering() {
        attacker.change(head(NAME), row -> Attacker.with(row, Attacker.as(NAME, 9_999_999_999L, row.metadata())));
        assertThat(Outcome.put(keystore, NAME, "new")).isEqualTo("TAMPERED");
        assertThat(Outcome.of(() -> keystore.delete(NAME, RecoveryWindow.USUAL)))
                .isEqualTo("TAMPERED");
    }

    @Test
    void aVersionFarAboveTheOthersIsOneFinding() {
        VersionRow row = attacker.row(version(NAME, 3));
        attacker.put(
                version(NAME, 9_999_999_999L), Attacker.with(row, Attacker.as(NAME, 9_999_999_999L, row.metadata())));
        assertThat(keystore.verify(NAME)).isNotEmpty().hasSizeLessThan(10);
    }

    @Test
    void whatAWriterSealedAgainstTheRulesIsNotRead() {
        SecretName name = SecretName.of("prod/app1/hostile");
        VersionRow first = HostileWriter.seal(store, name, SealedKind.LABELS, new byte[1]);
        Attacker.placesOf(name, 1).forEach(key -> attacker.put(key, first));
        assertThat(Outcome.read(keystore, name.value())).isEqualTo("TAMPERED");
        assertThat(Outcome.verify(keystore, name)).isEqualTo("FOUND");
    }
}
