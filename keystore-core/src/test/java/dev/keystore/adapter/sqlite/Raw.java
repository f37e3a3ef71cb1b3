package dev.keystore.adapter.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Properties;
import org.sqlite.JDBC;

/** The file of a store in the hands of somebody else: SQL without any rule. */
final class Raw implements AutoCloseable {
    private final Connection connection;

    private Raw(Connection connection) {
        this.connection = connection;
    }

    static Raw open(Path folder) throws SQLException {
        Raw raw = new Raw(JDBC.createConnection("jdbc:sqlite:" + folder.resolve(SqliteFile.NAME), new Properties()));
        raw.run("PRAGMA synchronous = OFF");
        return raw;
    }

    /** Runs {@code sql} with {@code parameters} and returns how many rows it changed. */
    int run(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
            return statement.getUpdateCount();
        }
    }

    /** The same table with the same rows, but any cell may now hold anything. */
    void loosen() throws SQLException {
        run("ALTER TABLE item RENAME TO strict_item");
        run("CREATE TABLE item (" + String.join(", ", SqliteRows.ALL) + ", PRIMARY KEY (pk, sk))");
        run("INSERT INTO item SELECT * FROM strict_item");
        run("DROP TABLE strict_item");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
