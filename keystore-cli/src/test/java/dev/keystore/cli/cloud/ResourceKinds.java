package dev.keystore.cli.cloud;

import java.util.Map;

/** The types of resources that our templates have. */
final class ResourceKinds {
    private static final Map<String, ResourceKind> KINDS = Map.of(
            "AWS::DynamoDB::Table", new TableKind(),
            "AWS::KMS::Key", new KeyKind(),
            "AWS::KMS::Alias", new AliasKind(),
            "AWS::IAM::Role", new RoleKind(),
            "AWS::IAM::Policy", new InlinePolicyKind(),
            "AWS::IAM::ManagedPolicy", new ManagedPolicyKind(),
            "AWS::IAM::InstanceProfile", new InstanceProfileKind());

    private ResourceKinds() {}

    static ResourceKind of(String type) throws CannotMake {
        ResourceKind kind = KINDS.get(type);
        if (kind == null) {
            throw new CannotMake("Unrecognized resource types: [" + type + "]");
        }
        return kind;
    }
}
