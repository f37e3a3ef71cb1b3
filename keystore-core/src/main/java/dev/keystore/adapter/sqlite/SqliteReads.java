package dev.keystore.adapter.sqlite;

import dev.keystore.port.Page;
import dev.keystore.port.Row;
import dev.keystore.port.RowKey;
import dev.keystore.port.SecretStore.Envelopes;
import dev.keystore.port.SecretStore.Order;
import dev.keystore.port.Snapshot;
import dev.keystore.port.VersionRow;
import dev.keystore.secret.Envelope;
import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.Version;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a reader does inside its transaction. A row that isn't what its key says is {@code Tampered}. */
final class SqliteReads {
    private static final int ROWS_OF_A_PAGE = 200;
    private static final int ENVELOPE_BYTES_OF_A_PAGE = 1 << 20;

    /** Before every place of a partition. */
    private static final String START = "";

    /** After every place of a version, and before every place that is after one. */
    private static final String AFTER_VERSIONS = "w";

    private static final Pattern PLACE_OF_VERSION = Pattern.compile(RowKey.OfVersion.PREFIX + "([0-9]{10})");

    private final Connection connection;
    private final SqliteFailures failures;

    SqliteReads(Connection connection, SqliteFailures failures) {
        this.connection = connection;
        this.failures = failures;
    }

    Optional<Row> row(RowKey<?> key, Envelopes envelopes) throws SQLException {
        String sql = "SELECT " + columns(envelopes) + " FROM item WHERE pk = ? AND sk = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, key.pk());
            select.setString(2, key.sk());
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? Optional.of(row(found, envelopes, key)) : Optional.empty();
            }
        }
    }

    private static String columns(Envelopes envelopes) {
        return envelopes == Envelopes.WITH ? SqliteRows.ALL : SqliteRows.CLEAR;
    }

    private Row row(ResultSet found, Envelopes envelopes, RowKey<?> key) throws SQLException {
        try {
            return new SqliteRows(found, envelopes == Envelopes.WITH).row(key);
        } catch (MalformedException e) {
            throw failures.unreadable(SqliteFailures.name(key), e);
        }
    }

    Snapshot rows(Set<RowKey<?>> keys) throws SQLException {
        Map<RowKey<?>, Row> rows = new HashMap<>();
        for (RowKey<?> key : keys) {
            row(key, Envelopes.WITH).ifPresent(row -> rows.put(key, row));
        }
        return new Snapshot(keys, rows);
    }

    Page<Row> list(Optional<Namespace> namespace, Envelopes envelopes, @Nullable String after) throws SQLException {
        String sql = "SELECT " + columns(envelopes) + " FROM item WHERE pk = ? AND sk > ? ORDER BY sk LIMIT ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            String pk = RowKey.partitionOf(namespace);
            select.setString(1, pk);
            select.setString(2, after == null ? START : after);
            select.setInt(3, ROWS_OF_A_PAGE + 1);
            return page(select, Row.class, envelopes, pk, sk -> listed(namespace, sk));
        }
    }

    private static RowKey<?> listed(Optional<Namespace> namespace, String sk) {
        if (sk.endsWith("/")) {
            String leaf = sk.substring(0, sk.length() - 1);
            return new RowKey.SubNamespace(
                    namespace.map(in -> in.namespace(leaf)).orElseGet(() -> new Namespace(leaf)));
        }
        return new RowKey.Entry(namespace
                .orElseThrow(() -> new MalformedException("only namespaces stand at the top"))
                .secret(sk));
    }

    Page<VersionRow> versions(SecretName name, Envelopes envelopes, Order order, @Nullable String after)
            throws SQLException {
        boolean oldest = order == Order.OLDEST_FIRST;
        String sql = "SELECT " + columns(envelopes) + " FROM item WHERE pk = ? AND sk >= ? AND sk < ? AND sk "
                + (oldest ? "> ? ORDER BY sk" : "< ? ORDER BY sk DESC") + " LIMIT ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            String start = oldest ? START : AFTER_VERSIONS;
            select.setString(1, name.value());
            select.setString(2, RowKey.OfVersion.PREFIX);
            select.setString(3, AFTER_VERSIONS);
            select.setString(4, after == null ? start : after);
            select.setInt(5, ROWS_OF_A_PAGE + 1);
            return page(select, VersionRow.class, envelopes, name.value(), sk -> version(name, sk));
        }
    }

    private static RowKey<?> version(SecretName name, String sk) {
        var place = PLACE_OF_VERSION.matcher(sk);
        if (!place.matches()) {
            throw new MalformedException("its place is not one of a version");
        }
        return new RowKey.OfVersion(name, new Version(Long.parseLong(place.group(1))));
    }

    /** As many rows as fit a page. {@code select} finds one more than that, if there is one. */
    private <R extends Row> Page<R> page(
            PreparedStatement select, Class<R> type, Envelopes envelopes, String pk, Function<String, RowKey<?>> keyOf)
            throws SQLException {
        List<R> rows = new ArrayList<>();
        int bytes = 0;
        try (ResultSet found = select.executeQuery()) {
            while (found.next()) {
                if (rows.size() == ROWS_OF_A_PAGE || bytes >= ENVELOPE_BYTES_OF_A_PAGE) {
                    return new Page<>(rows, rows.get(rows.size() - 1).key().sk());
                }
                Row row = row(found, envelopes, key(found, pk, keyOf));
                rows.add(type.cast(row));
                bytes += row instanceof VersionRow version ? size(version.envelope()) : 0;
            }
        }
        return new Page<>(rows, null);
    }

    private RowKey<?> key(ResultSet found, String pk, Function<String, RowKey<?>> keyOf) throws SQLException {
        try {
            String sk = new SqliteRows(found, false).sk();
            RowKey<?> key = keyOf.apply(sk);
            if (key.pk().equals(pk) && key.sk().equals(sk)) {
                return key;
            }
            throw new MalformedException("what it is about belongs elsewhere");
        } catch (MalformedException e) {
            throw failures.unreadable("a row in " + pk, e);
        }
    }

    private static int size(@Nullable Envelope envelope) {
        return envelope == null ? 0 : envelope.bytes().length;
    }
}
