package dev.keystore.cli.cloud;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What a test lets go wrong, by logical id. */
final class Failures {
    private final Map<String, String> making = new ConcurrentHashMap<>();
    private final Map<String, String> removing = new ConcurrentHashMap<>();

    void onMaking(String logicalId, String reason) {
        making.put(logicalId, reason);
    }

    void onRemoving(String logicalId, String reason) {
        removing.put(logicalId, reason);
    }

    void clear() {
        making.clear();
        removing.clear();
    }

    void checkMaking(String logicalId) throws CannotMake {
        check(making.get(logicalId));
    }

    void checkRemoving(String logicalId) throws CannotMake {
        check(removing.get(logicalId));
    }

    private static void check(@Nullable String reason) throws CannotMake {
        if (reason != null) {
            throw new CannotMake(reason);
        }
    }
}
