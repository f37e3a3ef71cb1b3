package dev.keystore.cli.proof;

import dev.keystore.cli.stack.RenderedResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A statement of a rendered template.
 *
 * @param stack which one
 * @param kind of which policy
 * @param members as it stands there
 */
record PolicyStatement(String stack, Kind kind, Map<String, Object> members) {
    /** What a policy is attached to. */
    enum Kind {
        /** A role, user or group. */
        IDENTITY,
        /** A role, to say who assumes it. */
        TRUST,
        KEY,
        TABLE
    }

    /** All of {@code stack}. */
    static List<PolicyStatement> of(RenderedStack stack) {
        List<PolicyStatement> all = new ArrayList<>();
        for (RenderedResource resource : stack.rendering().resources()) {
            Map<String, Object> properties = resource.properties();
            switch (resource.type()) {
                case "AWS::IAM::Policy", "AWS::IAM::ManagedPolicy" ->
                    all.addAll(in(stack, Kind.IDENTITY, properties.get("PolicyDocument")));
                case "AWS::IAM::Role" -> all.addAll(in(stack, Kind.TRUST, properties.get("AssumeRolePolicyDocument")));
                case "AWS::KMS::Key" -> all.addAll(in(stack, Kind.KEY, properties.get("KeyPolicy")));
                case "AWS::DynamoDB::Table" -> {
                    Object policy = properties.get("ResourcePolicy");
                    if (policy != null) {
                        all.addAll(in(
                                stack, Kind.TABLE, RenderedStack.object(policy).get("PolicyDocument")));
                    }
                }
                default -> {}
            }
        }
        return all;
    }

    private static List<PolicyStatement> in(RenderedStack stack, Kind kind, @Nullable Object policy) {
        Map<String, Object> document = RenderedStack.object(policy);
        if (!"2012-10-17".equals(document.get("Version"))) {
            throw new AssertionError(stack.name() + ": a policy of version " + document.get("Version"));
        }
        List<PolicyStatement> all = new ArrayList<>();
        for (Object statement : (List<?>) Objects.requireNonNull(document.get("Statement"))) {
            all.add(new PolicyStatement(stack.name(), kind, RenderedStack.object(statement)));
        }
        return all;
    }

    boolean allows() {
        return "Allow".equals(members.get("Effect"));
    }

    List<String> actions() {
        return texts(members.get("Action"));
    }

    List<String> resources() {
        return texts(members.get("Resource"));
    }

    /** Every condition, as {@code operator key}, with its values. */
    Map<String, List<String>> conditions() {
        Map<String, List<String>> conditions = new TreeMap<>();
        if (members.get("Condition") instanceof Map<?, ?> operators) {
            operators.forEach((operator, keys) -> RenderedStack.object(keys)
                    .forEach((key, values) -> conditions.put(operator + " " + key, texts(values))));
        }
        return conditions;
    }

    static List<String> texts(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return value == null ? List.of() : List.of(value.toString());
    }

    @Override
    public String toString() {
        return stack + ", " + kind + ", " + members.get("Sid");
    }
}
