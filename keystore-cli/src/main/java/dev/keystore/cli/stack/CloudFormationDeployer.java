package dev.keystore.cli.stack;

import static dev.keystore.cli.stack.StackFailures.asked;

import dev.keystore.KeystoreException.Denied;
import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.port.Identity;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackDriftDetectionStatusResponse;
import software.amazon.awssdk.services.cloudformation.model.StackDriftDetectionStatus;
import software.amazon.awssdk.services.cloudformation.model.TemplateStage;

/** Stacks in CloudFormation. */
public final class CloudFormationDeployer implements StackDeployer {
    private final CloudFormationClient client;
    private final Identity caller;
    private final Polling polling;
    private final ChangeSets changeSets;
    private final List<AutoCloseable> alsoClosed;

    /**
     * Stacks where {@code client} makes them, which is closed with this.
     *
     * @param caller whose calls they are
     * @param alsoClosed what else is closed with this
     */
    public CloudFormationDeployer(
            CloudFormationClient client, Identity caller, Polling polling, List<AutoCloseable> alsoClosed) {
        this.client = client;
        this.caller = caller;
        this.polling = polling;
        this.changeSets = new ChangeSets(client, polling);
        this.alsoClosed = List.copyOf(alsoClosed);
    }

    @Override
    public Surroundings surroundings(StackName stack) {
        String[] arn = caller.actor().split(":", 6);
        String region = client.serviceClientConfiguration().region().id();
        return new Surroundings(arn[4], region, arn[1], stack.value());
    }

    @Override
    public Optional<Stack> find(String name) {
        try {
            return client.describeStacks(r -> r.stackName(name)).stacks().stream()
                    .map(CloudFormationDeployer::stack)
                    .filter(stack -> !stack.status().equals("DELETE_COMPLETE") || name.startsWith("arn:"))
                    .findFirst()
                    .map(this::withOutputs);
        } catch (SdkException e) {
            if (StackFailures.saysThereIsNone(e)) {
                return Optional.empty();
            }
            throw StackFailures.translate(e, "cloudformation:DescribeStacks on stack " + name);
        }
    }

    private Stack withOutputs(Stack stack) {
        if (!stack.outputs().isEmpty() || !stack.isDone() || stack.template().isEmpty()) {
            return stack;
        }
        Map<String, String> ids = new HashMap<>();
        asked(
                        "cloudformation:DescribeStackResources on stack " + stack.name(),
                        () -> client.describeStackResources(r -> r.stackName(stack.id()))
                                .stackResources())
                .stream()
                .filter(resource -> resource.logicalResourceId() != null && resource.physicalResourceId() != null)
                .forEach(resource -> ids.put(resource.logicalResourceId(), resource.physicalResourceId()));
        Template template = Template.of(stack.template(), templateOf(stack));
        return stack.withOutputs(
                MadeResources.outputs(template, stack.parameters(), surroundings(new StackName(stack.name())), ids));
    }

    @Override
    public List<Stack> ours() {
        return asked(
                "cloudformation:DescribeStacks",
                () -> client.describeStacksPaginator().stacks().stream()
                        .map(CloudFormationDeployer::stack)
                        .filter(stack -> !stack.template().isEmpty())
                        .sorted(Comparator.comparing(Stack::name))
                        .toList());
    }

    @Override
    public String templateOf(Stack stack) {
        return asked(
                "cloudformation:GetTemplate on stack " + stack.name(),
                () -> client.getTemplate(r -> r.stackName(stack.id()).templateStage(TemplateStage.ORIGINAL))
                        .templateBody());
    }

    @Override
    public Optional<Plan> plan(StackRequest request) {
        Stack before = find(request.stack().value()).orElse(null);
        if (before != null && !StackState.of(before).canBePlanned()) {
            throw StackFailures.inTheWay(before);
        }
        Plan plan = changeSets.make(request, before).orElse(null);
        if (plan != null && before != null && plan.changes().isEmpty() && isAsMeant(before, request)) {
            changeSets.discard(plan);
            return Optional.empty();
        }
        return Optional.ofNullable(plan);
    }

    /** A plan without a change may still be about tags and outputs, and has to be looked at. */
    private boolean isAsMeant(Stack stack, StackRequest request) {
        return stack.parameters().entrySet().containsAll(request.parameters().entrySet())
                && stack.tags().entrySet().containsAll(request.tags().entrySet())
                && templateOf(stack).equals(request.template().text());
    }

    @Override
    public void discard(Plan plan) {
        changeSets.discard(plan);
    }

    @Override
    public Stack carryOut(Plan plan, Consumer<StackEvent> listener) {
        Events events = new Events(plan.stackId());
        begin(plan);
        Stack after = settled(plan.stackId(), events, listener, now -> now.isBusy() || now.isOnlyPlanned());
        if (!after.isDone()) {
            throw StackFailures.ofStack(after, events.firstFailure());
        }
        return after;
    }

