package dev.keystore.secret;

/** What stands in a namespace. */
public sealed interface Listed {
    /** A secret. */
    record Entry(SecretMetadata metadata) implements Listed {}

    /** A namespace below. */
    record Below(Namespace namespace) implements Listed {}
}
