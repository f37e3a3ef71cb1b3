package dev.keystore.cli.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A change of a template's tree. One that finds nothing to change throws {@link IllegalStateException}. */
@FunctionalInterface
interface Edit {
    void apply(Map<String, Object> tree);

    /** This, then {@code next}. */
    default Edit and(Edit next) {
        return tree -> {
            apply(tree);
            next.apply(tree);
        };
    }

    /** Without the statement {@code sid}. */
    static Edit removing(String sid) {
        return tree -> beside(tree, sid).removeIf(item -> isStatement(item, name(sid)));
    }

    /** The statement {@code sid} without what lies at {@code path}, nor what is empty then. */
    static Edit dropping(String sid, String... path) {
        return tree -> {
            Map<String, Object> statement = statement(tree, sid);
            Map<String, Object> parent = inside(statement, path);
            if (parent.remove(path[path.length - 1]) == null) {
                throw new IllegalStateException(sid + " has no " + String.join(", ", path));
            }
            for (int depth = path.length - 1;
                    depth > 0 && inside(statement, path, depth).isEmpty();
                    depth--) {
                inside(statement, path, depth - 1).remove(path[depth - 1]);
            }
        };
    }

    /** The statement {@code sid} with {@code value} at {@code path}, where there was something else. */
    static Edit setting(String sid, Object value, String... path) {
        return tree -> {
            Map<String, Object> parent = inside(statement(tree, sid), path);
            Object before = parent.put(path[path.length - 1], value);
            if (before == null || before.equals(value)) {
                throw new IllegalStateException(sid + " has no other " + String.join(", ", path));
            }
        };
    }

    /** The statement {@code sid} with the operator {@code to} in place of {@code from}. */
    static Edit renaming(String sid, String from, String to) {
        return tree -> {
            Map<String, Object> conditions = object(statement(tree, sid).get("Condition"), sid + ", Condition");
            Object values = conditions.remove(from);
            if (values == null || conditions.containsKey(to)) {
                throw new IllegalStateException(sid + " has no condition " + from + ", or has " + to);
            }
            conditions.put(to, values);
        };
    }

    /** The statement {@code sid} with {@code values} more in the list, or beside the one value, at {@code path}. */
    static Edit adding(String sid, List<?> values, String... path) {
        return tree -> {
            Map<String, Object> parent = inside(statement(tree, sid), path);
            String last = path[path.length - 1];
            Object before = parent.get(last);
            if (before == null) {
                throw new IllegalStateException(sid + " has no " + String.join(", ", path));
            }
            List<Object> all = new ArrayList<>(before instanceof List<?> list ? list : List.of(before));
            if (!all.addAll(values)) {
                throw new IllegalStateException("nothing to add");
            }
            parent.put(last, all);
        };
    }

    /** One statement more in the policy in which {@code sid} stands. */
    static Edit inserting(String sid, Map<String, Object> statement) {
        return tree -> beside(tree, sid).add(statement);
    }

    /** The key {@code key} of the statement {@code sid} under the operator {@code to} instead of {@code from}. */
    static Edit moving(String sid, String key, String from, String to) {
        return tree -> {
            Map<String, Object> conditions = object(statement(tree, sid).get("Condition"), sid + ", Condition");
            Map<String, Object> before = object(conditions.get(from), from);
            Object values = before.remove(key);
            if (values == null) {
                throw new IllegalStateException(sid + " has no " + from + " " + key);
            }
            if (before.isEmpty()) {
                conditions.remove(from);
            }
            object(conditions.computeIfAbsent(to, operator -> new LinkedHashMap<>()), to)
                    .put(key, values);
        };
    }

    /** The statement {@code sid} where the condition {@code name} holds, instead of where it was. */
    static Edit statementWhen(String sid, String name) {
        return tree -> {
            for (Object item : beside(tree, sid)) {
                if (isStatement(item, name(sid))
                        && item instanceof Map<?, ?> map
                        && map.get("Fn::If") instanceof List<?> choice
                        && !items(choice).set(0, name).equals(name)) {
                    return;
                }
            }
            throw new IllegalStateException(sid + " is there always, or when " + name);
        };
    }

    /** The condition {@code name} as {@code value} says. */
    static Edit condition(String name, Map<String, Object> value) {
        return tree -> {
            Object before = object(tree.get("Conditions"), "Conditions").put(name, value);
            if (before == null || before.equals(value)) {
                throw new IllegalStateException("no other condition " + name);
            }
        };
    }

    /** Every text with {@code to} in place of {@code from}. */
    static Edit rewriting(String from, String to) {
        return tree -> {
            if (!rewritten(tree, from, to)) {
                throw new IllegalStateException("nowhere: " + from);
            }
        };
    }

    /** Without the rule {@code name} of the template. */
    static Edit withoutRule(String name) {
        return tree -> {
            Map<String, Object> rules = object(tree.get("Rules"), "Rules");
            if (rules.remove(name) == null) {
                throw new IllegalStateException("no rule " + name);
            }
            if (rules.isEmpty()) {
                tree.remove("Rules");
            }
        };
    }

