package dev.keystore.cli.proof;

import dev.keystore.testbed.cloud.Authorized;
import java.util.List;
import java.util.Set;

/**
 * What came of a command line.
 *
 * @param said on standard error
 * @param asked every right that it asked for
 */
record Run(int code, String said, List<Authorized> asked) {
    private static final Set<String> WRITES = Set.of("dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem");

    Run {
        asked = List.copyOf(asked);
    }

    /** Whether something that it asked for was denied. */
    boolean wasDenied() {
        return asked.stream().anyMatch(each -> !each.decision().allowed());
    }

    /** Whether it may have changed rows. */
    boolean wrote() {
        return asked.stream()
                .anyMatch(each ->
                        each.decision().allowed() && WRITES.contains(each.ask().action()));
    }
}
