package dev.keystore.adapter.sqlite;

import static dev.keystore.contract.Fixtures.NAME;
import static dev.keystore.contract.Fixtures.entry;
import static dev.keystore.contract.Fixtures.head;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.KeystoreException.Tampered;
import dev.keystore.contract.Fixtures;
import dev.keystore.port.Row;
import dev.keystore.port.RowKey;
import dev.keystore.port.SecretStore.Envelopes;
import dev.keystore.port.SecretStore.Order;
import dev.keystore.port.VersionRow;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.Version;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that no store has written: they are tampering, and nothing else goes wrong. */
final class StoredRowsTest {
    private static final long SEED = 20260102;
    private static final int ROUNDS = 1500;

    @TempDir
    private Path folder;

    private SqliteSecretStore store;
    private Raw raw;
    private VersionRow row;

    @BeforeEach
    void open() throws SQLException {
        store = SqliteSecretStore.open(folder, "fingerprint");
        row = Fixtures.put(store, Fixtures.version(Fixtures.full(NAME, 3), Fixtures.envelope("e", 300)));
        Fixtures.keep(store, List.of(Fixtures.labels(NAME, 2), Fixtures.namespace("prod/app1/below")));
        raw = Raw.open(folder);
        raw.loosen();
    }

    @AfterEach
    void close() throws SQLException {
        raw.close();
        store.close();
    }

    @ParameterizedTest
    @CsvSource({
        "version, NULL, missing",
        "version, 4, it says that it is version 4",
        "version, 0, bad version",
        "version, -3, bad version",
        "version, 10000000000, bad version",
        "version, '''3''', version isn't a whole number",
        "version, 3.0, version isn't a whole number",
        "state, '''alive''', bad state",
        "state, '''LIVE''', bad state",
        "state, NULL, state is missing",
        "created, '''yesterday''', created isn't a time",
        "created, '''2026-01-02T03:04:05.5Z''', created isn't a time",
        "created, '''2026-01-02T05:04:05+02:00''', created isn't a time",
        "created, 1767323045, created isn't text",
        "actor, '''''', bad actor",
        "actor, 'char(27) || ''[2J''', bad actor",
        "actor, x'6369', actor isn't text",
        "type, '''html''', bad type",
        "size, -1, bad size",
        "size, 262145, bad size",
        "size, 4294967296, bad size",
        "note, 'char(10)', bad note",
        "note, 'replace(hex(zeroblob(300)), ''0'', ''n'')', bad note",
        "tags, '''''', tags isn't texts by name",
        "tags, '''untabbed''', tags isn't texts by name",
        "tags, '''b'' || char(9) || char(10) || ''a'' || char(9)', tags isn't texts by name",
        "expires, '''never''', expires isn't a time",
        "until, 1.5, until isn't text",
        "digest, NULL, digest is missing",
        "digest, 'zeroblob(31)', bad digest",
        "digest, 'zeroblob(33)', bad digest",
        "digest, '''0123456789abcdef0123456789abcdef''', digest isn't bytes",
        "chain, x'', bad digest",
        "envelope, '''sealed''', envelope isn't bytes",
    })
    void aCellThatNoStoreWritesIsTampering(String column, String value, String saying) throws SQLException {
        assertThat(raw.run("UPDATE item SET " + column + " = " + value + " WHERE sk LIKE 'v%'"))
                .isEqualTo(1);
        assertThatThrownBy(() -> store.read(row.key()))
                .isInstanceOf(Tampered.class)
                .hasMessageContaining("version 3 of " + NAME)
                .hasMessageContaining(saying);
        assertThatThrownBy(() -> store.snapshot(List.of(head(NAME), row.key()))).isInstanceOf(Tampered.class);
        assertThatThrownBy(() -> store.versions(NAME, Envelopes.WITH, Order.OLDEST_FIRST, null))
                .isInstanceOf(Tampered.class);
        assertThat(store.read(head(NAME))).isPresent();
    }

