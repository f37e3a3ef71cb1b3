package dev.keystore.cli.cloud;

import dev.keystore.cli.stack.RenderedResource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code AWS::IAM::InstanceProfile}: a name for a role, which has to be there. */
final class InstanceProfileKind implements ResourceKind {
    @Override
    public MadeResource make(Deployer deployer, RenderedResource resource) throws CannotMake {
        Properties properties = Properties.of(resource);
        List<String> roles = properties.texts("Roles");
        if (roles.size() != 1 || deployer.account().findRole(roles.get(0)).isEmpty()) {
            throw new CannotMake(
                    "Resource handler returned message: \"The role with name " + roles + " cannot be found.\"");
        }
        String name = properties.text("InstanceProfileName", deployer.madeUpName(resource.logicalId()));
        String arn = "arn:aws:iam::" + deployer.principal().account() + ":instance-profile"
                + properties.text("Path", "/") + name;
        deployer.require("iam:CreateInstanceProfile", arn);
        return new MadeResource(name, Map.of("Arn", arn), resource);
    }

    @Override
    public MadeResource update(Deployer deployer, MadeResource made, RenderedResource resource) throws CannotMake {
        deployer.require(
                "iam:AddRoleToInstanceProfile", String.valueOf(made.attributes().get("Arn")));
        return made.from(resource);
    }

    @Override
    public void remove(Deployer deployer, MadeResource made) throws CannotMake {
        deployer.require(
                "iam:DeleteInstanceProfile", String.valueOf(made.attributes().get("Arn")));
    }

    @Override
    public boolean isAsMade(Deployer deployer, MadeResource made) {
        return Properties.of(made.rendered()).texts("Roles").stream()
                .allMatch(role -> deployer.account().findRole(role).isPresent());
    }

    @Override
    public Set<String> replacing() {
        return Set.of("InstanceProfileName", "Path");
    }
}
