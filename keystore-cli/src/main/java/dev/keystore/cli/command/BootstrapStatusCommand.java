package dev.keystore.cli.command;

import dev.keystore.KeystoreException;
import dev.keystore.cli.ExitCode;
import dev.keystore.cli.Program;
import dev.keystore.cli.io.JsonOutput;
import dev.keystore.cli.io.Table;
import dev.keystore.cli.stack.Stack;
import dev.keystore.cli.stack.StackDeployer;
import dev.keystore.cli.stack.Template;
import java.util.ArrayList;
import java.util.List;

/** Shows the stacks that bootstrap has made. */
final class BootstrapStatusCommand extends Command {
    private static final String CURRENT = "current";
    private static final String NOT_MADE = "planned only";
    private static final String UNKNOWN = "unknown";

    BootstrapStatusCommand() {
        super("bootstrap status", "show the stacks that bootstrap made, what has drifted and what is out of date");
    }

    /**
     * What there is to say of a stack.
     *
     * @param drift CloudFormation's word, or {@code unknown}
     * @param age {@code current}, or why it is not
     */
    private record Line(Stack stack, String drift, String age) {
        boolean isOld() {
            return !age.equals(CURRENT) && !age.equals(NOT_MADE) && !age.equals(UNKNOWN);
        }
    }

    @Override
    public int run(Call call) {
        List<Line> lines = new ArrayList<>();
        try (OpenStacks stacks = OpenStacks.of(call)) {
            for (Stack stack : stacks.deployer().ours()) {
                lines.add(new Line(stack, drift(stack, stacks.deployer(), call), age(stack, stacks.deployer(), call)));
            }
        }
        if (call.json()) {
            printJson(lines, call);
        } else if (lines.isEmpty()) {
            call.console().notice("bootstrap has made no stack in this account and region");
        } else {
            Table table = new Table("STACK", "TEMPLATE", "STORE", "STATUS", "DRIFT", "AGE");
            lines.forEach(line -> table.row(
                    line.stack().name(),
                    line.stack().template(),
                    line.stack().store(),
                    line.stack().status(),
                    line.drift(),
                    line.age()));
            table.print(call.out());
        }
        return ExitCode.DONE;
    }

    private static String drift(Stack stack, StackDeployer deployer, Call call) {
        if (!stack.isDone() && !stack.status().equals("UPDATE_ROLLBACK_COMPLETE")) {
            return UNKNOWN;
        }
        try {
            return deployer.drift(stack);
        } catch (KeystoreException e) {
            call.console().notice("drift of " + stack.name() + " is not known: " + e.getMessage());
            return UNKNOWN;
        }
    }

    private static String age(Stack stack, StackDeployer deployer, Call call) {
        if (stack.isOnlyPlanned()) {
            return NOT_MADE;
        }
        if (!Template.NAMES.contains(stack.template())) {
            return "made of a template that this version does not have";
        }
        if (!stack.version().equals(Program.number())) {
            return "made by version " + (stack.version().isEmpty() ? "unknown" : stack.version());
        }
        try {
            boolean same = deployer.templateOf(stack)
                    .equals(Template.named(stack.template()).text());
            return same ? CURRENT : "made of another template";
        } catch (KeystoreException e) {
            call.console().notice("the template of " + stack.name() + " is not known: " + e.getMessage());
            return UNKNOWN;
        }
    }

    private static void printJson(List<Line> lines, Call call) {
        try (JsonOutput json = call.out().json()) {
            json.startArray();
            for (Line line : lines) {
                json.startObject().field("stack").text(line.stack().name());
                json.field("template").text(line.stack().template());
                json.field("store").text(line.stack().store());
                json.field("status").text(line.stack().status());
                json.field("drift").text(line.drift());
                json.field("version").text(line.stack().version());
                json.field("outOfDate").bool(line.isOld()).endObject();
            }
            json.endArray();
        }
    }

    @Override
    protected List<String> examples() {
        return List.of("keystore bootstrap status", "keystore bootstrap status -o json");
    }

    @Override
    protected String details() {
        return "Run the bootstrap command of a stack again to bring it up to date.";
    }
}
