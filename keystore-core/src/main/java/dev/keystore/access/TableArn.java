package dev.keystore.access;

import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Quoted;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ARN of a table.
 *
 * @param value {@code arn:aws:dynamodb:REGION:ACCOUNT:table/NAME}
 */
public record TableArn(String value) {
    private static final Pattern FORM = Pattern.compile(
            "arn:aws[a-z-]*:dynamodb:(?<region>[a-z0-9-]{1,32}):(?<account>[0-9]{12}):table/(?<name>[A-Za-z0-9_.-]{3,255})");

    /** Throws {@link MalformedException} if {@code value} isn't the ARN of a table. */
    public TableArn {
        if (!FORM.matcher(value).matches()) {
            throw new MalformedException(
                    "bad table ARN " + Quoted.of(value) + ": arn:aws:dynamodb:REGION:ACCOUNT:table/NAME");
        }
    }

    public String account() {
        return part("account");
    }

    public String region() {
        return part("region");
    }

    /** The table's name alone. */
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
