package dev.keystore.cli.stack;

import dev.keystore.secret.MalformedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** CloudFormation's functions: replaces them by what they come to. Throws {@link MalformedException} for one that it does not know. */
final class Intrinsics {
    /** What {@code AWS::NoValue} comes to: whatever would hold it is left out. */
    private static final Object NO_VALUE = new Object();

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

    private final Scope scope;

    Intrinsics(Scope scope) {
        this.scope = scope;
    }

    /** What the functions of one template stand for. */
    interface Scope {
        /** What {@code Ref} gives for a parameter, a pseudo parameter or a resource. */
        Object reference(String name);

        /** What {@code Fn::GetAtt} gives. */
        Object attribute(String logicalId, String attribute);

        /** Whether the condition {@code name} holds. */
        boolean condition(String name);

        /** What a map of the template says. */
        Object mapped(String map, String top, String second);
    }

    /** {@code node} with no function left in it. */
    Object resolve(Object node) {
        Object resolved = resolved(node);
        if (resolved == NO_VALUE) {
            throw new MalformedException("bad template: AWS::NoValue where there has to be something");
        }
        return resolved;
    }

    private Object resolved(Object node) {
        if (node instanceof List<?> list) {
            List<Object> items = new ArrayList<>();
            list.stream().map(this::resolved).filter(item -> item != NO_VALUE).forEach(items::add);
            return items;
        }
        if (!(node instanceof Map<?, ?>)) {
            return node;
        }
        Map<String, Object> keys = Tree.keys("a value", node);
        if (keys.size() == 1) {
            Map.Entry<String, Object> only = keys.entrySet().iterator().next();
            if (only.getKey().equals("Ref") || only.getKey().startsWith("Fn::")) {
                return apply(only.getKey(), only.getValue());
            }
        }
        Map<String, Object> resolved = new LinkedHashMap<>();
        keys.forEach((key, value) -> {
            Object result = resolved(value);
            if (result != NO_VALUE) {
                resolved.put(key, result);
            }
        });
        return resolved;
    }

    private Object apply(String function, Object argument) {
        return switch (function) {
            case "Ref" -> reference(Tree.text("Ref", argument));
            case "Fn::GetAtt" -> attribute(argument);
            case "Fn::Sub" -> substituted(argument);
            case "Fn::Join" -> joined(Tree.items(function, argument, 2));
            case "Fn::Split" -> split(Tree.items(function, argument, 2));
            case "Fn::Select" -> selected(Tree.items(function, argument, 2));
            case "Fn::If" -> chosen(Tree.items(function, argument, 3));
            case "Fn::FindInMap" -> mapped(Tree.items(function, argument, 3));
            default -> throw new MalformedException("bad template: " + function + " is not known here");
        };
    }

    private Object reference(String name) {
        return name.equals("AWS::NoValue") ? NO_VALUE : scope.reference(name);
    }

    private Object attribute(Object argument) {
        if (argument instanceof List<?> list) {
            List<?> parts = Tree.items("Fn::GetAtt", list, 2);
            return scope.attribute(Tree.text("Fn::GetAtt", parts.get(0)), text("Fn::GetAtt", parts.get(1)));
        }
        return attributeAt(Tree.text("Fn::GetAtt", argument));
    }

    private Object attributeAt(String path) {
        int dot = path.indexOf('.');
        if (dot < 1) {
            throw new MalformedException("bad template: Fn::GetAtt " + path + " names no attribute");
        }
        return scope.attribute(path.substring(0, dot), path.substring(dot + 1));
    }

    private String substituted(Object argument) {
        Map<String, Object> own = Map.of();
        Object text = argument;
        if (argument instanceof List<?>) {
            List<?> parts = Tree.items("Fn::Sub", argument, 2);
            text = parts.get(0);
            own = Tree.keys("Fn::Sub", parts.get(1));
        }
        StringBuilder result = new StringBuilder();
        Matcher variable = VARIABLE.matcher(Tree.text("Fn::Sub", text));
        while (variable.find()) {
            variable.appendReplacement(result, Matcher.quoteReplacement(variable(variable.group(1), own)));
        }
        return variable.appendTail(result).toString();
    }

