package dev.keystore.cli.cloud;

import dev.keystore.cli.stack.RenderedResource;
import dev.keystore.iam.MalformedPolicy;
import dev.keystore.testbed.cloud.Attachments;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code AWS::IAM::Policy}: an inline policy of groups, users and roles. */
final class InlinePolicyKind implements ResourceKind {
    /** What all inline policies of a role may have together; of a group or user it is less. */
    private static final int LONGEST = 10_240;

    @Override
    public MadeResource make(Deployer deployer, RenderedResource resource) throws CannotMake {
        put(deployer, resource);
        return new MadeResource(deployer.madeUpName(resource.logicalId()), Map.of(), resource);
    }

    @Override
    public MadeResource update(Deployer deployer, MadeResource made, RenderedResource resource) throws CannotMake {
        take(deployer, made);
        put(deployer, resource);
        return made.from(resource);
    }

    private static void put(Deployer deployer, RenderedResource resource) throws CannotMake {
        Properties properties = Properties.of(resource);
        String name = properties.required("PolicyName");
        String document = properties.document("PolicyDocument");
        if (document.replaceAll("\\s", "").length() > LONGEST) {
            throw new CannotMake(
                    "Resource handler returned message: \"Maximum policy size of " + LONGEST + " bytes exceeded\"");
        }
        List<Attachments> holders = Holders.all(deployer.account(), properties);
        if (holders.isEmpty()) {
            throw new CannotMake("At least one of [Groups,Roles,Users] must be non-empty.");
        }
        deployer.require(
                "iam:PutRolePolicy", "arn:aws:iam::" + deployer.principal().account() + ":role/*");
        try {
            holders.forEach(holder -> holder.put(name, document));
        } catch (MalformedPolicy e) {
            throw new CannotMake("Resource handler returned message: \"" + e.getMessage() + "\"");
        }
    }

    private static void take(Deployer deployer, MadeResource made) {
        Properties properties = Properties.of(made.rendered());
        String name = properties.text("PolicyName", "");
        Holders.left(deployer.account(), properties).forEach(holder -> holder.remove(name));
    }

    @Override
    public void remove(Deployer deployer, MadeResource made) throws CannotMake {
        deployer.require(
                "iam:DeleteRolePolicy", "arn:aws:iam::" + deployer.principal().account() + ":role/*");
        take(deployer, made);
    }

    @Override
    public boolean isAsMade(Deployer deployer, MadeResource made) {
        Properties properties = Properties.of(made.rendered());
        String name = properties.text("PolicyName", "");
        return Holders.left(deployer.account(), properties).stream().allMatch(holder -> holder.has(name));
    }

    @Override
    public Set<String> replacing() {
        return Set.of();
    }
}
