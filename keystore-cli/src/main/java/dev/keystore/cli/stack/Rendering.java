package dev.keystore.cli.stack;

import dev.keystore.KeystoreException.Refused;
import dev.keystore.secret.MalformedException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a template comes to for given parameters at a given place, as CloudFormation works it out: parameters are held against
 * what the template allows, rules are checked, conditions decide what is there, and no function is left in a resource.
 *
 * <p>Resources are worked out when they are asked for, so whoever makes them one after the other, in {@link #order()}, may
 * answer {@link ResourceValues} out of what it has made so far. For those who only want to look, {@link StandIns} answers.
 */
public final class Rendering {
    private final Template template;
    private final Map<String, String> parameters;
    private final Surroundings surroundings;
    private final ResourceValues values;
    private final Map<String, Object> conditions;
    private final Set<String> present = new LinkedHashSet<>();

    /**
     * {@code template} with the parameters {@code given}, others by default. Throws {@link MalformedException} for a parameter
     * that isn't there, isn't allowed or is missing, and {@link Refused} for one that breaks a rule of the template.
     */
    public Rendering(Template template, Map<String, String> given, Surroundings surroundings, ResourceValues values) {
        this.template = template;
        this.parameters = complete(template, given);
        this.surroundings = surroundings;
        this.values = values;
        this.conditions = template.section("Conditions");
        checkRules();
        template.section("Resources").forEach((id, node) -> {
            Object condition = Tree.keys(id, node).get("Condition");
            if (condition == null || holds(Tree.text(id + ", Condition", condition))) {
                present.add(id);
            }
        });
    }

    /** {@code template} with the parameters {@code given}, where nothing has been made. Throws as the constructor. */
    public static Rendering of(Template template, Map<String, String> given, Surroundings surroundings) {
        return new Rendering(template, given, surroundings, new StandIns(surroundings));
    }

    /** Every parameter as it counts, those included that nobody gave. */
    public Map<String, String> parameters() {
        return parameters;
    }

    /** Whether the condition {@code name} of the template holds. Throws {@link MalformedException} if there is none. */
    public boolean holds(String name) {
        Object condition = conditions.get(name);
        if (condition == null) {
            throw new MalformedException("bad template: there is no condition " + name);
        }
        return functions(values).holds(condition);
    }

    /** The names of the resources that are there, in the order of the template. */
    public Set<String> logicalIds() {
        return Collections.unmodifiableSet(present);
    }

    /** The same, each behind those that it needs. Throws {@link MalformedException} if they need each other. */
    public List<String> order() {
        Set<String> ordered = new LinkedHashSet<>();
        present.forEach(id -> addBehindItsNeeds(id, ordered, new LinkedHashSet<>()));
        return List.copyOf(ordered);
    }

    private void addBehindItsNeeds(String id, Set<String> ordered, Set<String> waiting) {
        if (ordered.contains(id)) {
            return;
        }
        if (!waiting.add(id)) {
            throw new MalformedException("bad template: these need each other: " + String.join(", ", waiting));
        }
        needs(id).forEach(need -> addBehindItsNeeds(need, ordered, waiting));
        waiting.remove(id);
        ordered.add(id);
    }

    /** The resources that {@code id} needs, by what it says of them or by {@code DependsOn}. */
    private Set<String> needs(String id) {
        Set<String> needs = new TreeSet<>();
        ResourceValues recorder = new ResourceValues() {
            private final ResourceValues standIns = new StandIns(surroundings);

            @Override
            public Object reference(String logicalId, String type) {
                needs.add(logicalId);
                return standIns.reference(logicalId, type);
            }

            @Override
            public Object attribute(String logicalId, String type, String attribute) {
                needs.add(logicalId);
                return standIns.attribute(logicalId, type, attribute);
            }
        };
        resource(id, recorder);
        Object said = declaration(id).get("DependsOn");
        if (said instanceof List<?> several) {
            several.forEach(one -> needs.add(Tree.text(id + ", DependsOn", one)));
        } else if (said != null) {
            needs.add(Tree.text(id + ", DependsOn", said));
        }
        needs.retainAll(present);
        return needs;
    }

    /** The resource {@code logicalId}. Throws {@link MalformedException} if it isn't there. */
    public RenderedResource resource(String logicalId) {
        return resource(logicalId, values);
    }

    /** All of them, in the order of the template. */
    public List<RenderedResource> resources() {
        return present.stream().map(this::resource).toList();
    }

    private RenderedResource resource(String id, ResourceValues made) {
        if (!present.contains(id)) {
            throw new MalformedException("bad template: there is no resource " + id);
        }
        Map<String, Object> declaration = declaration(id);
        Object properties = declaration.remove("Properties");
        declaration.remove("Condition");
        Object type = declaration.remove("Type");
        return new RenderedResource(
                id,
                Tree.text(id + ", Type", type),
                properties == null ? Map.of() : Tree.keys(id, functions(made).resolve(properties)),
                Tree.keys(id, functions(made).resolve(declaration)));
    }

    /** The outputs that are there, in the order of the template. */
    public Map<String, String> outputs() {
        Map<String, String> outputs = new LinkedHashMap<>();
        template.section("Outputs").keySet().forEach(name -> output(name).ifPresent(value -> outputs.put(name, value)));
        return outputs;
    }

    /** The output {@code name}; empty if its condition does not hold. */
    Optional<String> output(String name) {
        String what = "output " + name;
        Map<String, Object> output = Tree.keys(what, template.section("Outputs").get(name));
        Object condition = output.get("Condition");
        if (condition != null && !holds(Tree.text(what, condition))) {
            return Optional.empty();
        }
        return Optional.of(Tree.text(what, functions(values).resolve(output.getOrDefault("Value", List.of()))));
    }

    private static Map<String, String> complete(Template template, Map<String, String> given) {
        given.forEach(template::check);
        Map<String, String> complete = new LinkedHashMap<>();
        template.parameters().forEach((name, parameter) -> {
            String value = given.containsKey(name) ? given.get(name) : parameter.defaultValue();
            if (value == null) {
                throw new MalformedException("template " + template.name() + " needs the parameter " + name);
            }
            parameter.check(value);
            complete.put(name, value);
        });
        return Collections.unmodifiableMap(complete);
    }

    private void checkRules() {
        template.section("Rules").forEach((name, node) -> {
            Map<String, Object> rule = Tree.keys("rule " + name, node);
            Object condition = rule.get("RuleCondition");
            Intrinsics functions = functions(values);
            if (condition == null || functions.holds(condition)) {
                for (Object each : Tree.items("rule " + name, rule.get("Assertions"))) {
                    Map<String, Object> assertion = Tree.keys("rule " + name, each);
                    if (!functions.holds(assertion.getOrDefault("Assert", Map.of()))) {
                        throw new Refused(
                                "template " + template.name() + ": "
                                        + Tree.text("rule", assertion.getOrDefault("AssertDescription", name)),
                                null);
                    }
                }
            }
        });
    }

    private Map<String, Object> declaration(String id) {
        return new LinkedHashMap<>(Tree.keys(id, template.section("Resources").get(id)));
    }

    private Intrinsics functions(ResourceValues made) {
        return new Intrinsics(new Intrinsics.Scope() {
            @Override
            public Object reference(String name) {
                TemplateParameter parameter = template.parameters().get(name);
                if (parameter != null) {
                    return parameter.referred(parameters.getOrDefault(name, ""));
                }
                return surroundings
                        .pseudoParameter(name)
                        .<Object>map(text -> text)
                        .orElseGet(() -> made.reference(name, typeOf(name)));
            }

            @Override
            public Object attribute(String logicalId, String attribute) {
                return made.attribute(logicalId, typeOf(logicalId), attribute);
            }

            @Override
            public boolean condition(String name) {
                return holds(name);
            }

            @Override
            public Object mapped(String map, String top, String second) {
                Map<String, Object> found = Tree.keys(
                        "map " + map,
                        Tree.keys("map " + map, template.section("Mappings").get(map))
                                .get(top));
                Object value = found.get(second);
                if (value == null) {
                    throw new MalformedException("bad template: map " + map + " has no " + top + ", " + second);
                }
                return value;
            }
        });
    }

    /** Of a resource that is there: what needs one that isn't would fail in CloudFormation as well. */
    private String typeOf(String id) {
        if (!present.contains(id)) {
            throw new MalformedException("bad template: there is nothing called " + id);
        }
        return Tree.text(id + ", Type", declaration(id).get("Type"));
    }
}
