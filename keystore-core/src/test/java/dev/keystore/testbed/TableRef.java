package dev.keystore.testbed;

import java.util.regex.Pattern;

/** A table by the account that owns it and its name there. */
record TableRef(String account, String name) {

    private static final Pattern ARN = Pattern.compile(
            "arn:aws:dynamodb:" + AwsDouble.REGION + ":(\\d{12}):table/([a-zA-Z0-9_.-]{3,255})(?:/index/.*)?");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{3,255}");

    /**
     * The table that somebody of an account means: a bare name is one of that account's own tables, whatever role let the
     * caller in.
     *
     * @throws Refusal for what is neither a name nor an ARN of this region
     */
    static TableRef of(String asked, String account) throws Refusal {
        if (NAME.matcher(asked).matches()) {
            return new TableRef(account, asked);
        }
        var arn = ARN.matcher(asked);
        if (!arn.matches()) {
            throw Refusal.of(
                    "ValidationException",
                    asked.startsWith("arn:")
                            ? "Invalid TableArn: Invalid ResourceArn provided as input " + asked
                            : "1 validation error detected: Value '" + asked
                                    + "' at 'tableName' failed to satisfy constraint: Member must satisfy regular expression "
                                    + "pattern: [a-zA-Z0-9_.-]+");
        }
        return new TableRef(arn.group(1), arn.group(2));
    }

    String arn() {
        return "arn:aws:dynamodb:" + AwsDouble.REGION + ":" + account + ":table/" + name;
    }
}
