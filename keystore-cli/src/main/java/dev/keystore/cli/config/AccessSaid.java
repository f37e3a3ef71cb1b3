package dev.keystore.cli.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a store of a configuration file says about how AWS is called; null where it says nothing.
 *
 * @param region whose endpoints
 * @param profile whose credentials
 * @param endpointUrl another place than AWS's own
 * @param roles which roles to assume
 */
record AccessSaid(
        @Nullable Setting<String> region,
        @Nullable Setting<String> profile,
        @Nullable Setting<URI> endpointUrl,
        RoleOptions roles) {
    /** Nothing. */
    static final AccessSaid NOTHING = new AccessSaid(null, null, null, RoleOptions.NONE);

    AccessSaid withoutRoles() {
        return new AccessSaid(region, profile, endpointUrl, RoleOptions.NONE);
    }
}
