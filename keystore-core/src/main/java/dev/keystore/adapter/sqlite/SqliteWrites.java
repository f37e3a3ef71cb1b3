package dev.keystore.adapter.sqlite;

import dev.keystore.KeystoreException.Conflict;
import dev.keystore.port.Commit;
import dev.keystore.port.Row;
import dev.keystore.port.RowKey;
import dev.keystore.port.Write;
import dev.keystore.port.Write.Condition;
import dev.keystore.secret.Digest;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.SecretState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

/** What a writer does inside its transaction, which takes none of it if this throws {@link Conflict}. */
final class SqliteWrites {
    private final Connection connection;

    SqliteWrites(Connection connection) {
        this.connection = connection;
    }

    /** Does all steps of {@code commit} one after the other, no two of which are about the same row. Returns how many. */
    int apply(Commit commit) throws SQLException {
        for (Write write : commit.writes()) {
            if (write instanceof Write.Put put) {
                check(put.key(), put.condition());
                put(put.row());
            } else if (write instanceof Write.Destroy destroy) {
                destroy(destroy);
            } else if (write instanceof Write.Check check) {
                check(check.key(), check.condition());
            }
        }
        return commit.writes().size();
    }

    private void put(Row row) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(SqliteRows.INSERT)) {
            SqliteRows.bind(insert, row);
            insert.executeUpdate();
        }
    }

    private void destroy(Write.Destroy destroy) throws SQLException {
        check(destroy.key(), new Condition.HasDigest(destroy.digest()));
        String sql = "UPDATE item SET envelope = NULL, state = ? WHERE pk = ? AND sk = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, SecretState.DESTROYED.word());
            update.setString(2, destroy.key().pk());
            update.setString(3, destroy.key().sk());
            update.executeUpdate();
        }
    }

    private void check(RowKey<?> key, Condition condition) throws SQLException {
        if (!holds(key, condition)) {
            throw SqliteFailures.changed(key);
        }
    }

    private boolean holds(RowKey<?> key, Condition condition) throws SQLException {
        if (condition instanceof Condition.Anything) {
            return true;
        }
        String sql = "SELECT digest, envelope IS NOT NULL FROM item WHERE pk = ? AND sk = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, key.pk());
            select.setString(2, key.sk());
            try (ResultSet found = select.executeQuery()) {
                boolean present = found.next();
                if (condition instanceof Condition.HasDigest has) {
                    return present && isDigest(found, has.digest());
                } else if (condition instanceof Condition.StillSealed still) {
                    return present && isDigest(found, still.digest()) && found.getBoolean(2);
                }
                return !present;
            }
        }
    }

    private static boolean isDigest(ResultSet found, Digest digest) throws SQLException {
        return found.getObject(1) instanceof byte[] bytes && Arrays.equals(bytes, digest.bytes());
    }

    /** Returns whether {@code namespace} was not known in the one above it. */
    boolean register(Namespace namespace) throws SQLException {
        RowKey.SubNamespace key = new RowKey.SubNamespace(namespace);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT OR IGNORE INTO item (pk, sk) VALUES (?, ?)")) {
            insert.setString(1, key.pk());
            insert.setString(2, key.sk());
            return insert.executeUpdate() == 1;
        }
    }
}
