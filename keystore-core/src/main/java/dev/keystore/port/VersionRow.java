package dev.keystore.port;

import dev.keystore.secret.Chain;
import dev.keystore.secret.Digest;
import dev.keystore.secret.Envelope;
import dev.keystore.secret.SecretMetadata;
import org.jspecify.annotations.Nullable;

/**
 * A version as it is kept: as head, as entry of its namespace, or in its own row. Nothing of it is proven until its
 * envelope was opened.
 *
 * @param key as which of the three, and where
 * @param metadata what it shows in the clear
 * @param digest what it says the digest of its envelope is
 * @param chain what it says it stands on
 * @param envelope null if it was destroyed, or not asked for
 */
public record VersionRow(
        RowKey<VersionRow> key,
        SecretMetadata metadata,
        Digest digest,
        Chain chain,
        @Nullable Envelope envelope) implements Row {
    /** The same version in another place. */
    public VersionRow at(RowKey<VersionRow> other) {
        return new VersionRow(other, metadata, digest, chain, envelope);
    }

    /** Whether both rows show the same version, wherever they stand and whether or not they were read with their envelope. */
    public boolean showsSameAs(VersionRow other) {
        return metadata.equals(other.metadata) && digest.equals(other.digest) && chain.equals(other.chain);
    }
}
