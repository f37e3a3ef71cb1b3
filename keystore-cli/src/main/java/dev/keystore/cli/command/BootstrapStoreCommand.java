package dev.keystore.cli.command;

import dev.keystore.KeystoreException;
import dev.keystore.KeystoreException.Refused;
import dev.keystore.cli.ExitCode;
import dev.keystore.cli.option.Option;
import dev.keystore.cli.stack.Stack;
import dev.keystore.cli.stack.StackName;
import dev.keystore.cli.stack.StackRequest;
import dev.keystore.cli.stack.Template;
import dev.keystore.secret.StoreId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the stack of a store: its table, its key, and who looks after them. */
final class BootstrapStoreCommand extends Command {
    private final Option<StackName> stackName = option("--stack-name")
            .takes("S")
            .says("what the stack is called; keystore-STOREID by default")
            .as(StackName::new);
    private final SaveOption save = include(new SaveOption());
    private final StackOptions options = include(new StackOptions());

    BootstrapStoreCommand() {
        super("bootstrap store", "make or update a store's table and key in this account, by CloudFormation");
    }

    @Override
    public int run(Call call) {
        Template template = Template.named("store");
        Map<String, String> parameters = options.parametersAnd(saidOtherwise(call), template);
        StoreId id = new StoreId(parameters.getOrDefault("StoreId", "keystore"));
        StackName name = stackName.orElse(StackName.ofStore(id));
        save.check(call);
        try (OpenStacks stacks = OpenStacks.of(call)) {
            new Deployment(call, stacks.deployer(), options)
                    .run(
                            new StackRequest(name, template, parameters, Bootstrap.tags(template, id.value())),
                            "grant fewer direct patterns or principals")
                    .ifPresent(deployed -> {
                        protect(deployed.stack(), stacks, call);
                        deployed.print(Map.of(), call);
                        save.store(deployed.stack().outputs(), Map.of(), call);
                    });
        }
        return ExitCode.DONE;
    }

    /** Parameters that options for every command name as well. */
    private static Map<String, String> saidOtherwise(Call call) {
        if (call.flags().local() != null || call.flags().store() != null) {
            throw new Refused(
                    "bootstrap store makes a new store: --local and --store name one that is there",
                    "say --store-id, --table and --key, or --param");
        }
        Map<String, String> said = new LinkedHashMap<>();
        put(said, "StoreId", call.flags().storeId());
        put(said, "TableName", call.flags().table());
        put(said, "KeyAlias", call.flags().key());
        return said;
    }

    private static void put(Map<String, String> said, String parameter, @Nullable String value) {
        if (value != null) {
            said.put(parameter, value);
        }
    }

    /** What was made stays made, whatever comes of this. */
    private static void protect(Stack stack, OpenStacks stacks, Call call) {
        if (stack.isProtected()) {
            return;
        }
        try {
            stacks.deployer().protect(stack);
        } catch (KeystoreException e) {
            call.console().notice("the stack is not protected against removal: " + e.getMessage());
        }
    }

    @Override
    protected List<String> examples() {
        return List.of(
                "keystore bootstrap store --dry-run", "keystore bootstrap store --param TableName=secrets --yes");
    }

    @Override
    protected String details() {
        return """
                A change set is made and shown first. Nothing that would replace or remove the table or the key is done.
                --store-id, --table and --key say StoreId, TableName and KeyAlias as well.""";
    }
}
