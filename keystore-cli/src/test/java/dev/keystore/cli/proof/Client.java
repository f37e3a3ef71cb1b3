package dev.keystore.cli.proof;

import java.util.Map;

/**
 * A client with what its sessions may bring along.
 *
 * @param tags whether they may have session tags
 * @param sourceIdentity whether they may have a source identity
 */
record Client(ClientKind kind, boolean tags, boolean sourceIdentity) {
    static Client of(ClientKind kind) {
        return new Client(kind, false, false);
    }

    Map<String, String> parameters(Accounts accounts) {
        Map<String, String> parameters = kind.parameters(accounts);
        if (tags) {
            parameters.put("AllowSessionTags", "true");
        }
        if (sourceIdentity) {
            parameters.put("AllowSourceIdentity", "true");
        }
        return parameters;
    }
}
