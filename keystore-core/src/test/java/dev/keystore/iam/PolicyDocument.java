package dev.keystore.iam;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A policy, read once and then unchangeable.
 *
 * @param name what decisions call it by
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Grammar of the IAM JSON
 *     policy language</a>
 */
public record PolicyDocument(String name, PolicyKind kind, List<Statement> statements) {

    private static final Set<String> ELEMENTS = Set.of("Version", "Id", "Statement");

    public PolicyDocument {
        statements = List.copyOf(statements);
    }

    /**
     * Reads a policy of a user, a role, a boundary or a session.
     *
     * @throws MalformedPolicy for anything in it that isn't known
     */
    public static PolicyDocument identity(String name, Map<String, ?> json) {
        return read(name, PolicyKind.IDENTITY, json);
    }

    /** The same from JSON text. */
    public static PolicyDocument identity(String name, String json) {
        return identity(name, parsed(json));
    }

    /**
     * Reads a policy of a table or key.
     *
     * @throws MalformedPolicy for anything in it that isn't known
     */
    public static PolicyDocument resource(String name, Map<String, ?> json) {
        return read(name, PolicyKind.RESOURCE, json);
    }

    /** The same from JSON text. */
    public static PolicyDocument resource(String name, String json) {
        return resource(name, parsed(json));
    }

    /**
     * Reads the trust policy of a role.
     *
     * @throws MalformedPolicy for anything in it that isn't known
     */
    public static PolicyDocument trust(String name, Map<String, ?> json) {
        return read(name, PolicyKind.TRUST, json);
    }

    /** The same from JSON text. */
    public static PolicyDocument trust(String name, String json) {
        return trust(name, parsed(json));
    }

    private static PolicyDocument read(String name, PolicyKind kind, Map<String, ?> json) {
        try {
            Map<String, Object> document = Elements.object(json, "policy");
            Elements.requireOnly(document, ELEMENTS, "policy");
            return new PolicyDocument(
                    name, kind, statements(document.get("Statement"), kind, variables(document.get("Version"))));
        } catch (MalformedPolicy e) {
            throw new MalformedPolicy("policy '" + name + "': " + e.getMessage(), e);
        }
    }

    private static List<Statement> statements(@Nullable Object json, PolicyKind kind, boolean variables) {
        List<Statement> statements = new ArrayList<>();
        Set<String> labels = new HashSet<>();
        for (Object each : Elements.list(json, "Statement")) {
            var statement = Statement.read(Elements.object(each, "Statement"), statements.size() + 1, kind, variables);
            if (!labels.add(statement.label())) {
                throw new MalformedPolicy("two statements are called " + statement.label());
            }
            statements.add(statement);
        }
        return statements;
    }

    /** Whether the language's version has variables. Without one it is the old version. */
    private static boolean variables(@Nullable Object version) {
        return switch (version == null ? "2008-10-17" : Elements.string(version, "Version")) {
            case "2012-10-17" -> true;
            case "2008-10-17" -> false;
            default -> throw new MalformedPolicy("there is no version " + version);
        };
    }

    private static Map<String, Object> parsed(String json) {
        try {
            return JSON.std.mapFrom(json);
        } catch (IOException e) {
            throw new MalformedPolicy("no JSON object", e);
        }
    }
}
