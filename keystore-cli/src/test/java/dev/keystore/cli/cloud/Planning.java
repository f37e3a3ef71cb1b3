package dev.keystore.cli.cloud;

import dev.keystore.cli.cloud.KeptStack.Contents;
import dev.keystore.cli.stack.RenderedResource;
import dev.keystore.cli.stack.Rendering;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Finds out what a stack's new contents would change. */
final class Planning {
    private static final Set<String> WITH_TAGS = Set.of("AWS::DynamoDB::Table", "AWS::KMS::Key", "AWS::IAM::Role");

    private final KeptStack stack;
    private final Contents meant;
    private final Set<String> fresh = new HashSet<>();

    private Planning(KeptStack stack, Contents meant) {
        this.stack = stack;
        this.meant = meant;
    }

    static List<ChangeSet.Change> changes(KeptStack stack, Contents meant) throws CannotMake {
        return new Planning(stack, meant).changes();
    }

    /** The properties of a resource that differ. */
    static Set<String> differences(RenderedResource before, RenderedResource after) {
        Set<String> names = new TreeSet<>(before.properties().keySet());
        names.addAll(after.properties().keySet());
        names.removeIf(name ->
                Objects.equals(before.properties().get(name), after.properties().get(name)));
        return names;
    }

    /** Whether another resource has to take the place of one that changes so. */
    static boolean replaces(RenderedResource before, RenderedResource after) throws CannotMake {
        Set<String> changed = differences(before, after);
        return !before.type().equals(after.type())
                || ResourceKinds.of(after.type()).replacing().stream().anyMatch(changed::contains);
    }

    private List<ChangeSet.Change> changes() throws CannotMake {
        List<ChangeSet.Change> changes = new ArrayList<>();
        Rendering rendering = stack.rendering(meant, stack.values(id -> !fresh.contains(id)));
        for (String id : rendering.order()) {
            RenderedResource after = rendering.resource(id);
            MadeResource made = stack.resources().get(id);
            if (made == null) {
                changes.add(new ChangeSet.Change("Add", id, "", after.type(), "", "", List.of()));
            } else {
                modification(id, made, after, changes);
            }
        }
        for (Map.Entry<String, MadeResource> made : stack.resources().entrySet()) {
            if (!rendering.logicalIds().contains(made.getKey())) {
                MadeResource gone = made.getValue();
                changes.add(new ChangeSet.Change(
                        "Remove", made.getKey(), gone.physicalId(), gone.type(), "", "", List.of()));
            }
        }
        return changes;
    }

    private void modification(String id, MadeResource made, RenderedResource after, List<ChangeSet.Change> changes)
            throws CannotMake {
        Set<String> changed = differences(made.rendered(), after);
        if (!changed.isEmpty()) {
            boolean replaces = replaces(made.rendered(), after);
            if (replaces) {
                fresh.add(id);
            }
            changes.add(new ChangeSet.Change(
                    "Modify",
                    id,
                    made.physicalId(),
                    after.type(),
                    replaces ? "True" : "False",
                    "Properties",
                    List.copyOf(changed)));
        } else if (hasOtherTags() && WITH_TAGS.contains(after.type())) {
            changes.add(
                    new ChangeSet.Change("Modify", id, made.physicalId(), after.type(), "False", "Tags", List.of()));
        }
    }

    private boolean hasOtherTags() {
        Contents before = stack.contents();
        return before != null && !before.tags().equals(meant.tags());
    }
}
