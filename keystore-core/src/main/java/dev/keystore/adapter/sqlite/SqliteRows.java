package dev.keystore.adapter.sqlite;

import dev.keystore.port.LabelsRow;
import dev.keystore.port.NamespaceRow;
import dev.keystore.port.Row;
import dev.keystore.port.RowKey;
import dev.keystore.port.VersionRow;
import dev.keystore.secret.Chain;
import dev.keystore.secret.ContentType;
import dev.keystore.secret.Details;
import dev.keystore.secret.Envelope;
import dev.keystore.secret.MalformedException;
import dev.keystore.secret.SecretMetadata;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretState;
import dev.keystore.secret.Tags;
import dev.keystore.secret.Version;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rows as they lie in SQLite: one column an attribute, null where it is absent, times as ISO-8601 text. Tags are one text,
 * a line each, key and value parted by a tab: neither can hold a tab or the end of a line.
 *
 * <p>Whatever is found there that this class would not have written is a {@link MalformedException}.
 */
final class SqliteRows {
    /** The envelope stands last: SQLite then never touches its pages where the columns before it are enough. */
    static final String TABLE = "CREATE TABLE item (pk TEXT NOT NULL, sk TEXT NOT NULL, version INTEGER, state TEXT,"
            + " created TEXT, actor TEXT, type TEXT, size INTEGER, note TEXT, tags TEXT, expires TEXT, digest BLOB,"
            + " chain BLOB, until TEXT, generation INTEGER, envelope BLOB, PRIMARY KEY (pk, sk)) STRICT";

    static final String CLEAR =
            "pk, sk, version, state, created, actor, type, size, note, tags, expires, digest, chain, until, generation";
    static final String ALL = CLEAR + ", envelope";
    static final String INSERT =
            "INSERT OR REPLACE INTO item (" + ALL + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final SqliteCells cells;
    private final boolean withEnvelope;

    /** Reads the rows that {@code cells}, columns {@link #ALL} or {@link #CLEAR}, stands at. */
    SqliteRows(ResultSet cells, boolean withEnvelope) {
        this.cells = new SqliteCells(cells);
        this.withEnvelope = withEnvelope;
    }

    /** The place of this row in its partition. */
    String sk() throws SQLException {
        return cells.text("sk");
    }

    /** This row as the one at {@code key}. */
    Row row(RowKey<?> key) throws SQLException {
        if (key instanceof RowKey.OfVersion of) {
            VersionRow row = version(of, of.name());
            if (!row.metadata().version().equals(of.version())) {
                throw new MalformedException(
                        "it says that it is version " + row.metadata().version());
            }
            return row;
        } else if (key instanceof RowKey.Head head) {
            return version(head, head.name());
        } else if (key instanceof RowKey.Entry entry) {
            return version(entry, entry.name());
        } else if (key instanceof RowKey.LabelsOf labels) {
            return labels(labels);
        }
        return new NamespaceRow((RowKey.SubNamespace) key);
    }

    private VersionRow version(RowKey<VersionRow> key, SecretName name) throws SQLException {
        long size = cells.number("size");
        if (size != (int) size) {
            throw new MalformedException("bad size " + size);
        }
        Details details = new Details(
                ContentType.of(cells.text("type")), cells.optionalText("note"), tags(), cells.optionalTime("expires"));
        SecretMetadata metadata = new SecretMetadata(
                name,
                new Version(cells.number("version")),
                SecretState.of(cells.text("state")),
                cells.time("created"),
                cells.text("actor"),
                (int) size,
                details,
                cells.optionalTime("until"));
        return new VersionRow(key, metadata, cells.digest("digest"), new Chain(cells.digest("chain")), envelope());
    }

    private LabelsRow labels(RowKey.LabelsOf key) throws SQLException {
        Envelope envelope = envelope();
        if (envelope == null) {
            throw SqliteCells.missing("envelope");
        }
        String actor = cells.text("actor");
        return new LabelsRow(
                key,
                cells.number("generation"),
                cells.time("created"),
                actor,
                cells.digest("digest"),
                new Chain(cells.digest("chain")),
                envelope);
    }

    private @Nullable Envelope envelope() throws SQLException {
        byte @Nullable [] bytes = withEnvelope ? cells.optionalBytes("envelope") : null;
        return bytes == null ? null : Envelope.of(bytes);
    }

    private Tags tags() throws SQLException {
        String text = cells.optionalText("tags");
        TreeMap<String, String> tags = new TreeMap<>();
        if (text != null) {
            for (String line : text.split("\n", -1)) {
                int tab = line.indexOf('\t');
                tags.put(line.substring(0, Math.max(tab, 0)), line.substring(tab + 1));
            }
            if (!text.equals(textOf(tags))) {
                throw new MalformedException("bad tags");
            }
        }
        return Tags.of(tags);
    }

    private static @Nullable String textOf(SortedMap<String, String> tags) {
        StringBuilder text = new StringBuilder();
        tags.forEach((key, value) ->
                text.append(text.isEmpty() ? "" : "\n").append(key).append('\t').append(value));
        return text.isEmpty() ? null : text.toString();
    }

    /** Sets all parameters of {@link #INSERT}. */
    static void bind(PreparedStatement insert, Row row) throws SQLException {
        insert.setString(1, row.key().pk());
        insert.setString(2, row.key().sk());
        if (row instanceof VersionRow version) {
            bind(insert, version);
        } else if (row instanceof LabelsRow labels) {
            bind(insert, labels);
        }
    }

    private static void bind(PreparedStatement insert, VersionRow row) throws SQLException {
        SecretMetadata metadata = row.metadata();
        Details details = metadata.details();
        insert.setLong(3, metadata.version().number());
        insert.setString(4, metadata.state().word());
        insert.setString(5, metadata.created().toString());
        insert.setString(6, metadata.actor());
        insert.setString(7, details.type().word());
        insert.setLong(8, metadata.size());
        insert.setString(9, details.note());
        insert.setString(10, textOf(details.tags().values()));
        insert.setString(11, textOf(details.expires()));
        insert.setBytes(12, row.digest().bytes());
        insert.setBytes(13, row.chain().digest().bytes());
        insert.setString(14, textOf(metadata.until()));
        Envelope envelope = row.envelope();
        insert.setBytes(16, envelope == null ? null : envelope.bytes());
    }

    private static void bind(PreparedStatement insert, LabelsRow row) throws SQLException {
        insert.setString(5, row.created().toString());
        insert.setString(6, row.actor());
        insert.setBytes(12, row.digest().bytes());
        insert.setBytes(13, row.chain().digest().bytes());
        insert.setLong(15, row.generation());
        insert.setBytes(16, row.envelope().bytes());
    }

    private static @Nullable String textOf(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
