package dev.keystore.access;

import dev.keystore.secret.MalformedException;

/**
 * Who is behind a session. Set once, it stays through every role that is assumed from there.
 *
 * @param value 2 to 64 letters, digits and {@code _+=,.@-} (STS API reference, AssumeRole)
 */
public record SourceIdentity(String value) {
    /** Throws {@link MalformedException} if {@code value} isn't a source identity. */
    public SourceIdentity {
        try {
            new SessionName(value);
        } catch (MalformedException e) {
            throw new MalformedException(String.valueOf(e.getMessage()).replace("session name", "source identity"));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
