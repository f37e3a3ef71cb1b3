package dev.keystore.cli.cloud;

import dev.keystore.cli.stack.RenderedResource;
import dev.keystore.iam.MalformedPolicy;
import dev.keystore.testbed.cloud.Account;
import dev.keystore.testbed.cloud.Attachments;
import java.util.Map;
import java.util.Set;

/** {@code AWS::IAM::ManagedPolicy}, with the groups, users and roles that it is attached to. */
final class ManagedPolicyKind implements ResourceKind {
    private static final int LONGEST = 6144;

    @Override
    public MadeResource make(Deployer deployer, RenderedResource resource) throws CannotMake {
        Properties properties = Properties.of(resource);
        String name = properties.text("ManagedPolicyName", deployer.madeUpName(resource.logicalId()));
        String path = properties.text("Path", "/");
        String arn = "arn:aws:iam::" + deployer.principal().account() + ":policy" + path + name;
        deployer.require("iam:CreatePolicy", arn);
        put(deployer.account(), path, name, properties);
        MadeResource made = new MadeResource(arn, Map.of("PolicyArn", arn), resource);
        attach(deployer, arn, properties);
        return made;
    }

    @Override
    public MadeResource update(Deployer deployer, MadeResource made, RenderedResource resource) throws CannotMake {
        String arn = made.physicalId();
        deployer.require("iam:CreatePolicyVersion", arn);
        Properties properties = Properties.of(resource);
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        put(deployer.account(), properties.text("Path", "/"), name, properties);
        for (Attachments holder : Holders.left(deployer.account(), Properties.of(made.rendered()))) {
            holder.detach(arn);
        }
        attach(deployer, arn, properties);
        return made.from(resource);
    }

    private static void put(Account account, String path, String name, Properties properties) throws CannotMake {
        String document = properties.document("PolicyDocument");
        if (document.replaceAll("\\s", "").length() > LONGEST) {
            throw new CannotMake(
                    "Resource handler returned message: \"Cannot exceed quota for PolicySize: " + LONGEST + "\"");
        }
        try {
            account.policy(path, name, document);
        } catch (MalformedPolicy e) {
            throw new CannotMake("Resource handler returned message: \"" + e.getMessage() + "\"");
        }
    }

    private static void attach(Deployer deployer, String arn, Properties properties) throws CannotMake {
        for (Attachments holder : Holders.all(deployer.account(), properties)) {
            deployer.require("iam:AttachGroupPolicy", arn);
            holder.attach(arn);
        }
    }

    @Override
    public void remove(Deployer deployer, MadeResource made) throws CannotMake {
        deployer.require("iam:DeletePolicy", made.physicalId());
        Holders.left(deployer.account(), Properties.of(made.rendered()))
                .forEach(holder -> holder.detach(made.physicalId()));
        deployer.account().removePolicy(made.physicalId());
    }

    @Override
    public boolean isAsMade(Deployer deployer, MadeResource made) {
        return deployer.world().cloud().policy(made.physicalId()).isPresent();
    }

    @Override
    public Set<String> replacing() {
        return Set.of("ManagedPolicyName", "Path", "Description");
    }
}
