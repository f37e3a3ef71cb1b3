package dev.keystore.port;

import dev.keystore.secret.Chain;
import dev.keystore.secret.Digest;
import dev.keystore.secret.Envelope;
import dev.keystore.secret.MalformedException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One generation of the labels of a secret, sealed as a whole.
 *
 * @param key whose labels
 * @param generation 1, 2, 3 …
 * @param created when it was written, to the second
 * @param actor who says to have written it
 * @param digest what it says the digest of its envelope is
 * @param chain what it says it stands on
 * @param envelope the sealed labels
 */
public record LabelsRow(
        RowKey.LabelsOf key,
        long generation,
        Instant created,
        String actor,
        Digest digest,
        Chain chain,
        Envelope envelope)
        implements Row {
    /** Throws {@link MalformedException} for a generation below 1. */
    public LabelsRow {
        if (generation < 1) {
            throw new MalformedException("bad generation " + generation + ": generations start at 1");
        }
        created = created.truncatedTo(ChronoUnit.SECONDS);
    }
}
