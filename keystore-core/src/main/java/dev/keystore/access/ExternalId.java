package dev.keystore.access;

import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Quoted;
import java.util.regex.Pattern;

/**
 * What the owner of a role asks for besides credentials, so that nobody else's deputy can be made to use the role. It is no
 * secret.
 *
 * @param value 2 to 1224 letters, digits and {@code _+=,.@:/-} (STS API reference, AssumeRole)
 */
public record ExternalId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_+=,.@:/-]{2,1224}");

    /** Throws {@link MalformedException} if {@code value} isn't an external id. */
    public ExternalId {
        if (!FORM.matcher(value).matches()) {
            throw new MalformedException(
                    "bad external id " + Quoted.of(value) + ": 2 to 1224 letters, digits and any of _+=,.@:/-");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
