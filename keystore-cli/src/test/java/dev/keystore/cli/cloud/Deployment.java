package dev.keystore.cli.cloud;

import dev.keystore.cli.cloud.KeptStack.Contents;
import dev.keystore.cli.stack.RenderedResource;
import dev.keystore.cli.stack.Rendering;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Carries out what was planned, or takes it back where something fails. */
final class Deployment {
    private final Deployer deployer;
    private final KeptStack stack;
    private final Failures failures;
    private final String verb;
    private final Map<String, MadeResource> before;
    private final List<String> made = new ArrayList<>();
    private final List<String> changed = new ArrayList<>();
    private final Map<String, MadeResource> replaced = new LinkedHashMap<>();

    private Deployment(Deployer deployer, KeptStack stack, Failures failures, String verb) {
        this.deployer = deployer;
        this.stack = stack;
        this.failures = failures;
        this.verb = verb;
        this.before = new HashMap<>(stack.resources());
    }

    static void carryOut(Deployer deployer, KeptStack stack, ChangeSet changes, Failures failures) {
        new Deployment(deployer, stack, failures, changes.creates() ? "CREATE" : "UPDATE").carryOut(changes.contents());
    }

    /** Removes a stack, but for what is to be retained. */
    static void remove(Deployer deployer, KeptStack stack, Failures failures) {
        new Deployment(deployer, stack, failures, "DELETE").removeAll();
    }

    private void carryOut(Contents meant) {
        stack.become(verb + "_IN_PROGRESS", "User Initiated");
        Rendering rendering = stack.rendering(meant, stack.values(id -> true));
        for (String id : rendering.order()) {
            try {
                failures.checkMaking(id);
                settle(id, rendering.resource(id));
            } catch (CannotMake e) {
                tell(
                        id,
                        verbFor(id) + "_FAILED",
                        e.reason(),
                        rendering.resource(id).type());
                rollBack(id);
                return;
            }
        }
        stack.settle(meant, rendering.outputs());
        cleanUp(rendering);
        stack.become(verb + "_COMPLETE", "");
    }

    private void settle(String id, RenderedResource resource) throws CannotMake {
        ResourceKind kind = ResourceKinds.of(resource.type());
        MadeResource there = stack.resources().get(id);
        if (there != null && Planning.differences(there.rendered(), resource).isEmpty()) {
            stack.resources().put(id, there.from(resource));
            return;
        }
        tell(id, verbFor(id) + "_IN_PROGRESS", "", resource.type());
        if (there == null) {
            stack.resources().put(id, kind.make(deployer, resource));
            made.add(id);
        } else if (Planning.replaces(there.rendered(), resource)) {
            stack.resources().put(id, kind.make(deployer, resource));
            replaced.put(id, there);
        } else {
            stack.resources().put(id, kind.update(deployer, there, resource));
            changed.add(id);
        }
        tell(id, verbFor(id) + "_COMPLETE", "", resource.type());
    }

    private String verbFor(String id) {
        return before.containsKey(id) ? "UPDATE" : "CREATE";
    }

    /** What is there no more, and what something else has taken the place of. */
    private void cleanUp(Rendering rendering) {
        replaced.forEach((id, old) -> removeOne(id, old, "UpdateReplacePolicy"));
        List<String> gone = new ArrayList<>(stack.resources().keySet());
        gone.removeAll(rendering.logicalIds());
        Collections.reverse(gone);
        for (String id : gone) {
            MadeResource old = stack.resources().remove(id);
            if (old != null) {
                removeOne(id, old, "DeletionPolicy");
            }
        }
    }

    private void rollBack(String failed) {
        boolean creates = verb.equals("CREATE");
        String prefix = creates ? "ROLLBACK" : "UPDATE_ROLLBACK";
        stack.become(prefix + "_IN_PROGRESS", "The following resource(s) failed to create: [" + failed + "]. ");
        Collections.reverse(made);
        boolean clean = true;
        for (String id : made) {
            MadeResource one = stack.resources().remove(id);
            if (one != null) {
                clean &= takenBack(id, one);
            }
        }
        for (String id : changed) {
            clean &= changedBack(id);
        }
        for (Map.Entry<String, MadeResource> old : replaced.entrySet()) {
            MadeResource one = stack.resources().put(old.getKey(), old.getValue());
            if (one != null) {
                clean &= takenBack(old.getKey(), one);
            }
        }
        stack.become(prefix + (clean ? "_COMPLETE" : "_FAILED"), "");
    }

    /** What was only just made goes also where it is to be retained later on, but not where it is to be in any case. */
    private boolean takenBack(String id, MadeResource one) {
        if ("Retain".equals(one.rendered().declaration().get("DeletionPolicy"))) {
            tell(id, "DELETE_SKIPPED", "", one.type());
            return true;
        }
        return removed(id, one);
    }

    private boolean changedBack(String id) {
        MadeResource old = before.get(id);
        MadeResource now = stack.resources().get(id);
        if (old == null || now == null) {
            throw new IllegalStateException(id + " was changed and isn't there");
        }
        try {
            stack.resources().put(id, ResourceKinds.of(old.type()).update(deployer, now, old.rendered()));
            tell(id, "UPDATE_COMPLETE", "", old.type());
            return true;
        } catch (CannotMake e) {
            tell(id, "UPDATE_FAILED", e.reason(), old.type());
            return false;
        }
    }

    private void removeAll() {
        stack.become("DELETE_IN_PROGRESS", "User Initiated");
        List<String> ids = new ArrayList<>(stack.resources().keySet());
        Collections.reverse(ids);
        for (String id : ids) {
            MadeResource one = stack.resources().get(id);
            if (one != null && removeOne(id, one, "DeletionPolicy")) {
                stack.resources().remove(id);
            }
        }
        boolean clean = stack.resources().isEmpty();
        stack.become(
                clean ? "DELETE_COMPLETE" : "DELETE_FAILED",
                clean
                        ? ""
                        : "The following resource(s) failed to delete: "
                                + stack.resources().keySet() + ". ");
    }

    private boolean removeOne(String id, MadeResource one, String policy) {
        Object said = one.rendered().declaration().getOrDefault(policy, "Delete");
        if (said.equals("Retain") || said.equals("RetainExceptOnCreate")) {
            tell(id, "DELETE_SKIPPED", "", one.type());
            return true;
        }
        return removed(id, one);
    }

    private boolean removed(String id, MadeResource one) {
        try {
            failures.checkRemoving(id);
            ResourceKinds.of(one.type()).remove(deployer, one);
            tell(id, "DELETE_COMPLETE", "", one.type());
            return true;
        } catch (CannotMake e) {
            tell(id, "DELETE_FAILED", e.reason(), one.type());
            return false;
        }
    }

    private void tell(String id, String status, String reason, String type) {
        MadeResource one = stack.resources().get(id);
        stack.tell(id, one == null ? "" : one.physicalId(), type, status, reason);
    }
}
