package dev.keystore.cli.command;

import dev.keystore.cli.stack.Change;
import dev.keystore.cli.stack.Plan;
import dev.keystore.cli.stack.Stack;
import dev.keystore.cli.stack.StackDeployer;
import dev.keystore.cli.stack.StackEvent;
import dev.keystore.cli.stack.StackName;
import dev.keystore.cli.stack.StackRequest;
import dev.keystore.cli.stack.Surroundings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Stacks that are made at once, of whatever is asked for; what would change is what a test says. */
final class StacksInMemory implements StackDeployer {
    final Map<String, Stack> stacks = new HashMap<>();
    final List<String> done = new ArrayList<>();
    List<Change> changes = List.of();
    StackRequest request;

    void has(String name, String status, String template, Map<String, String> parameters) {
        Map<String, String> tags = template.isEmpty() ? Map.of() : Map.of(Stack.TEMPLATE_TAG, template);
        stacks.put(name, new Stack("id/" + name, name, status, Map.of("Out", "put"), parameters, tags, false));
    }

    @Override
    public Surroundings surroundings(StackName stack) {
        return Surroundings.of("111122223333", "eu-west-1", stack.value());
    }

    @Override
    public Optional<Stack> find(String name) {
        return Optional.ofNullable(stacks.get(name));
    }

    @Override
    public List<Stack> ours() {
        return List.copyOf(stacks.values());
    }

    @Override
    public String templateOf(Stack stack) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Plan> plan(StackRequest wanted) {
        request = wanted;
        done.add("plan");
        String name = wanted.stack().value();
        Stack before = stacks.get(name);
        boolean creates = before == null || before.isOnlyPlanned();
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Plan("id/" + name, "set", creates, before == null, changes));
    }

    @Override
    public void discard(Plan plan) {
        done.add("discard");
    }

    @Override
    public Stack carryOut(Plan plan, Consumer<StackEvent> listener) {
        done.add("carry out");
        listener.accept(new StackEvent("Table", "AWS::DynamoDB::Table", "CREATE_COMPLETE", ""));
        has(request.stack().value(), "CREATE_COMPLETE", request.template().name(), request.parameters());
        return stacks.get(request.stack().value());
    }

    @Override
    public void remove(Stack stack, Consumer<StackEvent> listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void protect(Stack stack) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String drift(Stack stack) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
