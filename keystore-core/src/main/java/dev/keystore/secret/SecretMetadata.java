package dev.keystore.secret;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a version except its value, so that nothing built from this can leak one.
 *
 * @param name whose version
 * @param version which
 * @param state whether it has a value; for the current version also what has become of the secret
 * @param created when it was written, to the second, by the writer's clock
 * @param actor who says to have written it, at most 2048 bytes
 * @param size of the value in bytes
 * @param details what its writer said of it
 * @param until the end of the recovery window; null unless this version deletes the secret
 */
public record SecretMetadata(
        SecretName name,
        Version version,
        SecretState state,
        Instant created,
        String actor,
        int size,
        Details details,
        @Nullable Instant until) {
    static final int LONGEST_ACTOR = 2048;

    /** Throws {@link MalformedException} if the actor is too long or holds control characters, or a size or time can't be. */
    public SecretMetadata {
        PrintableText.check(actor, "actor", 1, LONGEST_ACTOR);
        if (size < 0 || size > SecretValue.LIMIT) {
            throw new MalformedException("bad size " + size + ": 0 to " + SecretValue.LIMIT + " bytes");
        }
        created = StoredTime.of(created, "time of creation");
        until = until == null ? null : StoredTime.of(until, "end of a recovery window");
    }

    /** The same version in another state. */
    public SecretMetadata in(SecretState other) {
        return new SecretMetadata(name, version, other, created, actor, size, details, until);
    }

    /** Whether reading it has ended at {@code now}. */
    public boolean isExpired(Instant now) {
        Instant expires = details.expires();
        return expires != null && !now.isBefore(expires);
    }

    /** All of this but the state, as a chain holds it. */
    byte[] canonical() {
        return new FieldWriter()
                .instant(created)
                .text(actor)
                .int32(size)
                .details(details)
                .optionalInstant(until)
                .toBytes();
    }
}
