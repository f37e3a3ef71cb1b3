package dev.keystore.cli.config;

import dev.keystore.secret.StoreId;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A store as one place names it, before options and defaults complete it. */
sealed interface ConfiguredStore {
    /** What it is, in a few words, for a person who must decide whether to trust it. */
    String summary();

    /** A store on this machine, in {@code folder}. */
    record OnDisk(Setting<Path> folder) implements ConfiguredStore {
        @Override
        public String summary() {
            return "local " + Origin.printable(folder.value().toString());
        }
    }

    /** A store in AWS; null where nothing is said. */
    record InAws(
            Setting<String> table,
            @Nullable Setting<String> key,
            @Nullable Setting<List<String>> alsoOpen,
            @Nullable Setting<StoreId> storeId,
            AccessSaid access)
            implements ConfiguredStore {

        /** The table alone. */
        static InAws of(Setting<String> table) {
            return new InAws(table, null, null, null, AccessSaid.NOTHING);
        }

        @Override
        public String summary() {
            StringBuilder summary = new StringBuilder("table " + table.value());
            append(summary, "key", key);
            append(summary, "also-open", alsoOpen);
            append(summary, "store-id", storeId);
            append(summary, "region", access.region());
            append(summary, "profile", access.profile());
            append(summary, "endpoint-url", access.endpointUrl());
            access.roles().said().forEach((key, setting) -> append(summary, key, setting));
            return summary.toString();
        }

        private static void append(StringBuilder summary, String key, @Nullable Setting<?> setting) {
            if (setting != null) {
                summary.append(", ").append(key).append(' ').append(setting.value());
            }
        }
    }
}