    @Test
    void aCellTooLargeForAnyRowIsTampering() throws SQLException {
        raw.run("UPDATE item SET envelope = zeroblob(50000000) WHERE sk LIKE 'v%'");
        assertThatThrownBy(() -> store.read(row.key())).isInstanceOf(Tampered.class);
        assertThat(store.readClear(row.key())).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"generation, 0", "generation, NULL", "envelope, NULL", "actor, NULL", "digest, x'00'"})
    void alsoInALabelsRow(String column, String value) throws SQLException {
        assertThat(raw.run("UPDATE item SET " + column + " = " + value + " WHERE sk = 'labels'"))
                .isEqualTo(1);
        assertThatThrownBy(() -> store.read(new RowKey.LabelsOf(NAME)))
                .isInstanceOf(Tampered.class)
                .hasMessageContaining("labels row of " + NAME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'..'",
                "'-x'",
                "'a b'",
                "'a' || char(27)",
                "'a/b'",
                "'a/b/'",
                "'/'",
                "'x//'",
                "'@label/'",
                "x'61'",
                "'é'"
            })
    void aPlaceThatNoNameHasIsTampering(String sk) throws SQLException {
        raw.run("UPDATE item SET sk = " + sk + " WHERE pk = 'prod/app1/' AND sk = 'db-password'");
        assertThatThrownBy(() -> store.list(Optional.of(NAME.namespace()), Envelopes.WITH, null))
                .isInstanceOf(Tampered.class)
                .hasMessageContaining("a row in prod/app1/")
                .hasMessageNotContaining("\u001b");
    }

    @Test
    void aSecretAtTheTopIsTampering() throws SQLException {
        raw.run("UPDATE item SET pk = '/' WHERE sk = 'db-password'");
        assertThatThrownBy(() -> store.list(Optional.empty(), Envelopes.WITHOUT, null))
                .isInstanceOf(Tampered.class);
    }

    @ParameterizedTest
    @CsvSource({"v", "v3", "v0000000000", "v00000000003", "v000000000x", "vx"})
    void aPlaceThatNoVersionHasIsTampering(String sk) throws SQLException {
        raw.run("UPDATE item SET sk = ? WHERE sk LIKE 'v%'", sk);
        for (Order order : Order.values()) {
            assertThatThrownBy(() -> store.versions(NAME, Envelopes.WITHOUT, order, null))
                    .isInstanceOf(Tampered.class);
        }
    }

    @Test
    void aVersionUnderAnotherNumberIsTampering() throws SQLException {
        RowKey.OfVersion fourth = new RowKey.OfVersion(NAME, new Version(4));
        raw.run("UPDATE item SET sk = ? WHERE sk LIKE 'v%'", fourth.sk());
        assertThatThrownBy(() -> store.read(fourth)).isInstanceOf(Tampered.class);
    }

    @Test
    void whateverIsInARowItIsReadOrItIsTampering() throws SQLException {
        Random random = new Random(SEED);
        Map<String, RowKey<?>> keys = Map.of(
                head(NAME).sk(),
                head(NAME),
                row.key().sk(),
                row.key(),
                entry(NAME).sk(),
                entry(NAME),
                "labels",
                new RowKey.LabelsOf(NAME));
        List<String> columns = SqliteRows.ALL;
        List<String> places = List.copyOf(keys.keySet().stream().sorted().toList());
        for (int round = 0; round < ROUNDS; round++) {
            String sk = places.get(random.nextInt(places.size()));
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                String column = columns.get(2 + random.nextInt(columns.size() - 2));
                boolean text = random.nextBoolean();
                String value = text ? "CAST(? AS TEXT)" : "?";
                raw.run("UPDATE item SET " + column + " = " + value + " WHERE sk = ?", cell(random, text), sk);
            }
            look(round, keys.get(sk));
            if (round % 10 == 9) {
                mend();
            }
        }
    }

    private void look(int round, RowKey<?> key) {
        SecretName name = NAME;
        List<Runnable> looks = List.of(
                () -> store.read(key).ifPresent(found -> assertThat(found.key()).isEqualTo(key)),
                () -> store.snapshot(List.of(key)),
                () -> store.readClear(head(name)),
                () -> store.list(Optional.of(name.namespace()), Envelopes.WITH, null),
                () -> store.versions(name, Envelopes.WITH, Order.NEWEST_FIRST, null));
        for (Runnable look : looks) {
            try {
                look.run();
            } catch (Tampered e) {
                assertThat(e.getMessage()).as("round %d", round).contains(NAME.value());
            }
        }
    }

    /** Puts good rows in the place of all. */
    private void mend() {
        List<Row> rows = List.of(row, row.at(head(NAME)), row.at(entry(NAME)), Fixtures.labels(NAME, 2));
        Fixtures.keep(store, rows);
    }

    private static Object cell(Random random, boolean text) {
        byte[] bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        return switch (random.nextInt(text ? 4 : 6)) {
            case 0 -> bytes;
            case 1 ->
                List.of("live", "destroyed", "json", "", "a\tb", "2026-01-02T03:04:05Z", "+9999999999-01-01T00:00:00Z")
                        .get(random.nextInt(7));
            case 2 -> new String(bytes, StandardCharsets.ISO_8859_1);
            case 3 -> new byte[32];
            case 4 -> random.nextLong() >> random.nextInt(64);
            default -> random.nextGaussian() * 1e300;
        };
    }
}
