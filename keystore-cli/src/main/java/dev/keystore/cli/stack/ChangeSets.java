package dev.keystore.cli.stack;

import static dev.keystore.cli.stack.StackFailures.asked;

import dev.keystore.KeystoreException.Denied;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;

/** Plans as CloudFormation keeps them. */
final class ChangeSets {
    private final CloudFormationClient client;
    private final Polling polling;

    ChangeSets(CloudFormationClient client, Polling polling) {
        this.client = client;
        this.polling = polling;
    }

    /** A plan for {@code request}, whose stack stands as {@code before}, null for not at all; empty if nothing would change. */
    Optional<Plan> make(StackRequest request, @Nullable Stack before) {
        String name = request.stack().value();
        boolean creates = before == null || before.isOnlyPlanned();
        CreateChangeSetResponse made;
        try {
            made = client.createChangeSet(r -> r.stackName(name)
                    .changeSetName("keystore-" + UUID.randomUUID())
                    .changeSetType(creates ? ChangeSetType.CREATE : ChangeSetType.UPDATE)
                    .templateBody(request.template().text())
                    .capabilities(Capability.CAPABILITY_IAM)
                    .parameters(Sdk.parameters(request.parameters()))
                    .tags(Sdk.tags(request.tags())));
        } catch (SdkException e) {
            if (StackFailures.saysNothingChanges(String.valueOf(e.getMessage()))) {
                return Optional.empty();
            }
            throw StackFailures.translate(e, "cloudformation:CreateChangeSet on stack " + name);
        }
        Plan plan = new Plan(made.stackId(), made.id(), creates, before == null, List.of());
        try {
            return ready(plan, name);
        } catch (RuntimeException e) {
            discardAfter(e, plan);
            throw e;
        }
    }

    private Optional<Plan> ready(Plan plan, String name) {
        while (true) {
            DescribeChangeSetResponse set = described(plan, name, null);
            if (set.status() == ChangeSetStatus.FAILED) {
                String reason = Objects.requireNonNullElse(set.statusReason(), "no reason given");
                if (!StackFailures.saysNothingChanges(reason)) {
                    throw StackFailures.ofPlan(name, reason);
                }
                discard(plan);
                return Optional.empty();
            }
            if (set.status() == ChangeSetStatus.CREATE_COMPLETE) {
                return Optional.of(plan.with(changes(set, plan, name)));
            }
            if (!polling.again()) {
                throw StackFailures.notEvenPlanned(name);
            }
        }
    }

    private List<Change> changes(DescribeChangeSetResponse first, Plan plan, String name) {
        List<Change> changes = new ArrayList<>();
        DescribeChangeSetResponse page = first;
        while (true) {
            page.changes().forEach(change -> changes.add(change(change.resourceChange())));
            if (page.nextToken() == null) {
                return changes;
            }
            page = described(plan, name, page.nextToken());
        }
    }

    private DescribeChangeSetResponse described(Plan plan, String name, @Nullable String page) {
        return asked(
                "cloudformation:DescribeChangeSet on stack " + name,
                () -> client.describeChangeSet(r -> r.stackName(plan.stackId())
                        .changeSetName(plan.changeSet())
                        .nextToken(page)));
    }

    private static Change change(ResourceChange change) {
        return new Change(
                Objects.requireNonNullElse(change.actionAsString(), ""),
                change.logicalResourceId(),
                change.resourceType(),
                Objects.requireNonNullElse(change.replacementAsString(), ""));
    }

    /** Removes {@code plan}, and a stack that was there only for it. Throws where something is left, naming it. */
    void discard(Plan plan) {
        try {
            removeAll(plan);
        } catch (Denied e) {
            throw new Denied(
                    e.getMessage(),
                    "nothing was changed, but the plan is left"
                            + (plan.beginsStack() ? " in a stack that is only planned" : "")
                            + ": remove stack or change set by hand, or let whoever deploys remove both",
                    e);
        }
    }

    private void removeAll(Plan plan) {
        asked(
                "cloudformation:DeleteChangeSet on stack " + plan.stackName(),
                () -> client.deleteChangeSet(r -> r.stackName(plan.stackId()).changeSetName(plan.changeSet())));
        if (plan.beginsStack()) {
            asked(
                    "cloudformation:DeleteStack on stack " + plan.stackName(),
                    () -> client.deleteStack(r -> r.stackName(plan.stackId())));
        }
    }

    /** After {@code failure}, which is what the user has to hear of. */
    void discardAfter(RuntimeException failure, Plan plan) {
        try {
            discard(plan);
        } catch (RuntimeException second) {
            failure.addSuppressed(second);
        }
    }
}
