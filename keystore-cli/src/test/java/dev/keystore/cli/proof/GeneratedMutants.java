package dev.keystore.cli.proof;

import dev.keystore.cli.stack.Template;
import dev.keystore.cli.stack.TemplateTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What can be left out anywhere: each condition of each statement that allows, each statement that denies, each list of
 * actions and each resource, found in the templates themselves so that a new statement is loosened as well.
 */
final class GeneratedMutants {
    private static final Pattern ACTION = Pattern.compile("([a-z]+):[A-Z]");

    private GeneratedMutants() {}

    static List<Mutant> all() {
        List<Mutant> all = new ArrayList<>();
        for (String template : Template.NAMES) {
            Edit.object(TemplateTree.of(Template.named(template)).get("Resources"), template)
                    .forEach((logicalId, resource) ->
                            statements(resource).forEach(statement -> loosen(template, logicalId, statement, all)));
        }
        return all;
    }

    /** Every statement in {@code node}. */
    private static List<Map<String, Object>> statements(Object node) {
        List<Map<String, Object>> found = new ArrayList<>();
        if (node instanceof Map<?, ?> map) {
            if (map.containsKey("Sid") && map.containsKey("Effect")) {
                found.add(Edit.object(map, "statement"));
            }
            map.values().forEach(value -> found.addAll(statements(value)));
        } else if (node instanceof List<?> list) {
            list.forEach(item -> found.addAll(statements(item)));
        }
        return found;
    }

    private static void loosen(String template, String logicalId, Map<String, Object> statement, List<Mutant> all) {
        String sid = logicalId + "." + statement.get("Sid");
        if (statement.get("Effect").equals("Deny")) {
            all.add(new Mutant(template, sid + " left out", Edit.removing(sid)));
            return;
        }
        if (statement.containsKey("Condition")) {
            conditions(template, sid, Edit.object(statement.get("Condition"), sid), all);
        }
        Object resource = statement.get("Resource");
        // A policy of a table can be about nothing else.
        if (resource != null && !resource.equals("*") && !statement.containsKey("Principal")) {
            all.add(new Mutant(template, sid + " for any resource", Edit.setting(sid, "*", "Resource")));
        }
        String service = service(statement.get("Action"));
        all.add(new Mutant(template, sid + " for " + service + ":*", Edit.setting(sid, service + ":*", "Action")));
    }

    /** Of the first action, also where there are more with some parameters. */
    private static String service(@Nullable Object action) {
        Matcher first = ACTION.matcher(String.valueOf(action));
        if (!first.find()) {
            throw new IllegalStateException("no action: " + action);
        }
        return first.group(1);
    }

    private static void conditions(String template, String sid, Map<String, Object> conditions, List<Mutant> all) {
        conditions.forEach((operator, keys) -> {
            if (keys instanceof Map<?, ?> map && map.containsKey("Fn::If")) {
                // There for some parameters only, and empty without all of its keys.
                all.add(new Mutant(template, sid + " without " + operator, Edit.dropping(sid, "Condition", operator)));
                return;
            }
            for (String key : Edit.object(keys, sid + ", " + operator).keySet()) {
                all.add(new Mutant(
                        template,
                        sid + " without " + operator + " " + key,
                        Edit.dropping(sid, "Condition", operator, key)));
            }
        });
    }
}