    /** Where it was refused nothing has begun, and nothing of the plan is left. */
    private void begin(Plan plan) {
        try {
            asked(
                    "cloudformation:ExecuteChangeSet on stack " + plan.stackName(),
                    () -> client.executeChangeSet(r -> r.stackName(plan.stackId())
                            .changeSetName(plan.changeSet())
                            .clientRequestToken("keystore-" + UUID.randomUUID())));
        } catch (Denied e) {
            changeSets.discardAfter(e, plan);
            throw e;
        }
    }

    @Override
    public void remove(Stack stack, Consumer<StackEvent> listener) {
        Events events = new Events(stack.id());
        asked(
                "cloudformation:DeleteStack on stack " + stack.name(),
                () -> client.deleteStack(r -> r.stackName(stack.id())));
        Stack after = settled(
                stack.id(),
                events,
                listener,
                now -> now.isBusy() || !now.status().startsWith("DELETE_"));
        if (!after.status().equals("DELETE_COMPLETE")) {
            throw StackFailures.ofStack(after, events.firstFailure());
        }
    }

    private Stack settled(String stackId, Events events, Consumer<StackEvent> listener, Predicate<Stack> isUnderWay) {
        while (true) {
            Stack now = find(stackId)
                    .orElseThrow(
                            () -> new Misconfigured("stack " + Plan.nameOf(stackId) + " is not there", null, null));
            events.tell(listener);
            if (!isUnderWay.test(now)) {
                return now;
            }
            if (!polling.again()) {
                throw StackFailures.stillUnderWay(now.name());
            }
        }
    }

    @Override
    public void protect(Stack stack) {
        asked(
                "cloudformation:UpdateTerminationProtection on stack " + stack.name(),
                () -> client.updateTerminationProtection(
                        r -> r.stackName(stack.name()).enableTerminationProtection(true)));
    }

    @Override
    public String drift(Stack stack) {
        String action = "cloudformation:DetectStackDrift on stack " + stack.name();
        String detection = asked(
                action,
                () -> client.detectStackDrift(r -> r.stackName(stack.name())).stackDriftDetectionId());
        while (true) {
            DescribeStackDriftDetectionStatusResponse now = asked(
                    action, () -> client.describeStackDriftDetectionStatus(r -> r.stackDriftDetectionId(detection)));
            if (now.detectionStatus() == StackDriftDetectionStatus.DETECTION_COMPLETE) {
                return now.stackDriftStatusAsString();
            }
            if (now.detectionStatus() == StackDriftDetectionStatus.DETECTION_FAILED) {
                throw new Misconfigured(action + " failed: " + now.detectionStatusReason(), null, null);
            }
            if (!polling.again()) {
                throw new Misconfigured(action + " is not done yet", "give a longer --timeout", null);
            }
        }
    }

    /** What has happened to a stack since this was made. */
    private final class Events {
        private final String stackId;
        private final Set<String> told = new HashSet<>();
        private String first = "";

        Events(String stackId) {
            this.stackId = stackId;
            since().forEach(event -> told.add(event.eventId()));
        }

        void tell(Consumer<StackEvent> listener) {
            List<software.amazon.awssdk.services.cloudformation.model.StackEvent> fresh = since();
            for (int i = fresh.size() - 1; i >= 0; i--) {
                told.add(fresh.get(i).eventId());
                StackEvent event = Sdk.event(fresh.get(i));
                if (first.isEmpty() && event.isFailure()) {
                    first = event.type() + " " + event.logicalId() + ": " + event.reason();
                }
                listener.accept(event);
            }
        }

        String firstFailure() {
            return first.isEmpty() ? "CloudFormation gives no reason" : first;
        }

        /** Those that were not told of, the newest first. */
        private List<software.amazon.awssdk.services.cloudformation.model.StackEvent> since() {
            return asked(
                    "cloudformation:DescribeStackEvents on stack " + Plan.nameOf(stackId),
                    () -> client.describeStackEventsPaginator(r -> r.stackName(stackId)).stackEvents().stream()
                            .takeWhile(event -> !told.contains(event.eventId()))
                            .toList());
        }
    }

    private static Stack stack(software.amazon.awssdk.services.cloudformation.model.Stack stack) {
        return new Stack(
                stack.stackId(),
                stack.stackName(),
                stack.stackStatusAsString(),
                Sdk.outputs(stack.outputs()),
                Sdk.said(stack.parameters()),
                Sdk.written(stack.tags()),
                Boolean.TRUE.equals(stack.enableTerminationProtection()));
    }

    @Override
    public void close() {
        client.close();
        for (AutoCloseable each : alsoClosed) {
            try {
                each.close();
            } catch (Exception e) {
                throw new IllegalStateException("what signs closes without failing", e);
            }
        }
    }
}
