package dev.keystore.access;

import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Quoted;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ARN of an IAM role, in any partition.
 *
 * @param value {@code arn:aws:iam::ACCOUNT:role/[PATH/]NAME}; a path has up to 512 printable characters, a name up to 64 letters, digits
 *     and {@code _+=,.@-} (IAM API reference, data type Role)
 */
public record RoleArn(String value) {
    private static final Pattern FORM = Pattern.compile(
            "arn:(?<partition>aws[a-z-]*):iam::(?<account>[0-9]{12}):role/([\\x21-\\x7E]{1,510}/)?(?<name>[A-Za-z0-9_+=,.@-]{1,64})");

    /** Throws {@link MalformedException} if {@code value} isn't the ARN of a role. */
    public RoleArn {
        if (!FORM.matcher(value).matches()) {
            throw new MalformedException("bad role " + Quoted.of(value) + ": arn:aws:iam::ACCOUNT:role/NAME");
        }
    }

    /** The account that owns the role. */
    public String account() {
        return part("account");
    }

    /** The last part of the role's name, without its path. */
    public String name() {
        return part("name");
    }

    private String part(String group) {
        Matcher arn = FORM.matcher(value);
        if (!arn.matches()) {
            throw new IllegalStateException("checked at birth");
        }
        return arn.group(group);
    }

    @Override
    public String toString() {
        return value;
    }
}
