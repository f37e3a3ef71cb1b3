package dev.keystore.cli.stack;

import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.port.Identity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackDriftDetectionStatusResponse;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;
import software.amazon.awssdk.services.cloudformation.model.StackDriftDetectionStatus;
import software.amazon.awssdk.services.cloudformation.model.TemplateStage;

/** Stacks in CloudFormation. */
public final class CloudFormationDeployer implements StackDeployer {
    private final CloudFormationClient client;
    private final Identity caller;
    private final Polling polling;
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
                    .findFirst();
        } catch (SdkException e) {
            if (StackFailures.saysThereIsNone(e)) {
                return Optional.empty();
            }
            throw StackFailures.translate(e, "cloudformation:DescribeStacks on stack " + name);
        }
    }

    @Override
    public List<Stack> ours() {
        return asked("cloudformation:DescribeStacks", () -> client.describeStacksPaginator().stacks().stream()
                .map(CloudFormationDeployer::stack)
                .filter(stack -> !stack.template().isEmpty())
                .sorted(Comparator.comparing(Stack::name))
                .toList());
    }

    @Override
    public String templateOf(Stack stack) {
        return asked("cloudformation:GetTemplate on stack " + stack.name(), () -> client.getTemplate(
                        r -> r.stackName(stack.id()).templateStage(TemplateStage.ORIGINAL))
                .templateBody());
    }

    @Override
    public Plan plan(StackRequest request) {
        String name = request.stack().value();
        Stack before = find(name).orElse(null);
        if (before != null && !StackState.of(before).canBePlanned()) {
            throw StackFailures.inTheWay(before);
        }
        boolean creates = before == null || before.isOnlyPlanned();
        CreateChangeSetResponse made = asked("cloudformation:CreateChangeSet on stack " + name, () -> client.createChangeSet(
                r -> r.stackName(name)
                        .changeSetName("keystore-" + UUID.randomUUID())
                        .changeSetType(creates ? ChangeSetType.CREATE : ChangeSetType.UPDATE)
                        .templateBody(request.template().text())
                        .capabilities(Capability.CAPABILITY_IAM)
                        .parameters(Sdk.parameters(request.parameters()))
                        .tags(Sdk.tags(request.tags()))));
        Plan unfinished = new Plan(made.stackId(), made.id(), creates, before == null, List.of());
        try {
            return finished(unfinished, name);
        } catch (RuntimeException e) {
            discardQuietly(unfinished, e);
            throw e;
        }
    }

    private Plan finished(Plan plan, String name) {
        while (true) {
            DescribeChangeSetResponse set = described(plan, name, null);
            if (set.status() == ChangeSetStatus.FAILED) {
                String reason = Objects.requireNonNullElse(set.statusReason(), "no reason given");
                if (!StackFailures.saysNothingChanges(reason)) {
                    throw StackFailures.ofPlan(name, reason);
                }
                discard(plan);
                return new Plan(plan.stackId(), "", plan.creates(), plan.stackIsOurs(), List.of());
            }
            if (set.status() == ChangeSetStatus.CREATE_COMPLETE) {
                return new Plan(
                        plan.stackId(), plan.changeSet(), plan.creates(), plan.stackIsOurs(), changes(set, plan, name));
            }
            if (!polling.again()) {
                throw StackFailures.notEvenPlanned(name);
            }
        }
    }

    private List<Change> changes(DescribeChangeSetResponse first, Plan plan, String name) {
        List<Change> changes = new ArrayList<>();
        for (DescribeChangeSetResponse page = first; ; page = described(plan, name, page.nextToken())) {
            page.changes().forEach(change -> changes.add(change(change.resourceChange())));
            if (page.nextToken() == null) {
                return changes;
            }
        }
    }

    private DescribeChangeSetResponse described(Plan plan, String name, @Nullable String page) {
        return asked("cloudformation:DescribeChangeSet on stack " + name, () -> client.describeChangeSet(
                r -> r.stackName(plan.stackId()).changeSetName(plan.changeSet()).nextToken(page)));
    }

    private static Change change(ResourceChange change) {
        return new Change(
                Objects.requireNonNullElse(change.actionAsString(), ""),
                change.logicalResourceId(),
                change.resourceType(),
                Objects.requireNonNullElse(change.replacementAsString(), ""));
    }

    @Override
    public void discard(Plan plan) {
        if (plan.changesNothing()) {
            return;
        }
        asked("cloudformation:DeleteChangeSet", () -> client.deleteChangeSet(
                r -> r.stackName(plan.stackId()).changeSetName(plan.changeSet())));
        if (plan.creates() && plan.stackIsOurs()) {
            asked("cloudformation:DeleteStack", () -> client.deleteStack(r -> r.stackName(plan.stackId())));
        }
    }

    /** After {@code failure}, which is what the user has to hear of. */
    private void discardQuietly(Plan plan, RuntimeException failure) {
        try {
            discard(plan);
        } catch (RuntimeException second) {
            failure.addSuppressed(second);
        }
    }

    @Override
    public Stack carryOut(Plan plan, Consumer<StackEvent> listener) {
        String name = nameOf(plan.stackId());
        Events events = new Events(plan.stackId());
        asked("cloudformation:ExecuteChangeSet on stack " + name, () -> client.executeChangeSet(r -> r.stackName(plan.stackId())
                .changeSetName(plan.changeSet())
                .clientRequestToken("keystore-" + UUID.randomUUID())));
        Stack after = settled(plan.stackId(), events, listener);
        if (!after.isDone()) {
            throw StackFailures.ofStack(after, events.firstFailure());
        }
        return after;
    }

    @Override
    public void remove(Stack stack, Consumer<StackEvent> listener) {
        Events events = new Events(stack.id());
        asked("cloudformation:DeleteStack on stack " + stack.name(), () -> client.deleteStack(r -> r.stackName(stack.id())));
        Stack after = settled(stack.id(), events, listener);
        if (!after.status().equals("DELETE_COMPLETE")) {
            throw StackFailures.ofStack(after, events.firstFailure());
        }
    }

    private Stack settled(String stackId, Events events, Consumer<StackEvent> listener) {
        while (true) {
            Stack now = find(stackId)
                    .orElseThrow(() -> new Misconfigured("stack " + nameOf(stackId) + " is not there", null, null));
            events.tell(listener);
            if (!now.isBusy() && !now.isOnlyPlanned()) {
                return now;
            }
            if (!polling.again()) {
                throw StackFailures.stillUnderWay(now.name());
            }
        }
    }

    @Override
    public void protect(Stack stack) {
        asked("cloudformation:UpdateTerminationProtection on stack " + stack.name(), () -> client.updateTerminationProtection(
                r -> r.stackName(stack.name()).enableTerminationProtection(true)));
    }

    @Override
    public String drift(Stack stack) {
        String action = "cloudformation:DetectStackDrift on stack " + stack.name();
        String detection =
                asked(action, () -> client.detectStackDrift(r -> r.stackName(stack.name())).stackDriftDetectionId());
        while (true) {
            DescribeStackDriftDetectionStatusResponse now =
                    asked(action, () -> client.describeStackDriftDetectionStatus(r -> r.stackDriftDetectionId(detection)));
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
            return asked("cloudformation:DescribeStackEvents on stack " + nameOf(stackId), () -> client
                    .describeStackEventsPaginator(r -> r.stackName(stackId))
                    .stackEvents()
                    .stream()
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
                Sdk.written(stack.tags()));
    }

    private static String nameOf(String stackId) {
        String[] parts = stackId.split("/", -1);
        return parts.length > 1 ? parts[1] : stackId;
    }

    private static <T> T asked(String action, Supplier<T> question) {
        try {
            return question.get();
        } catch (SdkException e) {
            throw StackFailures.translate(e, action);
        }
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
