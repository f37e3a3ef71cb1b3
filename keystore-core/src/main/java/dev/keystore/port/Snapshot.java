package dev.keystore.port;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rows as they stood at one moment.
 *
 * @param keys what was looked at
 * @param rows those that exist, by key
 */
public record Snapshot(Set<RowKey<?>> keys, Map<RowKey<?>, Row> rows) {
    public Snapshot {
        keys = Set.copyOf(keys);
        rows = Map.copyOf(rows);
    }

    /** The row at {@code key}; empty if there was none. Throws {@link IllegalArgumentException} if it wasn't looked at. */
    @SuppressWarnings("unchecked")
    public <R extends Row> Optional<R> get(RowKey<R> key) {
        if (!keys.contains(key)) {
            throw new IllegalArgumentException(key + " is not part of this snapshot");
        }
        return Optional.ofNullable((R) rows.get(key));
    }
}
