package dev.keystore.cli.command;

import dev.keystore.Keystore;
import dev.keystore.KeystoreException;
import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.access.ExternalId;
import dev.keystore.access.Grant;
import dev.keystore.access.Reach;
import dev.keystore.cli.ExitCode;
import dev.keystore.cli.option.Option;
import dev.keystore.cli.stack.Stack;
import dev.keystore.cli.stack.StackName;
import dev.keystore.cli.stack.StackRequest;
import dev.keystore.cli.stack.Template;
import dev.keystore.secret.Namespace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the stack of a grant: a role in the store's account. */
final class BootstrapGrantCommand extends Command {
    private final Option<String> name = option("--name")
            .takes("N")
            .says("tells it from other grants of this access to this account")
            .text();
    private final GrantOptions grants = include(new GrantOptions());
    private final SaveOption save = include(new SaveOption());
    private final StackOptions options = include(new StackOptions());

    BootstrapGrantCommand() {
        super("bootstrap grant", "let an account, or some of its users and roles, use some of a store's secrets");
    }

    @Override
    public int run(Call call) {
        Template template = Template.named("grant");
        grants.check();
        options.parametersAnd(Map.of(), template);
        save.check(call);
        try (OpenStacks stacks = OpenStacks.of(call)) {
            GrantedStore store = GrantedStore.of(call, stacks.deployer());
            StackName stack = StackName.ofGrant(
                    store.id(), grants.access(), grants.grantee().account(), name.orNull());
            String earlier = stacks.deployer()
                    .find(stack.value())
                    .map(Stack::parameters)
                    .map(parameters -> parameters.get("ExternalId"))
                    .orElse(null);
            Grant grant = grants.of(store, earlier);
            String caller = stacks.deployer().surroundings(stack).account();
            if (!caller.equals(store.table().account())) {
                throw new Misconfigured(
                        "these credentials are of account " + caller + ", and the table is in "
                                + store.table().account(),
                        "a grant is made in the store's account: name a profile of it with --profile",
                        null);
            }
            StackRequest request = new StackRequest(
                    stack,
                    template,
                    options.parametersAnd(parameters(grant), template),
                    Bootstrap.tags(template, store.id().value()));
            new Deployment(call, stacks.deployer(), options)
                    .run(request, "split the grant: fewer patterns in each, told apart by --name")
                    .ifPresent(deployed -> finish(deployed, grant, store, call));
        }
        return ExitCode.DONE;
    }

    private static Map<String, String> parameters(Grant grant) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("StoreId", grant.store().value());
        parameters.put("TableArn", grant.table().value());
        parameters.put("KeyArn", grant.key().value());
        parameters.put("Access", grant.level().word());
        parameters.put("Patterns", String.join(",", grant.policyPatterns()));
        parameters.put("TrustedAccountId", grant.grantee().account());
        parameters.put("TrustedPrincipalArns", String.join(",", grant.grantee().principals()));
        parameters.put("ExternalId", textOf(grant.guard().externalId()));
        parameters.put("OrgId", textOf(grant.guard().organization()));
        parameters.put("RequireMfa", String.valueOf(grant.guard().mfa()));
        return parameters;
    }

    private static String textOf(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private void finish(Deployment.Deployed deployed, Grant grant, GrantedStore store, Call call) {
        register(grant, store, call);
        Map<String, String> role = new LinkedHashMap<>();
        role.put("role-arn", deployed.stack().outputs().getOrDefault("RoleArn", ""));
        Map<String, String> more = new LinkedHashMap<>();
        ExternalId externalId = grant.guard().externalId();
        if (externalId != null) {
            role.put("external-id", externalId.value());
            more.put("ExternalId", externalId.value());
        }
        deployed.print(more, call);
        save.store(store.outputs(), role, call);
    }

    /** So that whoever may list the namespace above sees these. The grant stands without it. */
    private static void register(Grant grant, GrantedStore store, Call call) {
        try (Keystore keystore = call.stores()
                .open(call.world(), store.flags(call.flags()), Reach.WHOLE, call.timeout(), call.console())) {
            for (Namespace namespace : grant.namespaces()) {
                keystore.register(namespace);
            }
        } catch (KeystoreException e) {
            call.console().notice("namespaces could not be registered for `list -r`: " + e.getMessage());
        }
    }

    @Override
    protected List<String> examples() {
        return List.of(
                "keystore bootstrap grant --to 444455556666 --access reader --pattern 'prod/app1/*' --external-id auto",
                "keystore bootstrap grant --to arn:aws:iam::444455556666:role/ci --access readwrite --pattern 'ci/*'"
                        + " --org-id o-abcdefghij --yes");
    }

    @Override
    protected String details() {
        return """
                Another account needs --external-id or --org-id. Table and key are those of --table and --key or of the
                configuration, if given as ARNs, else those of the store that bootstrap has made here. --external-id is the
                grant's, not one that this command needs itself.""";
    }
}
