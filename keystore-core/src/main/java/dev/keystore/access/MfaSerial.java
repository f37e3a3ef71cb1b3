package dev.keystore.access;

import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Quoted;
import java.util.regex.Pattern;

/**
 * The multi-factor device of a user.
 *
 * @param value a serial number, or the ARN of a virtual device: 9 to 256 letters, digits and {@code _+=/:,.@-} (STS API reference,
 *     AssumeRole)
 */
public record MfaSerial(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_+=/:,.@-]{9,256}");

    /** Throws {@link MalformedException} if {@code value} isn't a device. */
    public MfaSerial {
        if (!FORM.matcher(value).matches()) {
            throw new MalformedException("bad MFA device " + Quoted.of(value)
                    + ": a serial number, or an ARN like arn:aws:iam::ACCOUNT:mfa/NAME");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
