package dev.keystore.secret;

/**
 * What a version stands on: a hash over everything that may be known of it without opening it, and over the chain of the
 * version before. Equal chains mean equal histories.
 *
 * @param digest the hash itself
 */
public record Chain(Digest digest) {
    /** What stands before version 1. */
    public static final Chain START = new Chain(Digest.ZERO);

    private static final String DOMAIN = "keystore:chain:1";

    /** The chain of the row sealed under {@code context} as {@code envelope}, which shows {@code clear} and follows {@code previous}. */
    static Chain link(EncryptionContext context, Chain previous, byte[] clear, Digest envelope) {
        byte[] fields = new FieldWriter()
                .text(DOMAIN)
                .text(context.store().value())
                .text(context.name())
                .text(context.version())
                .bytes(previous.digest().bytes())
                .bytes(clear)
                .bytes(envelope.bytes())
                .toBytes();
        return new Chain(Digest.of(fields));
    }

    /**
     * The chain of a version, from what can be known of it without opening it and the chain of the version before.
     *
     * @param envelope the digest of the envelope that it has, or had before it was destroyed
     */
    public static Chain ofVersion(StoreId store, Chain previous, SecretMetadata metadata, Digest envelope) {
        EncryptionContext context = EncryptionContext.of(store, metadata.name(), metadata.version());
        return link(context, previous, metadata.canonical(), envelope);
    }

    /** 64 lower-case hexadecimal digits. */
    @Override
    public String toString() {
        return digest.toString();
    }
}
