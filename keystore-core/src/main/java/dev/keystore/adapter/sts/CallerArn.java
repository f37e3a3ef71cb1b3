package dev.keystore.adapter.sts;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who calls, as STS names him.
 *
 * @param value the ARN of a user, of a session, or of an account's root user
 */
record CallerArn(String value) {
    private static final Pattern FORM = Pattern.compile(
            "arn:(?<partition>[^:]+):(?:iam|sts)::(?<account>[0-9]{12}):(?<kind>[^/]+)(?:/(?<name>[^/]+).*)?");
    private static final String OF_IDENTITY_CENTER = "AWSReservedSSO_";

    /** The account that he is of; {@code ?} where the ARN is none that AWS gives. */
    String account() {
        return part("account");
    }

    boolean isRoot() {
        return part("kind").equals("root");
    }

    boolean isUser() {
        return part("kind").equals("user");
    }

    /** Whether these are the credentials of GetFederationToken, with which nothing of STS can be called. */
    boolean isFederatedUser() {
        return part("kind").equals("federated-user");
    }

    boolean isRoleSession() {
        return part("kind").equals("assumed-role");
    }

    /** What conditions on {@code aws:PrincipalArn} see; of a session, that is its role, whose path the ARN of the session does not have. */
    String principal() {
        if (!isRoleSession()) {
            return value;
        }
        String role = "arn:" + part("partition") + ":iam::" + account() + ":role/";
        return part("name").startsWith(OF_IDENTITY_CENTER)
                ? role + "aws-reserved/sso.amazonaws.com/*" + part("name")
                : role + part("name");
    }

    /** The account as a policy names all of it. */
    String wholeAccount() {
        return "arn:" + part("partition") + ":iam::" + account() + ":root";
    }

    /** The ARN that an MFA device of his usually has. */
    String usualDevice() {
        return "arn:" + part("partition") + ":iam::" + account() + ":mfa/NAME";
    }

    private String part(String group) {
        Matcher arn = FORM.matcher(value);
        String part = arn.matches() ? arn.group(group) : null;
        return part == null ? "?" : part;
    }
}
