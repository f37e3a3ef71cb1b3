package dev.keystore.cli.proof;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.keystore.cli.io.JsonText;
import dev.keystore.cli.stack.RenderedResource;
import dev.keystore.cli.stack.Rendering;
import dev.keystore.cli.stack.ResourceValues;
import dev.keystore.cli.stack.StandIns;
import dev.keystore.cli.stack.Surroundings;
import dev.keystore.cli.stack.Template;
import dev.keystore.iam.PolicyDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A template as it is once it is deployed, and the policies in it.
 *
 * @param name what decisions call its policies by
 */
record RenderedStack(String name, Rendering rendering, Surroundings surroundings) {
    /** Of a role itself, and to be attached to anybody. */
    static final Set<String> POLICIES = Set.of("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy");

    /**
     * Renders {@code template}.
     *
     * @param attributes what {@code Fn::GetAtt} gives, {@code Key.Arn} perhaps; others are stand-ins
     */
    static RenderedStack of(
            Template template,
            Map<String, String> parameters,
            Surroundings surroundings,
            Map<String, String> attributes) {
        Rendering rendering = new Rendering(template, parameters, surroundings, new Known(surroundings, attributes));
        return new RenderedStack(surroundings.stack(), rendering, surroundings);
    }

    private record Known(Surroundings surroundings, Map<String, String> attributes) implements ResourceValues {
        @Override
        public Object reference(String logicalId, String type) {
            return new StandIns(surroundings).reference(logicalId, type);
        }

        @Override
        public Object attribute(String logicalId, String type, String attribute) {
            String known = attributes.get(logicalId + "." + attribute);
            return known != null ? known : new StandIns(surroundings).attribute(logicalId, type, attribute);
        }
    }

    /** The ARN of the role {@code Role}, with the path that the template puts it in. */
    String roleArn() {
        Object path = properties("Role").get("Path");
        return "arn:%s:iam::%s:role%s%s-Role-ABCDEFGHIJKL"
                .formatted(surroundings.partition(), surroundings.account(), path, surroundings.stack());
    }

    /** The policies that it makes for its role, its users or whoever they are attached to. */
    List<PolicyDocument> identity() {
        return rendering.resources().stream()
                .filter(resource -> POLICIES.contains(resource.type()))
                .map(resource -> PolicyDocument.identity(
                        name + " " + resource.logicalId(),
                        object(resource.properties().get("PolicyDocument"))))
                .toList();
    }

    /** The same as JSON, by logical id. */
    Map<String, String> identityJson() {
        Map<String, String> json = new LinkedHashMap<>();
        rendering.resources().stream()
                .filter(resource -> POLICIES.contains(resource.type()))
                .forEach(resource -> json.put(
                        resource.logicalId(),
                        JsonText.of(object(resource.properties().get("PolicyDocument")))));
        return json;
    }

    String trustJson() {
        return JsonText.of(object(properties("Role").get("AssumeRolePolicyDocument")));
    }

    String keyPolicyJson() {
        return JsonText.of(object(properties("Key").get("KeyPolicy")));
    }

    /** The policy of the table, which has one where there is direct access. */
    String tablePolicyJson() {
        Object policy = properties("Table").get("ResourcePolicy");
        return JsonText.of(object(object(policy).get("PolicyDocument")));
    }

    /** Who may assume the role {@code Role}. */
    PolicyDocument trust() {
        return PolicyDocument.trust(name, object(properties("Role").get("AssumeRolePolicyDocument")));
    }

    PolicyDocument keyPolicy() {
        return PolicyDocument.resource(name + " key", object(properties("Key").get("KeyPolicy")));
    }

    /** As if somebody had added the statement that keys have by default, for {@code principal}. */
    PolicyDocument keyPolicyThatAlsoTrusts(String principal) {
        List<Object> statements = keyStatements();
        statements.add(
                Map.of("Effect", "Allow", "Principal", Map.of("AWS", principal), "Action", "kms:*", "Resource", "*"));
        return keyPolicy(" key, opened", statements);
    }

    /** As if somebody had left all out that denies. */
    PolicyDocument keyPolicyWithoutDenials() {
        List<Object> statements = keyStatements();
        statements.removeIf(statement -> "Deny".equals(object(statement).get("Effect")));
        return keyPolicy(" key, without denials", statements);
    }

    private List<Object> keyStatements() {
        Object statements = object(properties("Key").get("KeyPolicy")).get("Statement");
        return new ArrayList<>((List<?>) Objects.requireNonNull(statements));
    }

    private PolicyDocument keyPolicy(String what, List<Object> statements) {
        Map<String, Object> policy = object(properties("Key").get("KeyPolicy"));
        policy.put("Statement", statements);
        return PolicyDocument.resource(name + what, policy);
    }

    /** The policy of the table; null if it has none. */
    @Nullable
    PolicyDocument tablePolicy() {
        Object policy = properties("Table").get("ResourcePolicy");
        return policy == null
                ? null
                : PolicyDocument.resource(name + " table", object(object(policy).get("PolicyDocument")));
    }

    private Map<String, Object> properties(String logicalId) {
        RenderedResource resource = rendering.resource(logicalId);
        return resource.properties();
    }

    /** {@code node} as an object, also where the template has it as JSON text. */
    static Map<String, Object> object(@Nullable Object node) {
        if (node instanceof String json) {
            try {
                return JSON.std.mapFrom(json);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        Map<String, Object> object = new LinkedHashMap<>();
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> object.put(String.valueOf(key), value));
            return object;
        }
        throw new IllegalStateException("no object: " + node);
    }
}
