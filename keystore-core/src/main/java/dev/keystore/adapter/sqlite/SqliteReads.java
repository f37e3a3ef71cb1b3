package dev.keystore.adapter.sqlite;

import dev.keystore.port.Attributes;
import dev.keystore.port.Page;
import dev.keystore.port.Row;
import dev.keystore.port.RowForm;
import dev.keystore.port.RowKey;
import dev.keystore.port.SecretStore.Envelopes;
import dev.keystore.port.SecretStore.Order;
import dev.keystore.port.Snapshot;
import dev.keystore.port.VersionRow;
import dev.keystore.secret.Envelope;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.SecretName;
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
import org.jspecify.annotations.Nullable;

/** What a reader does inside its transaction. A row that isn't what its key says is {@code Tampered}. */
final class SqliteReads {
    private static final int ROWS_OF_A_PAGE = 200;
    private static final int ENVELOPE_BYTES_OF_A_PAGE = 1 << 20;

    /** Before every place of a partition. */
    private static final String START = "";

    /** After every place of a version, and before every place that is after one. */
    private static final String AFTER_VERSIONS = "w";

    private final Connection connection;

    SqliteReads(Connection connection) {
        this.connection = connection;
    }

    <R extends Row> Optional<R> row(RowKey<R> key, Envelopes envelopes) throws SQLException {
        String sql = "SELECT " + SqliteRows.selection(envelopes) + " FROM item WHERE pk = ? AND sk = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, key.pk());
            select.setString(2, key.sk());
            try (ResultSet found = select.executeQuery()) {
                return found.next()
                        ? Optional.of(RowForm.row(key, SqliteRows.attributes(found, envelopes)))
                        : Optional.empty();
            }
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
        String sql =
                "SELECT " + SqliteRows.selection(envelopes) + " FROM item WHERE pk = ? AND sk > ? ORDER BY sk LIMIT ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            String pk = RowKey.partitionOf(namespace);
            select.setString(1, pk);
            select.setString(2, after == null ? START : after);
            select.setInt(3, ROWS_OF_A_PAGE + 1);
            return page(select, envelopes, attributes -> RowForm.listed(namespace, attributes));
        }
    }

    Page<VersionRow> versions(SecretName name, Envelopes envelopes, Order order, @Nullable String after)
            throws SQLException {
        boolean oldest = order == Order.OLDEST_FIRST;
        String sql =
                "SELECT " + SqliteRows.selection(envelopes) + " FROM item WHERE pk = ? AND sk >= ? AND sk < ? AND sk "
                        + (oldest ? "> ? ORDER BY sk" : "< ? ORDER BY sk DESC") + " LIMIT ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            String start = oldest ? START : AFTER_VERSIONS;
            select.setString(1, name.value());
            select.setString(2, RowKey.OfVersion.PREFIX);
            select.setString(3, AFTER_VERSIONS);
            select.setString(4, after == null ? start : after);
            select.setInt(5, ROWS_OF_A_PAGE + 1);
            return page(select, envelopes, attributes -> RowForm.version(name, attributes));
        }
    }

    /** As many rows as fit a page. {@code select} finds one more than that, if there is one. */
    private <R extends Row> Page<R> page(PreparedStatement select, Envelopes envelopes, Function<Attributes, R> form)
            throws SQLException {
        List<R> rows = new ArrayList<>();
        int bytes = 0;
        try (ResultSet found = select.executeQuery()) {
            while (found.next()) {
                if (rows.size() == ROWS_OF_A_PAGE || bytes >= ENVELOPE_BYTES_OF_A_PAGE) {
                    return new Page<>(rows, rows.get(rows.size() - 1).key().sk());
                }
                R row = form.apply(SqliteRows.attributes(found, envelopes));
                rows.add(row);
                bytes += row instanceof VersionRow version ? size(version.envelope()) : 0;
            }
        }
        return new Page<>(rows, null);
    }

    private static int size(@Nullable Envelope envelope) {
        return envelope == null ? 0 : envelope.bytes().length;
    }
}
