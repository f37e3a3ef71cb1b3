package dev.keystore.cli.config;

import dev.keystore.KeystoreException.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one store that an option or a variable names. */
sealed interface Named {
    /** What was written, and where. */
    Setting<String> setting();

    /** A folder on this machine. */
    record Folder(Setting<String> setting) implements Named {}

    /** A store of a configuration file. */
    record Store(Setting<String> setting) implements Named {}

    /** A table. */
    record Table(Setting<String> setting) implements Named {}

    /** What the options name, if anything. Throws {@link Refused} if that is more than one. */
    static Optional<Named> by(StoreFlags flags) {
        return only(flag("--local", flags.local()), flag("--store", flags.store()), flag("--table", flags.table()));
    }

    /** What the environment names, if anything. Throws {@link Refused} if that is more than one. */
    static Optional<Named> by(Variables variables) {
        return only(variables.get("KEYSTORE_LOCAL"), variables.get("KEYSTORE_STORE"), variables.get("KEYSTORE_TABLE"));
    }

    /** An option; null if it isn't given. */
    static @Nullable Setting<String> flag(String name, @Nullable String value) {
        return value == null ? null : new Setting<>(value, Origin.flag(name));
    }

    private static Optional<Named> only(
            @Nullable Setting<String> local, @Nullable Setting<String> store, @Nullable Setting<String> table) {
        List<Named> named = new ArrayList<>();
        if (local != null) {
            named.add(new Folder(local));
        }
        if (store != null) {
            named.add(new Store(store));
        }
        if (table != null) {
            named.add(new Table(table));
        }
        if (named.size() > 1) {
            throw new Refused(
                    named.get(0).setting().origin().where() + " and "
                            + named.get(1).setting().origin().where() + " each name a store",
                    "give one of them");
        }
        return named.stream().findFirst();
    }
}
