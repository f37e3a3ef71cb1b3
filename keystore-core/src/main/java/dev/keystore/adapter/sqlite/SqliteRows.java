package dev.keystore.adapter.sqlite;

import dev.keystore.port.Attribute;
import dev.keystore.port.Attributes;
import dev.keystore.port.Row;
import dev.keystore.port.RowForm;
import dev.keystore.port.SecretStore.Envelopes;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Attributes of rows as they lie in SQLite: a column each, null where one is absent. Tags are one text, a line each, name
 * and value parted by a tab: neither can hold a tab or the end of a line.
 */
final class SqliteRows {
    /** The envelope stands last: SQLite then never touches its pages where the columns before it are enough. */
    static final String TABLE = "CREATE TABLE item (pk TEXT NOT NULL, sk TEXT NOT NULL, version INTEGER, state TEXT,"
            + " created TEXT, actor TEXT, type TEXT, size INTEGER, note TEXT, tags TEXT, expires TEXT, until TEXT,"
            + " digest BLOB, chain BLOB, generation INTEGER, envelope BLOB, PRIMARY KEY (pk, sk)) STRICT";

    static final List<String> ALL = all();
    private static final String TAGS = "tags";

    static final String INSERT = "INSERT OR REPLACE INTO item (" + String.join(", ", ALL) + ") VALUES ("
            + String.join(", ", Collections.nCopies(ALL.size(), "?")) + ")";

    private SqliteRows() {}

    private static List<String> all() {
        List<String> all = new ArrayList<>(Attributes.CLEAR);
        all.add(Attributes.ENVELOPE);
        return List.copyOf(all);
    }

    private static List<String> columns(Envelopes envelopes) {
        return envelopes == Envelopes.WITH ? ALL : Attributes.CLEAR;
    }

    /** What to select for {@link #attributes}. */
    static String selection(Envelopes envelopes) {
        return String.join(", ", columns(envelopes));
    }

    /** Sets all parameters of {@link #INSERT}. */
    static void bind(PreparedStatement insert, Row row) throws SQLException {
        Map<String, Attribute> attributes = RowForm.of(row).values();
        for (int i = 0; i < ALL.size(); i++) {
            insert.setObject(i + 1, cell(attributes.get(ALL.get(i))));
        }
    }

    private static @Nullable Object cell(@Nullable Attribute attribute) {
        if (attribute instanceof Attribute.Text text) {
            return text.value();
        }
        if (attribute instanceof Attribute.Whole whole) {
            return whole.value();
        }
        if (attribute instanceof Attribute.Bytes bytes) {
            return bytes.value();
        }
        return attribute instanceof Attribute.Texts texts ? textOf(texts.value()) : null;
    }

    /** The attributes of the row that {@code cells}, a {@link #selection}, stands at. */
    static Attributes attributes(ResultSet cells, Envelopes envelopes) throws SQLException {
        Attributes attributes = new Attributes();
        for (String column : columns(envelopes)) {
            Object cell = cells.getObject(column);
            if (cell instanceof String text) {
                attributes.put(column, column.equals(TAGS) ? tags(text) : new Attribute.Text(text));
            } else if (cell instanceof Integer || cell instanceof Long) {
                attributes.put(column, new Attribute.Whole(((Number) cell).longValue()));
            } else if (cell instanceof byte[] bytes) {
                attributes.put(column, new Attribute.Bytes(bytes));
            } else if (cell != null) {
                attributes.put(column, new Attribute.Other());
            }
        }
        return attributes;
    }

    private static Attribute tags(String text) {
        TreeMap<String, String> tags = new TreeMap<>();
        for (String line : text.split("\n", -1)) {
            int tab = line.indexOf('\t');
            tags.put(line.substring(0, Math.max(tab, 0)), line.substring(tab + 1));
        }
        return text.equals(textOf(tags)) ? new Attribute.Texts(tags) : new Attribute.Other();
    }

    private static String textOf(Map<String, String> tags) {
        List<String> lines = new ArrayList<>();
        tags.forEach((name, value) -> lines.add(name + "\t" + value));
        return String.join("\n", lines);
    }
}
