package dev.keystore.cli.config;

import dev.keystore.secret.StoreId;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The store that a command works on, complete, with the origin of everything about it. */
public sealed interface ChosenStore {
    /**
     * A store on this machine; its id is {@link StoreId#LOCAL}.
     *
     * @param folder absolute; need not exist
     */
    record Local(Setting<Path> folder) implements ChosenStore {}

    /**
     * A store in AWS.
     *
     * @param table a name or an ARN
     * @param key the wrapping key: an ARN, an id or an alias
     * @param alsoOpen ARNs of older keys that may still open; often empty
     * @param storeId the logical id
     * @param region null where the SDK's own chain decides; of a table given as an ARN always that of the ARN
     * @param profile null where the SDK's own chain decides
     * @param endpoints other places than AWS's own
     */
    record Aws(
            Setting<String> table,
            Setting<String> key,
            Setting<List<String>> alsoOpen,
            Setting<StoreId> storeId,
            @Nullable Setting<String> region,
            @Nullable Setting<String> profile,
            Endpoints endpoints)
            implements ChosenStore {}

    /**
     * Where each service is called; null for AWS's own.
     *
     * @param dynamodb of the table
     * @param kms of the key
     * @param sts of sessions
     */
    record Endpoints(
            @Nullable Setting<URI> dynamodb,
            @Nullable Setting<URI> kms,
            @Nullable Setting<URI> sts) {}
}
