package dev.keystore.adapter.sqlite;

import dev.keystore.KeystoreException;
import dev.keystore.KeystoreException.Conflict;
import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.KeystoreException.OutcomeUnknown;
import dev.keystore.KeystoreException.Tampered;
import dev.keystore.KeystoreException.Unavailable;
import dev.keystore.port.RowKey;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Says in Keystore's words what went wrong with the file of a store. SQLite's codes and what they mean: "Result and Error
 * Codes", sqlite.org/rescode.html.
 */
final class SqliteFailures {
    private static final String RESTORE = "put a backup of the file in its place";

    private final Path file;

    SqliteFailures(Path file) {
        this.file = file;
    }

    /** For a failure before a transaction was asked to commit: whatever it was, nothing was changed. */
    KeystoreException translate(SQLException e) {
        if (!(e instanceof SQLiteException sqlite)) {
            return new Misconfigured(
                    "SQLite can't be loaded to open " + file + ": " + rootOf(e).getMessage(),
                    "its library is unpacked into java.io.tmpdir, which must allow programs to be mapped",
                    e);
        }
        return switch (primary(sqlite.getResultCode())) {
            case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL ->
                new Unavailable(file + " is in use by another process", "try again", e);
            case SQLITE_FULL ->
                new Unavailable("no space is left for " + file + "; nothing was changed", "make room on its disk", e);
            case SQLITE_IOERR, SQLITE_NOMEM, SQLITE_INTERRUPT ->
                new Unavailable(file + " could not be read or written: " + e.getMessage(), "look at its disk", e);
            case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH, SQLITE_NOLFS -> readOnly(e);
            case SQLITE_NOTADB -> notAStore(e);
            case SQLITE_CORRUPT -> new Tampered(file + " is damaged", RESTORE, e);
            default -> new Tampered(file + " doesn't hold the tables of a store: " + e.getMessage(), RESTORE, e);
        };
    }

    /** For a failure of the commit itself. SQLite has rolled back for certain if the file was busy or the disk full. */
    KeystoreException translateCommit(SQLException e) {
        KeystoreException translated = translate(e);
        boolean certain = e instanceof SQLiteException sqlite
                && switch (primary(sqlite.getResultCode())) {
                    case SQLITE_BUSY, SQLITE_FULL -> true;
                    default -> false;
                };
        return certain ? translated : new OutcomeUnknown(translated.getMessage(), null, e);
    }

    /** For a failure to make the folder or a file in it. */
    KeystoreException translate(IOException e) {
        boolean refused = e instanceof AccessDeniedException
                || e instanceof FileAlreadyExistsException
                || e instanceof NoSuchFileException
                || e instanceof NotDirectoryException
                || !Files.isWritable(PrivateFiles.folderOf(file));
        String reason = e instanceof FileSystemException f && f.getReason() != null ? f.getReason() : e.toString();
        return refused
                ? readOnly(e)
                : new Unavailable(file + " could not be read or made: " + reason + "; nothing was changed", null, e);
    }

    private Misconfigured readOnly(Exception e) {
        return new Misconfigured(
                file + " can't be opened or written",
                "the file has to be yours to write, and so has its folder, where SQLite puts a journal beside it",
                e);
    }

    Misconfigured notAStore(@Nullable Exception e) {
        return new Misconfigured(file + " is not a store of Keystore", "name another folder", e);
    }

    Misconfigured newerFormat(int format) {
        return new Misconfigured(
                file + " has format " + format + ", which this version of Keystore doesn't know",
                "use the version that made it, or a newer one",
                null);
    }

    Misconfigured otherKey() {
        return new Misconfigured(
                file + " was made with another key than the one in " + file.resolveSibling(LocalKey.NAME),
                "put back the key that belongs to this store",
                null);
    }

    static Conflict changed(RowKey<?> key) {
        return new Conflict(key + " was changed by somebody else", null, null);
    }

    /** The code without what extends it: its lowest eight bits. */
    private static SQLiteErrorCode primary(SQLiteErrorCode code) {
        return SQLiteErrorCode.getErrorCode(code.code & 0xff);
    }

    private static Throwable rootOf(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
