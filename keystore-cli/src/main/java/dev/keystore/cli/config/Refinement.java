package dev.keystore.cli.config;

import dev.keystore.KeystoreException;
import dev.keystore.cli.config.ChosenStore.Aws;
import dev.keystore.cli.config.ConfiguredStore.InAws;
import dev.keystore.secret.StoreId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Completes a store in AWS. Options come first; then {@code KEYSTORE_KEY} and {@code KEYSTORE_STORE_ID}, unless the
 * environment means another store with them; then what was said where the store was named; then defaults.
 *
 * @param flags the options
 * @param variables the environment
 * @param environmentSpeaks whether the environment's key and store id are meant for this store
 */
record Refinement(StoreFlags flags, Variables variables, boolean environmentSpeaks) {
    private static final String DEFAULT_KEY = "alias/keystore";

    /** {@code store}, complete. Throws {@link KeystoreException}. */
    Aws complete(InAws store) {
        Setting<String> table = store.table();
        return new Aws(
                table,
                key(store),
                store.alsoOpen() == null ? new Setting<>(List.of(), Origin.DEFAULT) : store.alsoOpen(),
                storeId(store),
                new AccessRefinement(flags, variables, environmentSpeaks).complete(table, store.access()));
    }

    private Setting<String> key(InAws store) {
        Setting<String> said = refined("--key", flags.key(), "KEYSTORE_KEY");
        if (said != null) {
            return said.map(Syntax::key);
        }
        return store.key() == null ? new Setting<>(DEFAULT_KEY, Origin.DEFAULT) : store.key();
    }

    private Setting<StoreId> storeId(InAws store) {
        Setting<String> said = refined("--store-id", flags.storeId(), "KEYSTORE_STORE_ID");
        if (said != null) {
            return said.map(StoreId::new);
        }
        return store.storeId() == null
                ? new Setting<>(new StoreId(Syntax.tableName(store.table().value())), Origin.DEFAULT)
                : store.storeId();
    }

    private @Nullable Setting<String> refined(String flag, @Nullable String value, String variable) {
        Setting<String> said = Named.flag(flag, value);
        return said != null || !environmentSpeaks ? said : variables.get(variable);
    }
}
