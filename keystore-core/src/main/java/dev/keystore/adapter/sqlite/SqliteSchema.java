package dev.keystore.adapter.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Makes the tables of a new file; refuses a file of something else, of a later format, or made with another key. */
final class SqliteSchema {
    private static final int APPLICATION_ID = 0x6b737472; // "kstr": tells a store from other SQLite files
    private static final int FORMAT = 1;

    private static final List<String> STATEMENTS = List.of(
            SqliteRows.TABLE,
            "CREATE TABLE meta (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT",
            "PRAGMA application_id = " + APPLICATION_ID,
            "PRAGMA user_version = " + FORMAT);

    private SqliteSchema() {}

    /** Throws {@code Misconfigured} unless {@code file} is a store made with the key of that fingerprint, or was empty. */
    static void check(SqliteFile file, String keyFingerprint) {
        if (file.read(SqliteSchema::isEmpty)) {
            file.write(connection -> isEmpty(connection) && create(connection, keyFingerprint));
        }
        SqliteFailures failures = file.failures();
        file.read(connection -> {
            int format = number(connection, "PRAGMA user_version");
            if (number(connection, "PRAGMA application_id") != APPLICATION_ID || format < FORMAT) {
                throw failures.notAStore(null);
            }
            if (format > FORMAT) {
                throw failures.newerFormat(format);
            }
            if (!keyFingerprint.equals(recordedFingerprint(connection))) {
                throw failures.otherKey();
            }
            return format;
        });
    }

    private static boolean isEmpty(Connection connection) throws SQLException {
        return number(connection, "PRAGMA schema_version") == 0;
    }

    private static boolean create(Connection connection, String keyFingerprint) throws SQLException {
        for (String statement : STATEMENTS) {
            SqliteFile.execute(connection, statement);
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO meta VALUES ('key', ?)")) {
            insert.setString(1, keyFingerprint);
            return insert.executeUpdate() == 1;
        }
    }

    private static String recordedFingerprint(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT value FROM meta WHERE name = 'key'");
                ResultSet found = select.executeQuery()) {
            return found.next() && found.getObject(1) instanceof String text ? text : "";
        }
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet result = statement.executeQuery()) {
            return result.next() ? result.getInt(1) : 0;
        }
    }
}
