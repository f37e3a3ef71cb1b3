package dev.keystore.cli.stack;

import java.util.Locale;

/**
 * Answers for resources that nobody has made: names and ARNs of the form, and the length, that AWS gives them. A name that
 * CloudFormation would make up is the stack's and the resource's own with twelve letters behind.
 */
public final class StandIns implements ResourceValues {
    private static final String MADE_UP = "-ABCDEFGHIJKL";
    private static final String UUID = "00000000-0000-0000-0000-000000000000";

    private final Surroundings surroundings;

    public StandIns(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Object reference(String logicalId, String type) {
        return switch (type) {
            case "AWS::KMS::Key" -> UUID;
            case "AWS::IAM::ManagedPolicy" -> arn("iam", "", "policy/" + name(logicalId));
            case "AWS::KMS::Alias" -> "alias/" + name(logicalId);
            default -> name(logicalId);
        };
    }

    @Override
    public Object attribute(String logicalId, String type, String attribute) {
        if (!attribute.endsWith("Arn")) {
            return name(logicalId) + "." + attribute;
        }
        return switch (type) {
            case "AWS::KMS::Key" -> arn("kms", surroundings.region(), "key/" + UUID);
            case "AWS::DynamoDB::Table" -> arn("dynamodb", surroundings.region(), "table/" + name(logicalId));
            case "AWS::IAM::Role" -> arn("iam", "", "role/" + name(logicalId));
            case "AWS::IAM::InstanceProfile" -> arn("iam", "", "instance-profile/" + name(logicalId));
            case "AWS::IAM::ManagedPolicy" -> arn("iam", "", "policy/" + name(logicalId));
            default -> arn(type.split("::", -1)[1].toLowerCase(Locale.ROOT), surroundings.region(), name(logicalId));
        };
    }

    private String name(String logicalId) {
        return surroundings.stack() + "-" + logicalId + MADE_UP;
    }

    private String arn(String service, String region, String resource) {
        return "arn:%s:%s:%s:%s:%s"
                .formatted(surroundings.partition(), service, region, surroundings.account(), resource);
    }
}
