package dev.keystore.adapter.sqlite;

import dev.keystore.KeystoreException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.JDBC;

/**
 * The file of a store and the one connection to it, which threads use in turn. Processes take turns by SQLite's locks.
 *
 * <p>The journal is SQLite's rollback journal: whoever opens the file after a process was killed undoes what that process
 * hadn't finished. Deleted bytes are overwritten in the file. {@code synchronous=EXTRA} is FULL and syncs the folder as
 * well when the journal is gone, so a commit that was answered outlives a power cut (sqlite.org/pragma.html).
 */
final class SqliteFile implements AutoCloseable {
    static final String NAME = "store.db";

    private static final int BUSY_MILLIS = 5_000;
    private static final int LARGEST_CELL_BYTES = 1 << 20; // a row of a store has less than half of this

    private static final List<String> SETTINGS = List.of(
            "PRAGMA synchronous = EXTRA",
            "PRAGMA secure_delete = ON",
            "PRAGMA temp_store = MEMORY",
            "PRAGMA trusted_schema = OFF",
            "PRAGMA cell_size_check = ON");

    private final SqliteFailures failures;
    private final Connection connection;
    private final ReentrantLock turn = new ReentrantLock();

    /** What is done inside a transaction. */
    @FunctionalInterface
    interface Work<T> {
        T apply(Connection connection) throws SQLException;
    }

    private SqliteFile(SqliteFailures failures, Connection connection) {
        this.failures = failures;
        this.connection = connection;
    }

    /**
     * The file in {@code folder}, made if it isn't there: the folder for nobody but its owner, and the file too.
     *
     * @param keyFingerprint of the key that this store was, or will be, made with
     */
    static SqliteFile open(Path folder, String keyFingerprint) {
        Path file = folder.toAbsolutePath().resolve(NAME);
        SqliteFailures failures = new SqliteFailures(file);
        make(folder, file, failures);
        SqliteFile opened = new SqliteFile(failures, connect(file, failures));
        try {
            SETTINGS.forEach(opened::configure);
            SqliteSchema.check(opened, keyFingerprint);
            return opened;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private static void make(Path folder, Path file, SqliteFailures failures) {
        try {
            if (!Files.exists(file)) {
                PrivateFiles.makeFolder(folder);
                Files.createFile(file, PosixFilePermissions.asFileAttribute(PrivateFiles.OWNER_ONLY));
            }
        } catch (FileAlreadyExistsException e) {
            if (!Files.exists(file)) {
                throw failures.translate(e);
            }
        } catch (IOException e) {
            throw failures.translate(e);
        }
    }

    /** By the driver itself, not by {@code DriverManager}, which would look for all drivers there are. */
    private static Connection connect(Path file, SqliteFailures failures) {
        Properties properties = new Properties();
        properties.setProperty("busy_timeout", Integer.toString(BUSY_MILLIS));
        properties.setProperty("limit_length", Integer.toString(LARGEST_CELL_BYTES));
        try {
            // As a URI, in which no character of a path means anything to the driver. "rw" never makes a file.
            return JDBC.createConnection("jdbc:sqlite:" + file.toUri() + "?mode=rw", properties);
        } catch (SQLException e) {
            throw failures.translate(e);
        }
    }

    /** Changes how this connection works, outside of any transaction, by a {@code PRAGMA}. */
    void configure(String pragma) {
        turn.lock();
        try {
            execute(connection, pragma);
        } catch (SQLException e) {
            throw failures.translate(e);
        } finally {
            turn.unlock();
        }
    }

    /** The result of {@code work}, all of which sees the rows as they stood at one moment. */
    <T> T read(Work<T> work) {
        return transaction("BEGIN", work);
    }

    /** The result of {@code work}, all of which takes effect or nothing of it: nothing if it throws. */
    <T> T write(Work<T> work) {
        return transaction("BEGIN IMMEDIATE", work);
    }

    private <T> T transaction(String begin, Work<T> work) {
        turn.lock();
        try {
            if (connection.isClosed()) {
                throw new IllegalStateException("this store is closed");
            }
            execute(connection, begin);
            T result;
            try {
                result = work.apply(connection);
            } catch (SQLException | RuntimeException | Error e) {
                rollBack(e);
                throw e;
            }
            commit();
            return result;
        } catch (SQLException e) {
            throw failures.translate(e);
        } finally {
            turn.unlock();
        }
    }

    private void commit() {
        try {
            execute(connection, "COMMIT");
        } catch (SQLException e) {
            KeystoreException translated = failures.translateCommit(e);
            rollBack(translated);
            throw translated;
        }
    }

    /** Ends the transaction. SQLite may have done so already, and then says that there is none. */
    private void rollBack(Throwable because) {
        try {
            execute(connection, "ROLLBACK");
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    SqliteFailures failures() {
        return failures;
    }

    @Override
    public void close() {
        turn.lock();
        try {
            connection.close();
        } catch (SQLException e) {
            throw failures.translate(e);
        } finally {
            turn.unlock();
        }
    }
}
