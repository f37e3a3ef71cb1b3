package dev.keystore.cli.command;

import dev.keystore.KeystoreException;
import dev.keystore.KeystoreException.Conflict;
import dev.keystore.cli.io.JsonOutput;
import dev.keystore.cli.io.Progress;
import dev.keystore.cli.io.Table;
import dev.keystore.cli.stack.Change;
import dev.keystore.cli.stack.Plan;
import dev.keystore.cli.stack.PolicySizes;
import dev.keystore.cli.stack.Rendering;
import dev.keystore.cli.stack.Stack;
import dev.keystore.cli.stack.StackDeployer;
import dev.keystore.cli.stack.StackRequest;
import dev.keystore.cli.stack.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a stack what it is meant to be: looks at it first, plans, shows, asks, and only then does it. */
final class Deployment {
    private final Call call;
    private final StackDeployer deployer;
    private final StackOptions options;

    Deployment(Call call, StackDeployer deployer, StackOptions options) {
        this.call = call;
        this.deployer = deployer;
        this.options = options;
    }

    /**
     * A stack that stands as it is meant to.
     *
     * @param stack as it stands
     * @param status {@code created}, {@code updated} or {@code unchanged}
     */
    record Deployed(Stack stack, String status) {
        /** Prints what it puts out, and {@code more}. */
        void print(Map<String, String> more, Call call) {
            Map<String, String> outputs = new LinkedHashMap<>(stack.outputs());
            outputs.putAll(more);
            if (call.json()) {
                try (JsonOutput json = call.out().json()) {
                    json.startObject().field("stack").text(stack.name());
                    json.field("status").text(status);
                    json.field("outputs").startObject();
                    outputs.forEach((key, value) -> json.field(key).text(value));
                    json.endObject().endObject();
                }
                return;
            }
            call.console().notice("stack " + stack.name() + " " + said());
            outputs.forEach((key, value) -> call.out().line(key + ": " + value));
        }

        private String said() {
            return status.equals("unchanged") ? "is as it should be: nothing to do" : "was " + status;
        }
    }

    /**
     * Does it; empty after {@code --dry-run}, which prints what would be done. What a stack was made with stays unless {@code request}
     * says otherwise.
     *
     * @param advice what to do if a policy gets too large
     */
    Optional<Deployed> run(StackRequest request, String advice) {
        Stack before = deployer.find(request.stack().value())
                .filter(stack -> !stack.isOnlyPlanned())
                .orElse(null);
        if (before != null && !before.template().equals(request.template().name())) {
            throw new Conflict(
                    "there is a stack " + before.name() + " already, and it is not made of the template "
                            + request.template().name(),
                    "give another name, or mark it as one of ours by its tag " + Stack.TEMPLATE_TAG,
                    null);
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        if (before != null) {
            parameters.putAll(kept(before, request.template()));
        }
        parameters.putAll(request.parameters());
        if (before != null) {
            refuseOtherNames(before, request);
        }
        PolicySizes.check(Rendering.of(request.template(), parameters, deployer.surroundings(request.stack())), advice);
        Optional<Plan> plan =
                deployer.plan(new StackRequest(request.stack(), request.template(), parameters, request.tags()));
        if (plan.isPresent()) {
            return planned(plan.orElseThrow(), request.stack().value(), differences(before, parameters));
        }
        return unchanged(before == null ? deployer.find(request.stack().value()).orElseThrow() : before);
    }

    /** Envelopes are bound to the store's id, and a table of another name is another table: CloudFormation would make an empty one. */
    private static void refuseOtherNames(Stack stack, StackRequest request) {
        for (String name : List.of("StoreId", "TableName")) {
            String old = stack.parameters().get(name);
            String other = request.parameters().get(name);
            if (stack.template().equals("store") && old != null && other != null && !old.equals(other)) {
                throw new Conflict(
                        name + " of stack " + stack.name() + " is " + old + " and stays so: with " + other
                                + " every secret would be left behind; nothing was changed",
                        "leave it out, or make another store with another --stack-name",
                        null);
            }
        }
    }

    /** What {@code stack} was made with that {@code template} knows, and would not be so without being said. */
    private static Map<String, String> kept(Stack stack, Template template) {
        Map<String, String> kept = new LinkedHashMap<>();
        template.parameters().forEach((name, parameter) -> {
            String value = stack.parameters().get(name);
            if (value != null && !value.equals(parameter.defaultValue())) {
                kept.put(name, value);
            }
        });
        return kept;
    }

    private Optional<Deployed> unchanged(Stack stack) {
        if (!options.dryRun()) {
            return Optional.of(new Deployed(stack, "unchanged"));
        }
        printPlan(stack.name(), "unchanged", List.of());
        return Optional.empty();
    }

    /** Which parameters would not stay as they are: CloudFormation's own table doesn't show what they do. */
    private static List<String> differences(@Nullable Stack before, Map<String, String> parameters) {
        if (before == null) {
            return List.of();
        }
        return parameters.entrySet().stream()
                .filter(each -> !each.getValue().equals(before.parameters().getOrDefault(each.getKey(), "")))
                .map(each -> each.getKey() + ": " + shown(before.parameters().get(each.getKey())) + " becomes "
                        + shown(each.getValue()))
                .toList();
    }

    private static String shown(@Nullable String value) {
        return value == null || value.isEmpty() ? "nothing" : value;
    }

    private Optional<Deployed> planned(Plan plan, String name, List<String> differences) {
        String status = plan.creates() ? "created" : "updated";
        try {
            refuseLoss(plan, name);
            differences.forEach(call.console()::notice);
            if (!options.dryRun()) {
                table(plan.changes()).lines().forEach(call.console()::notice);
                call.confirmation(options.yes()).agreed("stack " + name + " will be " + status);
            }
        } catch (KeystoreException e) {
            deployer.discard(plan);
            throw e;
        }
        if (options.dryRun()) {
            deployer.discard(plan);
            printPlan(name, status, plan.changes());
            return Optional.empty();
        }
        try (Progress progress = Bootstrap.progress(call)) {
            return Optional.of(new Deployed(deployer.carryOut(plan, event -> progress.say(event.line())), status));
        }
    }

    private static void refuseLoss(Plan plan, String name) {
        for (Change change : plan.changes()) {
            if (change.losesSecrets()) {
                String what = change.action().equals("Remove") ? "remove" : "replace";
                throw new Conflict(
                        "changing stack " + name + " so would " + what + " " + change.logicalId() + " (" + change.type()
                                + "), and leave every secret behind; nothing was changed",
                        "a store keeps the names it was made with: leave out the parameters that differ, or make another store",
                        null);
            }
        }
    }

    private void printPlan(String name, String status, List<Change> changes) {
        if (!call.json()) {
            call.console().notice("stack " + name + " would be " + status + "; nothing was done");
            if (!changes.isEmpty()) {
                table(changes).print(call.out());
            }
            return;
        }
        try (JsonOutput json = call.out().json()) {
            json.startObject().field("stack").text(name).field("status").text(status);
            json.field("outputs").startObject().endObject();
            json.field("dryRun").bool(true).field("changes").startArray();
            for (Change change : changes) {
                json.startObject().field("action").text(change.action());
                json.field("logicalId").text(change.logicalId());
                json.field("type").text(change.type());
                json.field("replacement").text(change.replacement()).endObject();
            }
            json.endArray().endObject();
        }
    }

    private static Table table(List<Change> changes) {
        Table table = new Table("ACTION", "RESOURCE", "TYPE", "REPLACEMENT");
        changes.forEach(change -> table.row(change.action(), change.logicalId(), change.type(), change.replacement()));
        return table;
    }
}
