package dev.keystore.iam;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What somebody wants to do, with everything that conditions may ask about. What follows from the caller and the
 * resource ({@code aws:PrincipalArn}, {@code aws:PrincipalAccount}, {@code aws:PrincipalType}, {@code
 * aws:PrincipalIsAWSService}, {@code aws:PrincipalServiceName}, {@code aws:username}, {@code aws:ResourceAccount}) is there
 * from the start and can't be said otherwise; all else has to be added.
 *
 * @param action such as {@code kms:Decrypt}
 * @param resource its ARN, or {@code *} for an action that is about none
 * @param account the account that owns the resource
 */
public record AccessRequest(Caller caller, String action, String resource, String account, Context context) {

    private static final Pattern ACTION = Pattern.compile("[A-Za-z0-9-]+:[A-Za-z0-9]+");
    private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/.+");
    private static final Pattern KEY = Pattern.compile("arn:aws[a-z-]*:kms:[^:]*:\\d{12}:key/.+");
    private static final int ACCOUNT_SEGMENT = 4;

    public AccessRequest {
        if (!ACTION.matcher(action).matches()) {
            throw new IllegalArgumentException("'" + action + "' is no action");
        }
        String[] segments = resource.split(":", ArnPattern.SEGMENTS);
        if (!resource.equals("*") && (segments.length != ArnPattern.SEGMENTS || !segments[0].equals("arn"))) {
            throw new IllegalArgumentException("'" + resource + "' is no ARN");
        }
        if (!account.matches("\\d{12}")) {
            throw new IllegalArgumentException("'" + account + "' is no account");
        }
        if (segments.length == ArnPattern.SEGMENTS
                && !segments[ACCOUNT_SEGMENT].isEmpty()
                && !segments[ACCOUNT_SEGMENT].equals(account)) {
            throw new IllegalArgumentException(resource + " is not of account " + account);
        }
    }

    /**
     * A request about a resource whose ARN names its account, or about none in the caller's account.
     *
     * @throws IllegalArgumentException where the account can't be known from either
     */
    public static AccessRequest of(Caller caller, String action, String resource) {
        String[] segments = resource.split(":", ArnPattern.SEGMENTS);
        String account = segments.length == ArnPattern.SEGMENTS
                ? segments[ACCOUNT_SEGMENT]
                : caller.account().orElse("");
        return of(caller, action, resource, account);
    }

    /** A request about a resource of an account. */
    public static AccessRequest of(Caller caller, String action, String resource, String account) {
        Context context = Context.EMPTY.with("aws:ResourceAccount", account);
        for (var key : caller.keys().entrySet()) {
            context = context.with(key.getKey(), key.getValue());
        }
        return new AccessRequest(caller, action, resource, account, context);
    }

    /**
     * The same with a single-valued key, instead of what that key was.
     *
     * @throws IllegalArgumentException for a key that follows from caller and resource
     */
    public AccessRequest with(String key, String value) {
        requireFree(key);
        return new AccessRequest(caller, action, resource, account, context.with(key, value));
    }

    /**
     * The same with a multivalued key ({@code dynamodb:LeadingKeys}, {@code dynamodb:Attributes}, {@code aws:TagKeys},
     * {@code kms:EncryptionContextKeys} …), instead of what that key was. A key without values is an absent one.
     *
     * @throws IllegalArgumentException for a key that follows from caller and resource, and for an empty value
     */
    public AccessRequest withAll(String key, List<String> values) {
        requireFree(key);
        return new AccessRequest(caller, action, resource, account, context.withAll(key, values));
    }

    /**
     * The same without a key.
     *
     * @throws IllegalArgumentException for a key that follows from caller and resource
     */
    public AccessRequest without(String key) {
        requireFree(key);
        return new AccessRequest(caller, action, resource, account, context.without(key));
    }

    /** The same from somebody else, who brings keys of their own and nothing of the first one's. */
    public AccessRequest from(Caller other) {
        Context changed = context;
        for (String key : caller.keys().keySet()) {
            changed = changed.without(key);
        }
        for (var key : other.keys().entrySet()) {
            changed = changed.with(key.getKey(), key.getValue());
        }
        return new AccessRequest(other, action, resource, account, changed);
    }

    String foldedAction() {
        return Glob.folded(action);
    }

    /** Whether the caller is of the account that owns the resource. */
    boolean isWithinOneAccount() {
        return caller.account().filter(account::equals).isPresent();
    }

    /** Whether the resource is a role and the action STS's, so that the role's trust policy is asked. */
    boolean asksForTrust() {
        return ROLE.matcher(resource).matches() && foldedAction().startsWith("sts:");
    }

    /** Whether the resource's own policy has to allow, also within one account. */
    boolean needsResourcePolicy() {
        return asksForTrust() || KEY.matcher(resource).matches();
    }

    private void requireFree(String key) {
        String canonical = Context.canonical(key);
        if (canonical.equals("aws:resourceaccount")
                || caller.keys().keySet().stream().map(Context::canonical).anyMatch(canonical::equals)) {
            throw new IllegalArgumentException(key + " follows from caller and resource");
        }
    }
}