    /** The parameter {@code name} without its pattern. */
    static Edit withoutPattern(String name) {
        return tree -> {
            Map<String, Object> parameter =
                    object(object(tree.get("Parameters"), "Parameters").get(name), name);
            if (parameter.remove("AllowedPattern") == null) {
                throw new IllegalStateException(name + " has no pattern");
            }
        };
    }

    /** The resource {@code logicalId} where the condition {@code name} holds, instead of where it was. */
    static Edit when(String logicalId, String name) {
        return tree -> {
            Map<String, Object> resource =
                    object(object(tree.get("Resources"), "Resources").get(logicalId), logicalId);
            Object before = resource.put("Condition", name);
            if (before == null || before.equals(name)) {
                throw new IllegalStateException(logicalId + " has no other condition");
            }
        };
    }

    /**
     * A statement.
     *
     * @param sid its Sid, with {@code LogicalId.} before it where several have the same
     */
    static Map<String, Object> statement(Map<String, Object> tree, String sid) {
        List<Map<String, Object>> found = new ArrayList<>();
        collect(within(tree, sid), name(sid), found);
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " statements " + sid);
        }
        return found.get(0);
    }

    private static Object within(Map<String, Object> tree, String sid) {
        int dot = sid.indexOf('.');
        return dot < 0
                ? tree
                : object(object(tree.get("Resources"), "Resources").get(sid.substring(0, dot)), sid);
    }

    private static String name(String sid) {
        return sid.substring(sid.indexOf('.') + 1);
    }

    private static void collect(Object node, String name, List<Map<String, Object>> found) {
        if (node instanceof Map<?, ?> map) {
            if (name.equals(map.get("Sid"))) {
                found.add(object(map, name));
            }
            map.values().forEach(value -> collect(value, name, found));
        } else if (node instanceof List<?> list) {
            list.forEach(item -> collect(item, name, found));
        }
    }

    /** The list in which the statement stands. */
    private static List<Object> beside(Map<String, Object> tree, String sid) {
        statement(tree, sid);
        List<Object> list = listWith(within(tree, sid), name(sid));
        if (list == null) {
            throw new IllegalStateException(sid + " stands alone");
        }
        return list;
    }

    private static @Nullable List<Object> listWith(Object node, String name) {
        if (node instanceof List<?> list && list.stream().anyMatch(item -> isStatement(item, name))) {
            return items(list);
        }
        Collection<?> children =
                node instanceof Map<?, ?> map ? map.values() : node instanceof List<?> list ? list : List.of();
        for (Object child : children) {
            List<Object> found = listWith(child, name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** {@code item} is the statement, or a function that comes to it or to nothing. */
    private static boolean isStatement(Object item, String sid) {
        if (!(item instanceof Map<?, ?> map)) {
            return false;
        }
        if (sid.equals(map.get("Sid"))) {
            return true;
        }
        return map.get("Fn::If") instanceof List<?> choice
                && choice.stream().anyMatch(each -> each instanceof Map<?, ?> one && sid.equals(one.get("Sid")));
    }

    private static boolean rewritten(Object node, String from, String to) {
        boolean found = false;
        if (node instanceof Map<?, ?> map) {
            for (Map.Entry<String, Object> entry : entries(map).entrySet()) {
                if (entry.getValue() instanceof String text && text.contains(from)) {
                    entry.setValue(text.replace(from, to));
                    found = true;
                } else {
                    found |= rewritten(entry.getValue(), from, to);
                }
            }
        } else if (node instanceof List<?> list) {
            List<Object> items = items(list);
            for (int i = 0; i < items.size(); i++) {
                if (items.get(i) instanceof String text && text.contains(from)) {
                    items.set(i, text.replace(from, to));
                    found = true;
                } else {
                    found |= rewritten(items.get(i), from, to);
                }
            }
        }
        return found;
    }

    private static Map<String, Object> inside(Map<String, Object> statement, String[] path) {
        return inside(statement, path, path.length - 1);
    }

    private static Map<String, Object> inside(Map<String, Object> statement, String[] path, int depth) {
        Map<String, Object> at = statement;
        for (int i = 0; i < depth; i++) {
            at = object(at.get(path[i]), String.join(", ", path));
        }
        return at;
    }

    /** A node of the tree, which may be changed. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> object(@Nullable Object node, String what) {
        if (node instanceof Map<?, ?> map) {
            // Where a condition is there for some parameters only, what it is then.
            if (map.size() == 1 && map.get("Fn::If") instanceof List<?> choice && choice.get(1) instanceof Map<?, ?>) {
                return object(choice.get(1), what);
            }
            return (Map<String, Object>) map;
        }
        throw new IllegalStateException("no object: " + what);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> entries(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> items(List<?> list) {
        return (List<Object>) list;
    }

    /** An object of {@code key} and {@code value}. */
    static Map<String, Object> entry(String key, Object value) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put(key, value);
        return object;
    }
}
