package dev.keystore.access;

import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Quoted;
import java.util.regex.Pattern;

/**
 * The ARN of a key: never of an alias, which policies do not know.
 *
 * @param value {@code arn:aws:kms:REGION:ACCOUNT:key/ID}
 */
public record KeyArn(String value) {
    private static final Pattern FORM =
            Pattern.compile("arn:aws[a-z-]*:kms:[a-z0-9-]{1,32}:[0-9]{12}:key/[A-Za-z0-9_-]{1,128}");
    private static final int ACCOUNT = 4;

    /** Throws {@link MalformedException} if {@code value} isn't the ARN of a key. */
    public KeyArn {
        if (!FORM.matcher(value).matches()) {
            throw new MalformedException("bad key ARN " + Quoted.of(value) + ": arn:aws:kms:REGION:ACCOUNT:key/ID");
        }
    }

    public String account() {
        return value.split(":", -1)[ACCOUNT];
    }

    @Override
    public String toString() {
        return value;
    }
}
