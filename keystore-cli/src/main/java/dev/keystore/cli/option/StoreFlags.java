package dev.keystore.cli.option;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says of the store: the highest level of settings. Null where it says nothing.
 *
 * @param local the folder of a store on this machine; {@link #USUAL_PLACE} for the usual one
 * @param store the name of a configured store
 * @param table name or ARN of the table
 * @param key ARN, id or alias of the wrapping key
 * @param storeId the logical id that envelopes are bound to
 * @param region of the table
 * @param profile of the AWS configuration
 * @param endpointUrl where the services are asked instead of at AWS
 * @param timeout how long the whole command may take
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
        @Nullable Duration timeout) {
    /** What {@link #local} holds where no folder was named. */
    public static final String USUAL_PLACE = "default";

    /** The same, where the command may take as long as it takes. */
    public StoreFlags withoutTimeout() {
        return new StoreFlags(local, store, table, key, storeId, region, profile, endpointUrl, null);
    }
}
