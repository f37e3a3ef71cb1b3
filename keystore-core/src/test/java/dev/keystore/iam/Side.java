package dev.keystore.iam;

/** The places whose policies are asked. */
public enum Side {
    /** The policies of the caller's user or role. */
    IDENTITY,
    /** The permissions boundary of the caller's user or role. */
    BOUNDARY,
    /** The policies that the session was narrowed by when it was made. */
    SESSION,
    /** The policy of the resource: of a table, a key, or a role's trust. */
    RESOURCE
}
