package dev.keystore.cli.config;

import dev.keystore.secret.StoreId;
import java.nio.file.Path;
import java.util.List;

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
     * @param access how AWS is called
     */
    record Aws(
            Setting<String> table,
            Setting<String> key,
            Setting<List<String>> alsoOpen,
            Setting<StoreId> storeId,
            ChosenAccess access)
            implements ChosenStore {}
}
