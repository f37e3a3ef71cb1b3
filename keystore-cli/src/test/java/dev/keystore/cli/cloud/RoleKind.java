package dev.keystore.cli.cloud;

import dev.keystore.cli.stack.RenderedResource;
import dev.keystore.testbed.cloud.Role;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code AWS::IAM::Role}. */
final class RoleKind implements ResourceKind {
    private static final int ONE_HOUR = 3600;

    @Override
    public MadeResource make(Deployer deployer, RenderedResource resource) throws CannotMake {
        Properties properties = Properties.of(resource);
        String name = properties.text("RoleName", deployer.madeUpName(resource.logicalId()));
        String path = properties.text("Path", "/");
        deployer.require(
                "iam:CreateRole", "arn:aws:iam::" + deployer.principal().account() + ":role" + path + name);
        try {
            Role role = deployer.account().role(path, name, properties.document("AssumeRolePolicyDocument"));
            settle(deployer, role, properties);
            return new MadeResource(name, Map.of("Arn", role.arn(), "RoleId", role.id()), resource);
        } catch (IllegalArgumentException e) {
            throw new CannotMake("Resource handler returned message: \"" + e.getMessage() + "\"");
        }
    }

    @Override
    public MadeResource update(Deployer deployer, MadeResource made, RenderedResource resource) throws CannotMake {
        Role role = deployer.account()
                .findRole(made.physicalId())
                .orElseThrow(() -> new CannotMake("The role with name " + made.physicalId() + " cannot be found."));
        deployer.require("iam:UpdateAssumeRolePolicy", role.arn());
        Properties properties = Properties.of(resource);
        try {
            role.trust(properties.document("AssumeRolePolicyDocument"));
            Properties before = Properties.of(made.rendered());
            before.texts("ManagedPolicyArns").forEach(role.policies()::detach);
            before.parts("Policies").forEach(policy -> role.policies().remove(policy.text("PolicyName", "inline")));
            settle(deployer, role, properties);
            return made.from(resource);
        } catch (IllegalArgumentException e) {
            throw new CannotMake("Resource handler returned message: \"" + e.getMessage() + "\"");
        }
    }

    private static void settle(Deployer deployer, Role role, Properties properties) throws CannotMake {
        role.longestSession(Duration.ofSeconds(properties.number("MaxSessionDuration", ONE_HOUR)));
        role.boundaryArn(properties.text("PermissionsBoundary"));
        role.tags().clear();
        role.tags().putAll(properties.tags());
        for (String arn : properties.texts("ManagedPolicyArns")) {
            deployer.require("iam:AttachRolePolicy", role.arn());
            role.policies().attach(arn);
        }
        for (Properties policy : properties.parts("Policies")) {
            deployer.require("iam:PutRolePolicy", role.arn());
            role.policies().put(policy.text("PolicyName", "inline"), policy.document("PolicyDocument"));
        }
    }

    @Override
    public void remove(Deployer deployer, MadeResource made) throws CannotMake {
        Optional<Role> role = deployer.account().findRole(made.physicalId());
        if (role.isPresent()) {
            deployer.require("iam:DeleteRole", role.get().arn());
            deployer.account().removeRole(made.physicalId());
        }
    }

    @Override
    public boolean isAsMade(Deployer deployer, MadeResource made) {
        Properties properties = Properties.of(made.rendered());
        return deployer.account()
                .findRole(made.physicalId())
                .filter(role -> role.id().equals(made.attributes().get("RoleId")))
                .filter(role -> role.policies().attached().containsAll(properties.texts("ManagedPolicyArns")))
                .filter(role -> hasTrust(role, properties))
                .isPresent();
    }

    private static boolean hasTrust(Role role, Properties properties) {
        try {
            return role.trustText().equals(properties.document("AssumeRolePolicyDocument"));
        } catch (CannotMake e) {
            return false;
        }
    }

    @Override
    public Set<String> replacing() {
        return Set.of("RoleName", "Path");
    }
}
