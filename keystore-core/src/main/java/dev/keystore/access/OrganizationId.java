package dev.keystore.access;

import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Quoted;
import java.util.regex.Pattern;

/**
 * An organization of AWS Organizations.
 *
 * @param value {@code o-} and 10 to 32 lower-case letters and digits
 */
public record OrganizationId(String value) {
    private static final Pattern FORM = Pattern.compile("o-[a-z0-9]{10,32}");

    /** Throws {@link MalformedException} if {@code value} isn't an organization's id. */
    public OrganizationId {
        if (!FORM.matcher(value).matches()) {
            throw new MalformedException(
                    "bad organization " + Quoted.of(value) + ": o- and 10 to 32 lower-case letters and digits");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
