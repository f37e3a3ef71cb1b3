package dev.keystore.iam;

/** Where a policy is attached, which decides what its statements have. */
public enum PolicyKind {
    /** To a user or role, also as a boundary or for a session: it speaks of whoever has it. */
    IDENTITY(false, true),
    /** To a table or key: it says who may. */
    RESOURCE(true, true),
    /** To a role: it says who may assume it, and the resource is that role. */
    TRUST(true, false);

    private final boolean hasPrincipals;
    private final boolean hasResources;

    PolicyKind(boolean hasPrincipals, boolean hasResources) {
        this.hasPrincipals = hasPrincipals;
        this.hasResources = hasResources;
    }

    boolean hasPrincipals() {
        return hasPrincipals;
    }

    boolean hasResources() {
        return hasResources;
    }
}
