package dev.keystore.cli.cloud;

import dev.keystore.cli.stack.RenderedResource;
import dev.keystore.iam.MalformedPolicy;
import dev.keystore.testbed.cloud.Account;
import dev.keystore.testbed.cloud.Attachments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        for (Attachments holder : holders(deployer.account(), Properties.of(made.rendered()))) {
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
        for (Attachments holder : holders(deployer.account(), properties)) {
            deployer.require("iam:AttachGroupPolicy", arn);
            holder.attach(arn);
        }
    }

    private static List<Attachments> holders(Account account, Properties properties) throws CannotMake {
        List<Attachments> holders = new ArrayList<>();
        for (String name : properties.texts("Groups")) {
            holders.add(found("group", name, account.findGroup(name).map(group -> group.policies())));
        }
        for (String name : properties.texts("Users")) {
            holders.add(found("user", name, account.findUser(name).map(user -> user.policies())));
        }
        for (String name : properties.texts("Roles")) {
            holders.add(found("role", name, account.findRole(name).map(role -> role.policies())));
        }
        return holders;
    }

    private static Attachments found(String what, String name, Optional<Attachments> policies) throws CannotMake {
        return policies.orElseThrow(() -> new CannotMake("Resource handler returned message: \"The " + what
                + " with name " + name + " cannot be found. (Service: Iam, Status Code: 404)\""));
    }

    @Override
    public void remove(Deployer deployer, MadeResource made) throws CannotMake {
        deployer.require("iam:DeletePolicy", made.physicalId());
        Properties properties = Properties.of(made.rendered());
        Account account = deployer.account();
        properties
                .texts("Groups")
                .forEach(name ->
                        account.findGroup(name).ifPresent(one -> one.policies().detach(made.physicalId())));
        properties
                .texts("Users")
                .forEach(name ->
                        account.findUser(name).ifPresent(one -> one.policies().detach(made.physicalId())));
        properties
                .texts("Roles")
                .forEach(name ->
                        account.findRole(name).ifPresent(one -> one.policies().detach(made.physicalId())));
        account.removePolicy(made.physicalId());
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
