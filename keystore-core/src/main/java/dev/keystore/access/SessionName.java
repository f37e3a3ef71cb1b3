package dev.keystore.access;

import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Quoted;
import java.util.regex.Pattern;

/**
 * What a session is called: part of its ARN, and so in the CloudTrail of the role's owner.
 *
 * @param value 2 to 64 letters, digits and {@code _+=,.@-} (STS API reference, AssumeRole)
 */
public record SessionName(String value) {
    private static final int LONGEST = 64;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_+=,.@-]{2," + LONGEST + "}");
    private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9_+=,.@-]");

    /** Throws {@link MalformedException} if {@code value} can't name a session. */
    public SessionName {
        if (!FORM.matcher(value).matches()) {
            throw new MalformedException(
                    "bad session name " + Quoted.of(value) + ": 2 to 64 letters, digits and any of _+=,.@-");
        }
    }

    /** {@code keystore-user@host}; what STS doesn't take becomes {@code -}, what is too much is cut. */
    public static SessionName of(String user, String host) {
        return cleaned("keystore-" + user + "@" + host);
    }

    /** {@code text} as a session may be called. Throws {@link MalformedException} if it has fewer than two characters. */
    public static SessionName cleaned(String text) {
        String clean = OTHER.matcher(text).replaceAll("-");
        return new SessionName(clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean);
    }

    @Override
    public String toString() {
        return value;
    }
}
