package dev.keystore.cli.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How AWS is called, complete, with the origin of everything about it.
 *
 * @param region null where the SDK's own chain decides; of a table given as an ARN always that of the ARN
 * @param profile null where the SDK's own chain decides
 * @param endpoints other places than AWS's own
 * @param roles those to assume
 */
public record ChosenAccess(
        @Nullable Setting<String> region, @Nullable Setting<String> profile, Endpoints endpoints, RoleOptions roles) {
    /**
     * Where each service is called; null for AWS's own.
     *
     * @param dynamodb of the table
     * @param kms of the key
     * @param sts of sessions
     * @param cloudformation of templates
     */
    public record Endpoints(
            @Nullable Setting<URI> dynamodb,
            @Nullable Setting<URI> kms,
            @Nullable Setting<URI> sts,
            @Nullable Setting<URI> cloudformation) {}
}
