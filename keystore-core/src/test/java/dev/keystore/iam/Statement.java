package dev.keystore.iam;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a policy.
 *
 * @param label its Sid, or its position from 1 as {@code #1}
 * @param notActions whether it is about all actions but these
 * @param notResources whether it is about all resources but these
 */
record Statement(
        String label,
        boolean allows,
        @Nullable PrincipalElement principal,
        boolean notActions,
        List<Glob> actions,
        boolean notResources,
        List<Template> resources,
        List<Condition> conditions) {

    private static final Set<String> ELEMENTS = Set.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");

    Statement {
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
        conditions = List.copyOf(conditions);
    }

    /**
     * Reads a statement.
     *
     * @param position from 1
     * @param variables whether the policy's version has variables
     * @throws MalformedPolicy for anything that isn't known or that this kind of policy can't have
     */
    static Statement read(Map<String, Object> json, int position, PolicyKind kind, boolean variables) {
        String sid = json.containsKey("Sid") ? Elements.string(json.get("Sid"), "Sid") : "";
        String label = sid.isEmpty() ? "#" + position : sid;
        Elements.requireOnly(json, ELEMENTS, "statement " + label);
        boolean notActions = oneOf(json, "Action", "NotAction", true).startsWith("Not");
        boolean notPrincipals =
                oneOf(json, "Principal", "NotPrincipal", kind.hasPrincipals()).startsWith("Not");
        boolean notResources =
                oneOf(json, "Resource", "NotResource", kind.hasResources()).startsWith("Not");
        Object principal = json.get(notPrincipals ? "NotPrincipal" : "Principal");
        return new Statement(
                label,
                allows(json),
                principal == null ? null : PrincipalElement.read(principal, notPrincipals),
                notActions,
                actions(json.get(notActions ? "NotAction" : "Action")),
                notResources,
                kind.hasResources()
                        ? resources(json.get(notResources ? "NotResource" : "Resource"), variables)
                        : List.of(),
                json.containsKey("Condition")
                        ? Condition.readAll(Elements.object(json.get("Condition"), "Condition"), variables)
                        : List.of());
    }

    /**
     * Whether action, resource and conditions are those of the request, whoever sends it. A resource with a variable that
     * has no value is no resource.
     */
    boolean isAbout(AccessRequest request) {
        return notActions != actions.stream().anyMatch(each -> each.matches(request.foldedAction()))
                && (resources.isEmpty() || notResources != isAmongResources(request))
                && conditions.stream().allMatch(each -> each.holds(request.context()));
    }

    private boolean isAmongResources(AccessRequest request) {
        return resources.stream().anyMatch(each -> each.matches(request.resource(), request.context()));
    }

    private static boolean allows(Map<String, Object> json) {
        return switch (Elements.string(json.get("Effect"), "Effect")) {
            case "Allow" -> true;
            case "Deny" -> false;
            default -> throw new MalformedPolicy("Effect is neither Allow nor Deny");
        };
    }

    /** The name of the two that is there. */
    private static String oneOf(Map<String, Object> json, String name, String opposite, boolean required) {
        boolean has = json.containsKey(name);
        boolean hasOpposite = json.containsKey(opposite);
        if (has && hasOpposite) {
            throw new MalformedPolicy("a statement has " + name + " and " + opposite);
        }
        if ((has || hasOpposite) != required) {
            throw new MalformedPolicy("a statement " + (required ? "has no " : "of this kind of policy has ") + name);
        }
        return hasOpposite ? opposite : name;
    }

    private static List<Glob> actions(@Nullable Object json) {
        List<String> texts = Elements.strings(json, "Action");
        for (String text : texts) {
            if (!text.matches("\\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+")) {
                throw new MalformedPolicy("'" + text + "' is no action");
            }
        }
        return texts.stream().map(text -> Glob.of(text).folded()).toList();
    }

    private static List<Template> resources(@Nullable Object json, boolean variables) {
        List<String> texts = Elements.strings(json, "Resource");
        for (String text : texts) {
            List<String> segments = ArnPattern.split(text, variables);
            if (!text.equals("*") && !(text.startsWith("arn:") && segments.size() > 1)) {
                throw new MalformedPolicy("'" + text + "' is no ARN");
            }
            if (variables && segments.stream().limit(ArnPattern.SEGMENTS - 1).anyMatch(each -> each.contains("${"))) {
                throw new MalformedPolicy("a variable before the last segment of '" + text + "'");
            }
        }
        return texts.stream()
                .map(text -> Template.read(text, variables, Wildcards.IN_SEGMENT))
                .toList();
    }
}
