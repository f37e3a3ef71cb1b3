package dev.keystore.cli.proof;

import dev.keystore.cli.proof.PolicyStatement.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What no statement of ours may look like, whatever it comes to: shapes that have let people in elsewhere. */
final class Lint {
    private static final Pattern FORBIDDEN =
            Pattern.compile("dynamodb:(Scan|PartiQL.*|Batch.*|Export.*|Restore.*|CreateBackup"
                    + "|GetRecords|GetShardIterator|PutResourcePolicy|DeleteTable|UpdateTable|UpdateTimeToLive)"
                    + "|kms:(CreateGrant|Encrypt|ReEncrypt.*|ScheduleKeyDeletion|Import.*|Put.*)|iam:.*|.*:\\*|\\*");
    private static final Pattern NAMES = Pattern.compile("[^*?]+|[^*?]+/\\*");

    /**
     * A rule.
     *
     * @param name what has to be so
     * @param broken which statements break it
     */
    record Rule(String name, Predicate<PolicyStatement> broken) {}

    private Lint() {}

    static List<Rule> rules() {
        return List.of(
                new Rule(
                        "every statement has a Sid",
                        statement -> !statement.members().containsKey("Sid")),
                new Rule("nothing is said by 'Not'", Lint::saysNot),
                new Rule("partition keys are asked for by ForAllValues, with Null beside", Lint::looseLeadingKeys),
                new Rule("attributes are asked for by ForAllValues, with Null beside", Lint::looseAttributes),
                new Rule("no set operator on the encryption context, which has one value", Lint::setOperatorOnContext),
                new Rule("who may open or seal has the store, the name and no other pair", Lint::looseCrypto),
                new Rule("resources are named, but in policies of a key", Lint::anyResource),
                new Rule("'*' is a principal only where something is denied", Lint::anyPrincipal),
                new Rule("whoever is let in shows something", Lint::openTrust),
                new Rule("whoever is let in has to show it", Lint::trustIfExists),
                new Rule("no action that can't be held to conditions, or that gives all away", Lint::forbiddenAction),
                new Rule("a pattern ends in '/*' or has no wildcard", Lint::widePattern));
    }

    /** What is wrong with {@code statements}. */
    static List<String> problems(Stream<PolicyStatement> statements) {
        List<String> problems = new ArrayList<>();
        statements.forEach(statement -> rules().stream()
                .filter(rule -> rule.broken().test(statement))
                .forEach(rule -> problems.add(rule.name() + ": " + statement)));
        return problems;
    }

    private static boolean saysNot(PolicyStatement statement) {
        return Stream.of("NotAction", "NotResource", "NotPrincipal").anyMatch(statement.members()::containsKey);
    }

    private static boolean looseLeadingKeys(PolicyStatement statement) {
        boolean rows = statement.actions().stream().anyMatch(Lint::isOfRows);
        return statement.allows() && rows && !isHeldToAll(statement, "ForAllValues:StringLike ", Asked.LEADING_KEYS);
    }

    private static boolean looseAttributes(PolicyStatement statement) {
        boolean asks = statement.conditions().keySet().stream().anyMatch(key -> key.endsWith(Asked.ATTRIBUTES));
        return statement.allows() && asks && !isHeldToAll(statement, "ForAllValues:StringEquals ", Asked.ATTRIBUTES);
    }

    private static boolean isHeldToAll(PolicyStatement statement, String operator, String key) {
        Map<String, List<String>> conditions = statement.conditions();
        return conditions.containsKey(operator + key) && List.of("false").equals(conditions.get("Null " + key));
    }

    private static boolean isOfRows(String action) {
        return (action.startsWith("dynamodb:") && action.contains("Item")) || action.equals("dynamodb:Query");
    }

    private static boolean setOperatorOnContext(PolicyStatement statement) {
        return statement.conditions().keySet().stream()
                .anyMatch(key -> key.startsWith("For") && key.contains(" " + Asked.CONTEXT));
    }

    private static boolean looseCrypto(PolicyStatement statement) {
        boolean crypto = statement.actions().contains("kms:Decrypt")
                || statement.actions().contains("kms:GenerateDataKey");
        Map<String, List<String>> conditions = statement.conditions();
        boolean store = conditions.containsKey("StringEquals " + Asked.CONTEXT + Sealing.STORE);
        boolean name = conditions.containsKey("StringLike " + Asked.CONTEXT + Sealing.NAME)
                || conditions.containsKey("ArnLike aws:PrincipalArn");
        boolean only = conditions.containsKey("ForAllValues:StringEquals " + Asked.CONTEXT_KEYS);
        return statement.allows() && crypto && !(store && name && only);
    }

    private static boolean anyResource(PolicyStatement statement) {
        boolean takes = statement.kind() == Kind.IDENTITY || statement.kind() == Kind.TABLE;
        return takes
                && (statement.resources().isEmpty()
                        || statement.resources().stream().anyMatch(arn -> arn.contains("*") || arn.contains("?")));
    }

    private static boolean anyPrincipal(PolicyStatement statement) {
        Object principal = statement.members().get("Principal");
        return "*".equals(principal)
                || (statement.allows() && String.valueOf(principal).contains("*"));
    }

    /** A service or an identity provider is somebody; an account is not, but for the grant within one account. */
    private static boolean openTrust(PolicyStatement statement) {
        boolean account = String.valueOf(statement.members().get("Principal")).contains(":root");
        if (statement.kind() != Kind.TRUST || !account || !statement.actions().contains("sts:AssumeRole")) {
            return false;
        }
        Map<String, List<String>> conditions = statement.conditions();
        return !conditions.containsKey("StringEquals sts:ExternalId")
                && !conditions.containsKey("StringEquals aws:PrincipalOrgID")
                && !statement.stack().equals("at-home");
    }

    private static boolean trustIfExists(PolicyStatement statement) {
        return statement.kind() == Kind.TRUST
                && statement.conditions().keySet().stream().anyMatch(key -> key.contains("IfExists "));
    }

    private static boolean forbiddenAction(PolicyStatement statement) {
        boolean key = statement.kind() == Kind.KEY;
        return statement.allows()
                && statement.actions().stream()
                        // Only the account itself may change the policy of its key, so that nobody is locked out for
                        // ever.
                        .filter(action -> !(key && action.equals("kms:PutKeyPolicy")))
                        .anyMatch(action -> FORBIDDEN.matcher(action).matches());
    }

    private static boolean widePattern(PolicyStatement statement) {
        return statement.allows()
                && statement.conditions().entrySet().stream()
                        .filter(condition -> condition.getKey().endsWith(Asked.LEADING_KEYS)
                                || condition.getKey().endsWith(Sealing.NAME))
                        .filter(condition -> !condition.getKey().startsWith("Null "))
                        .flatMap(condition -> condition.getValue().stream())
                        .anyMatch(pattern -> !NAMES.matcher(pattern).matches());
    }
}