    private String variable(String name, Map<String, Object> own) {
        if (name.startsWith("!")) {
            return "${" + name.substring(1) + "}";
        }
        Object mine = own.get(name);
        if (mine != null) {
            return text("Fn::Sub", mine);
        }
        return Tree.text("Fn::Sub of ${" + name + "}", name.contains(".") ? attributeAt(name) : reference(name));
    }

    private String joined(List<?> parts) {
        return Tree.items("Fn::Join", resolve(parts.get(1))).stream()
                .map(item -> Tree.text("Fn::Join", item))
                .collect(Collectors.joining(Tree.text("Fn::Join", parts.get(0))));
    }

    private List<String> split(List<?> parts) {
        String separator = Tree.text("Fn::Split", parts.get(0));
        return Arrays.asList(text("Fn::Split", parts.get(1)).split(Pattern.quote(separator), -1));
    }

    private Object selected(List<?> parts) {
        int index = Integer.parseInt(text("Fn::Select", parts.get(0)));
        List<?> items = Tree.items("Fn::Select", resolve(parts.get(1)));
        if (index < 0 || index >= items.size()) {
            throw new MalformedException("bad template: Fn::Select of item " + index + " of " + items.size());
        }
        return items.get(index);
    }

    private Object chosen(List<?> parts) {
        return resolved(scope.condition(Tree.text("Fn::If", parts.get(0))) ? parts.get(1) : parts.get(2));
    }

    private Object mapped(List<?> parts) {
        return scope.mapped(
                text("Fn::FindInMap", parts.get(0)),
                text("Fn::FindInMap", parts.get(1)),
                text("Fn::FindInMap", parts.get(2)));
    }

    private String text(String what, Object node) {
        return Tree.text(what, resolve(node));
    }

    /** Whether the condition {@code node} holds: those of a template's conditions and rules. */
    boolean holds(Object node) {
        Map<String, Object> keys = Tree.keys("a condition", node);
        if (keys.size() != 1) {
            throw new MalformedException("bad template: a condition is one function");
        }
        Map.Entry<String, Object> only = keys.entrySet().iterator().next();
        Object argument = only.getValue();
        return switch (only.getKey()) {
            case "Condition" -> scope.condition(Tree.text("Condition", argument));
            case "Fn::Equals" -> equal(Tree.items("Fn::Equals", argument, 2));
            case "Fn::Not" -> !holds(Tree.items("Fn::Not", argument, 1).get(0));
            case "Fn::And" -> Tree.items("Fn::And", argument).stream().allMatch(this::holds);
            case "Fn::Or" -> Tree.items("Fn::Or", argument).stream().anyMatch(this::holds);
            case "Fn::Contains" -> contained(Tree.items("Fn::Contains", argument, 2));
            case "Fn::EachMemberIn" -> eachIn(Tree.items("Fn::EachMemberIn", argument, 2));
            case "Fn::EachMemberEquals" -> eachEqual(Tree.items("Fn::EachMemberEquals", argument, 2));
            default -> throw new MalformedException("bad template: " + only.getKey() + " is no condition known here");
        };
    }

    /** As CloudFormation compares: by what is written. */
    private boolean equal(List<?> sides) {
        return resolve(sides.get(0)).toString().equals(resolve(sides.get(1)).toString());
    }

    private boolean contained(List<?> parts) {
        return texts(parts.get(0)).contains(text("Fn::Contains", parts.get(1)));
    }

    private boolean eachIn(List<?> parts) {
        return texts(parts.get(1)).containsAll(texts(parts.get(0)));
    }

    private boolean eachEqual(List<?> parts) {
        String value = text("Fn::EachMemberEquals", parts.get(1));
        return texts(parts.get(0)).stream().allMatch(value::equals);
    }

    private List<String> texts(Object node) {
        return Tree.items("a list of a rule", resolve(node)).stream()
                .map(item -> Tree.text("a list of a rule", item))
                .toList();
    }
}
