package dev.keystore.cli.config;

import org.jspecify.annotations.Nullable;

/**
 * What the options on the command line say about the store; null where one isn't given.
 *
 * @param local {@code --local[=DIR]}: a folder, or {@code default} for the usual one
 * @param store {@code --store}
 * @param table {@code --table}
 * @param key {@code --key}
 * @param storeId {@code --store-id}
 * @param region {@code --region}
 * @param profile {@code --profile}
 * @param endpointUrl {@code --endpoint-url}
 * @param roles what is said about roles
 */
public record StoreFlags(
        @Nullable String local,
        @Nullable String store,
        @Nullable String table,
        @Nullable String key,
        @Nullable String storeId,
        @Nullable String region,
        @Nullable String profile,
        @Nullable String endpointUrl,
        RoleFlags roles) {
    /** No option at all. */
    public static final StoreFlags NONE =
            new StoreFlags(null, null, null, null, null, null, null, null, RoleFlags.NONE);

    /** Nothing but that the configuration's {@code store} is meant. */
    public static StoreFlags naming(String store) {
        return new StoreFlags(null, store, null, null, null, null, null, null, RoleFlags.NONE);
    }
}
