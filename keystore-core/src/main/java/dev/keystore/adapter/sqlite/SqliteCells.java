package dev.keystore.adapter.sqlite;

import dev.keystore.secret.Digest;
import dev.keystore.secret.MalformedException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a row, each read as the type that it has in SQLite: nothing is converted. A cell of another type, and an
 * absent one that has to be there, is a {@link MalformedException} that names its column.
 */
final class SqliteCells {
    private final ResultSet cells;

    SqliteCells(ResultSet cells) {
        this.cells = cells;
    }

    Digest digest(String column) throws SQLException {
        byte @Nullable [] bytes = optionalBytes(column);
        if (bytes == null) {
            throw missing(column);
        }
        return Digest.ofBytes(bytes);
    }

    byte @Nullable [] optionalBytes(String column) throws SQLException {
        Object cell = cells.getObject(column);
        if (cell == null || cell instanceof byte[]) {
            return (byte[]) cell;
        }
        throw malformed(column, "bytes");
    }

    long number(String column) throws SQLException {
        Object cell = cells.getObject(column);
        if (cell instanceof Integer || cell instanceof Long) {
            return ((Number) cell).longValue();
        }
        throw cell == null ? missing(column) : malformed(column, "a whole number");
    }

    String text(String column) throws SQLException {
        String text = optionalText(column);
        if (text == null) {
            throw missing(column);
        }
        return text;
    }

    @Nullable
    String optionalText(String column) throws SQLException {
        Object cell = cells.getObject(column);
        if (cell == null || cell instanceof String) {
            return (String) cell;
        }
        throw malformed(column, "text");
    }

    Instant time(String column) throws SQLException {
        Instant time = optionalTime(column);
        if (time == null) {
            throw missing(column);
        }
        return time;
    }

    @Nullable
    Instant optionalTime(String column) throws SQLException {
        String text = optionalText(column);
        if (text == null) {
            return null;
        }
        try {
            Instant time = Instant.parse(text);
            if (time.truncatedTo(ChronoUnit.SECONDS).toString().equals(text)) {
                return time;
            }
        } catch (DateTimeParseException e) {
            throw malformed(column, "a time");
        }
        throw malformed(column, "a time as it is written here");
    }

    static MalformedException missing(String column) {
        return new MalformedException("its " + column + " is missing");
    }

    static MalformedException malformed(String column, String expected) {
        return new MalformedException("its " + column + " isn't " + expected);
    }
}
