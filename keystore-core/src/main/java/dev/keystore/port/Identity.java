package dev.keystore.port;

/** Who is writing. */
@FunctionalInterface
public interface Identity {
    /**
     * The role session's or the caller's ARN, or {@code user@host} on a laptop. May ask the outside once. Throws {@link
     * dev.keystore.KeystoreException}.
     */
    String actor();
}
