package dev.keystore.iam;

import java.util.regex.Pattern;

/**
 * A principal as a resource's policy names it.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">AWS JSON
 *     policy elements: Principal</a>
 */
record PrincipalName(Type type, String name) {

    /** What is named. */
    enum Type {
        /** {@code *}, whoever it is. */
        EVERYONE,
        /** An account by its number or by its root's ARN, which are the same. */
        ACCOUNT,
        /** A user, a role or a session of a role by its ARN. */
        ARN,
        /** An AWS service by its host name. */
        SERVICE,
        /** An identity provider by its ARN or host name. */
        FEDERATED
    }

    static final PrincipalName EVERYONE = new PrincipalName(Type.EVERYONE, "*");

    private static final Pattern NUMBER = Pattern.compile("\\d{12}");
    private static final Pattern ROOT = Pattern.compile("arn:aws[a-z-]*:iam::(\\d{12}):root");
    private static final Pattern ENTITY = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:(user|role)/[^*?]+");
    private static final Pattern SESSION = Pattern.compile("arn:aws[a-z-]*:sts::\\d{12}:assumed-role/[^*?/]+/[^*?/]+");

    /**
     * Reads a name.
     *
     * @param kind the member of {@code Principal} it stands in
     * @throws MalformedPolicy for other kinds, for names with a wildcard in them, and for the unique ids that are left
     *     of principals that were deleted
     */
    static PrincipalName read(String kind, String name) {
        return switch (kind) {
            case "AWS" -> readAws(name);
            case "Service" -> literal(Type.SERVICE, name);
            case "Federated" -> literal(Type.FEDERATED, name);
            default -> throw new MalformedPolicy("a kind of principal that isn't known here: " + kind);
        };
    }

    private static PrincipalName readAws(String name) {
        if (name.equals("*")) {
            return EVERYONE;
        }
        if (NUMBER.matcher(name).matches()) {
            return new PrincipalName(Type.ACCOUNT, name);
        }
        var root = ROOT.matcher(name);
        if (root.matches()) {
            return new PrincipalName(Type.ACCOUNT, root.group(1));
        }
        if (ENTITY.matcher(name).matches() || SESSION.matcher(name).matches()) {
            return new PrincipalName(Type.ARN, name);
        }
        throw new MalformedPolicy("'" + name + "' names no account, user, role or session");
    }

    private static PrincipalName literal(Type type, String name) {
        if (name.isEmpty() || name.contains("*") || name.contains("?")) {
            throw new MalformedPolicy("'" + name + "' names no principal");
        }
        return new PrincipalName(type, name);
    }
}
