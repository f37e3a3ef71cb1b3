package dev.keystore.iam;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who sends a request: which names policies may call it by, and which condition keys its requests have.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principal-properties">Properties
 *     of the principal</a>
 */
public final class Caller {

    private static final Pattern USER = Pattern.compile("arn:(aws[a-z-]*):iam::(\\d{12}):user/(?:.+/)?([\\w+=,.@-]+)");
    private static final Pattern ROLE = Pattern.compile("arn:(aws[a-z-]*):iam::(\\d{12}):role/(?:.+/)?([\\w+=,.@-]+)");
    private static final Pattern SESSION_NAME = Pattern.compile("[\\w+=,.@-]{2,64}");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

    /** What kind of principal it is. */
    public enum Kind {
        /** An IAM user. */
        USER,
        /** A session of a role. */
        SESSION,
        /** The root user of an account, who may do everything there but assume roles. */
        ROOT,
        /** An AWS service in its own name. */
        SERVICE,
        /** Somebody with a token of an identity provider and no AWS credentials. */
        FEDERATED
    }

    private final Kind kind;
    private final Optional<String> account;
    private final String description;
    private final Map<PrincipalName, Grant> names;
    private final Map<String, String> keys;

    private Caller(
            Kind kind,
            Optional<String> account,
            String description,
            Map<PrincipalName, Grant> names,
            Map<String, String> keys) {
        this.kind = kind;
        this.account = account;
        this.description = description;
        this.names = Map.copyOf(names);
        this.keys = Map.copyOf(keys);
    }

    /** An IAM user by ARN. */
    public static Caller user(String arn) {
        Matcher parts = require(USER, arn);
        var names = Map.of(account(parts.group(2)), Grant.ACCOUNT, arn(arn), Grant.DIRECT);
        var keys = keys(arn, parts.group(2), "User");
        keys.put("aws:username", parts.group(3));
        return new Caller(Kind.USER, Optional.of(parts.group(2)), arn, names, keys);
    }

    /** A session of a role, which has the role's path in its ARN. */
    public static Caller session(String roleArn, String sessionName) {
        Matcher parts = require(ROLE, roleArn);
        require(SESSION_NAME, sessionName);
        String account = parts.group(2);
        String arn =
                "arn:" + parts.group(1) + ":sts::" + account + ":assumed-role/" + parts.group(3) + "/" + sessionName;
        var names = Map.of(account(account), Grant.ACCOUNT, arn(roleArn), Grant.ROLE, arn(arn), Grant.DIRECT);
        return new Caller(Kind.SESSION, Optional.of(account), arn, names, keys(roleArn, account, "AssumedRole"));
    }

    /** The root user of an account. */
    public static Caller root(String account) {
        require(ACCOUNT, account);
        String arn = "arn:aws:iam::" + account + ":root";
        var names = Map.of(account(account), Grant.DIRECT);
        return new Caller(Kind.ROOT, Optional.of(account), arn, names, keys(arn, account, "Account"));
    }

    /** An AWS service by its host name, such as {@code ec2.amazonaws.com}. */
    public static Caller service(String name) {
        var names = Map.of(new PrincipalName(PrincipalName.Type.SERVICE, name), Grant.DIRECT);
        var keys = Map.of("aws:PrincipalIsAWSService", "true", "aws:PrincipalServiceName", name);
        return new Caller(Kind.SERVICE, Optional.empty(), name, names, keys);
    }

    /** Somebody known to an identity provider, which is named as trust policies name it. */
    public static Caller federated(String provider) {
        var names = Map.of(new PrincipalName(PrincipalName.Type.FEDERATED, provider), Grant.DIRECT);
        return new Caller(Kind.FEDERATED, Optional.empty(), provider, names, Map.of());
    }

    /** What kind of principal it is. */
    public Kind kind() {
        return kind;
    }

    /** Its account; services and federated callers have none. */
    public Optional<String> account() {
        return account;
    }

    /** All names it has, but that of everyone, and how strong it is to be named so. */
    Map<PrincipalName, Grant> names() {
        return names;
    }

    /** The condition keys that follow from who it is. */
    Map<String, String> keys() {
        return keys;
    }

    /** Its ARN or name. */
    @Override
    public String toString() {
        return description;
    }

    private static Map<String, String> keys(String principalArn, String account, String type) {
        var keys = new LinkedHashMap<String, String>();
        keys.put("aws:PrincipalArn", principalArn);
        keys.put("aws:PrincipalAccount", account);
        keys.put("aws:PrincipalType", type);
        keys.put("aws:PrincipalIsAWSService", "false");
        return keys;
    }

    private static PrincipalName account(String number) {
        return new PrincipalName(PrincipalName.Type.ACCOUNT, number);
    }

    private static PrincipalName arn(String arn) {
        return new PrincipalName(PrincipalName.Type.ARN, arn);
    }

    private static Matcher require(Pattern shape, String text) {
        Matcher matcher = shape.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not " + shape);
        }
        return matcher;
    }
}
