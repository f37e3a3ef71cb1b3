package dev.keystore.cli.config;

import dev.keystore.KeystoreException;
import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.cli.config.ChosenStore.Aws;
import dev.keystore.cli.config.ChosenStore.Endpoints;
import dev.keystore.cli.config.ConfiguredStore.InAws;
import dev.keystore.secret.StoreId;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Completes a store in AWS. Options come first; then {@code KEYSTORE_KEY} and {@code KEYSTORE_STORE_ID}, unless the
 * environment means another store with them; then what was said where the store was named; then AWS's own variables; then
 * defaults.
 *
 * @param flags the options
 * @param variables the environment
 * @param environmentSpeaks whether the environment's key and store id are meant for this store
 */
record Refinement(StoreFlags flags, Variables variables, boolean environmentSpeaks) {
    private static final String DEFAULT_KEY = "alias/keystore";
    private static final List<String> ROLE_VARIABLES =
            List.of("KEYSTORE_ROLE_ARN", "KEYSTORE_EXTERNAL_ID", "KEYSTORE_SESSION_NAME");

    /** {@code store}, complete. Throws {@link KeystoreException}. */
    Aws complete(InAws store) {
        refuseRoles(store);
        Setting<String> table = store.table();
        return new Aws(
                table,
                key(store),
                store.alsoOpen() == null ? new Setting<>(List.of(), Origin.DEFAULT) : store.alsoOpen(),
                storeId(store),
                region(store),
                profile(store),
                new Endpoints(endpoint(store, "DYNAMODB"), endpoint(store, "KMS"), endpoint(store, "STS")));
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

    private @Nullable Setting<String> region(InAws store) {
        Setting<String> flag = Named.flag("--region", flags.region());
        if (flag != null) {
            Setting<String> region = flag.map(Syntax::region);
            StoreReader.checkRegion(store.table(), region);
            return region;
        }
        String own = Syntax.tableRegion(store.table().value());
        if (!own.isEmpty()) {
            return new Setting<>(own, store.table().origin());
        }
        Setting<String> variable = variables.first(List.of("AWS_REGION", "AWS_DEFAULT_REGION"));
        return store.region() != null || variable == null ? store.region() : variable.map(Syntax::region);
    }

    private @Nullable Setting<String> profile(InAws store) {
        Setting<String> flag = Named.flag("--profile", flags.profile());
        if (flag != null) {
            return flag.map(Syntax::text);
        }
        return store.profile() == null ? variables.get("AWS_PROFILE") : store.profile();
    }

    private @Nullable Setting<URI> endpoint(InAws store, String service) {
        Setting<String> flag = Named.flag("--endpoint-url", flags.endpointUrl());
        if (flag != null) {
            return flag.map(Syntax::endpoint);
        }
        Setting<String> variable = variables.first(List.of("AWS_ENDPOINT_URL_" + service, "AWS_ENDPOINT_URL"));
        return store.endpointUrl() != null || variable == null ? store.endpointUrl() : variable.map(Syntax::endpoint);
    }

    private @Nullable Setting<String> refined(String flag, @Nullable String value, String variable) {
        Setting<String> said = Named.flag(flag, value);
        return said != null || !environmentSpeaks ? said : variables.get(variable);
    }

    /** A role that was asked for must not be left out in silence. */
    private void refuseRoles(InAws store) {
        store.roles().said().forEach((key, setting) -> {
            throw unsupported(setting.origin().where() + ": '" + key + "'");
        });
        Setting<String> variable = variables.first(ROLE_VARIABLES);
        if (variable != null) {
            throw unsupported(variable.origin().where());
        }
    }

    private static KeystoreException unsupported(String what) {
        return new Misconfigured(
                what + " is not supported by this version: it assumes no role",
                "remove it, and give a profile that assumes the role",
                null);
    }
}
