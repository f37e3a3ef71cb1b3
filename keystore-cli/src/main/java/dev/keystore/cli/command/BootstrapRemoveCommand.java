package dev.keystore.cli.command;

import dev.keystore.KeystoreException.NotFound;
import dev.keystore.KeystoreException.Refused;
import dev.keystore.KeystoreException.Unavailable;
import dev.keystore.cli.ExitCode;
import dev.keystore.cli.io.JsonOutput;
import dev.keystore.cli.io.Progress;
import dev.keystore.cli.option.Argument;
import dev.keystore.cli.option.Option;
import dev.keystore.cli.stack.Stack;
import dev.keystore.cli.stack.StackName;
import java.util.List;

/** Removes the stack of a grant or of a client, and the access with it. */
final class BootstrapRemoveCommand extends Command {
    private final Argument<StackName> name =
            argument("STACK").says("the stack of a grant or a client").as(StackName::new);
    private final Option<Boolean> yes = option("--yes").says("don't ask").flag();

    BootstrapRemoveCommand() {
        super("bootstrap remove", "take back a grant, or remove what was made for a client");
    }

    @Override
    public int run(Call call) {
        try (OpenStacks stacks = OpenStacks.of(call)) {
            Stack stack = stacks.deployer()
                    .find(name.get().value())
                    .orElseThrow(() -> new NotFound(
                            "there is no stack " + name.get() + " in this account and region",
                            "`keystore bootstrap status` shows which there are"));
            refuse(stack);
            call.confirmation(yes.isGiven())
                    .typing(stack.name(), "stack " + stack.name() + " will be gone, and the access that it gives");
            try (Progress progress = Bootstrap.progress(call)) {
                stacks.deployer().remove(stack, event -> progress.say(event.line()));
            }
            print(stack, call);
        }
        return ExitCode.DONE;
    }

    private static void refuse(Stack stack) {
        if (stack.template().isEmpty()) {
            throw new Refused("stack " + stack.name() + " was not made by keystore bootstrap", null);
        }
        if (stack.template().equals("store")) {
            throw new Refused(
                    "stack " + stack.name() + " holds a store: bootstrap remove is for grants and clients",
                    "its table and key would outlive it anyway; who means it tells CloudFormation, after lifting the stack's"
                            + " termination protection");
        }
        if (stack.isBusy()) {
            throw new Unavailable(
                    "stack " + stack.name() + " stands at " + stack.status() + ": something is being done to it",
                    "`keystore bootstrap status` shows when it is done; then run this again",
                    null);
        }
    }

    private static void print(Stack stack, Call call) {
        if (!call.json()) {
            call.console().notice("stack " + stack.name() + " was removed");
            return;
        }
        try (JsonOutput json = call.out().json()) {
            json.startObject().field("stack").text(stack.name());
            json.field("status").text("removed").field("outputs").startObject().endObject();
            json.endObject();
        }
    }

    @Override
    protected List<String> examples() {
        return List.of(
                "keystore bootstrap remove keystore-keystore-reader-111122223333",
                "keystore bootstrap remove keystore-client-ec2 --yes");
    }

    @Override
    protected String details() {
        return "Without the stack of a grant its role is gone: sessions that are open lose their rights within moments.";
    }
}
