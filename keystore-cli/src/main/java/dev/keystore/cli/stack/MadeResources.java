package dev.keystore.cli.stack;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a stack puts out, worked out of its template and the ids of its resources. CloudFormation says it itself; servers that stand in
 * for it do not always.
 */
final class MadeResources implements ResourceValues {
    private final Surroundings surroundings;
    private final Map<String, String> ids;
    private final Rendering rendering;

    private MadeResources(
            Template template, Map<String, String> parameters, Surroundings surroundings, Map<String, String> ids) {
        this.surroundings = surroundings;
        this.ids = Map.copyOf(ids);
        this.rendering = new Rendering(template, parameters, surroundings, this);
    }

    /**
     * The outputs of the stack that {@code template} made with {@code parameters}, as far as they can be known.
     *
     * @param ids of its resources, by their names in the template
     */
    static Map<String, String> outputs(
            Template template, Map<String, String> parameters, Surroundings surroundings, Map<String, String> ids) {
        Rendering rendering = new MadeResources(template, parameters, surroundings, ids).rendering;
        Map<String, String> outputs = new LinkedHashMap<>();
        for (String name : template.section("Outputs").keySet()) {
            try {
                rendering.output(name).ifPresent(value -> outputs.put(name, value));
            } catch (Unknown e) {
                // It needs a resource that nothing is known of; the others can be said.
            }
        }
        return outputs;
    }

    /** Nothing is known of a resource. */
    private static final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unknown(String logicalId) {
            super(logicalId);
        }
    }

    @Override
    public Object reference(String logicalId, String type) {
        String id = ids.get(logicalId);
        if (id != null) {
            return id;
        }
        return property(logicalId, type.equals("AWS::DynamoDB::Table") ? "TableName" : "AliasName");
    }

    @Override
    public Object attribute(String logicalId, String type, String attribute) {
        if (!attribute.equals("Arn")) {
            throw new Unknown(logicalId);
        }
        Object id = reference(logicalId, type);
        return switch (type) {
            case "AWS::DynamoDB::Table" -> arn("dynamodb", surroundings.region(), "table/" + id);
            case "AWS::KMS::Key" -> arn("kms", surroundings.region(), "key/" + id);
            case "AWS::IAM::Role" -> arn("iam", "", "role" + path(logicalId) + id);
            case "AWS::IAM::InstanceProfile" -> arn("iam", "", "instance-profile" + path(logicalId) + id);
            default -> throw new Unknown(logicalId);
        };
    }

    private String path(String logicalId) {
        Object path = rendering.resource(logicalId).properties().get("Path");
        return path == null ? "/" : path.toString();
    }

    private Object property(String logicalId, String name) {
        Object value = rendering.resource(logicalId).properties().get(name);
        if (value == null) {
            throw new Unknown(logicalId);
        }
        return value;
    }

    private String arn(String service, String region, String resource) {
        return "arn:%s:%s:%s:%s:%s"
                .formatted(surroundings.partition(), service, region, surroundings.account(), resource);
    }
}
