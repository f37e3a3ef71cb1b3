package dev.keystore.cli.cloud;

import dev.keystore.cli.stack.Rendering;
import dev.keystore.cli.stack.ResourceValues;
import dev.keystore.cli.stack.StandIns;
import dev.keystore.cli.stack.Surroundings;
import dev.keystore.cli.stack.Template;
import dev.keystore.testbed.AwsDouble;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A stack and all that CloudFormation remembers of it. */
final class KeptStack {
    /** What is put into a stack. */
    record Contents(String template, Map<String, String> parameters, Map<String, String> tags) {
        Contents {
            parameters = Map.copyOf(parameters);
            tags = Map.copyOf(tags);
        }
    }

    /** One thing that happened, of the stack itself where the logical id is its name. */
    record Event(
            String id, String logicalId, String physicalId, String type, String status, String reason, Instant at) {}

    private final String account;
    private final String name;
    private final String id;
    private final Map<String, MadeResource> resources = new LinkedHashMap<>();
    private final Map<String, ChangeSet> changeSets = new LinkedHashMap<>();
    private final List<Event> events = new ArrayList<>();
    private final Instant created = Instant.now();
    private String status = "REVIEW_IN_PROGRESS";
    private boolean terminationProtection;
    private @Nullable Contents contents;
    private Map<String, String> outputs = Map.of();

    KeptStack(String account, String name) {
        this.account = account;
        this.name = name;
        this.id = "arn:aws:cloudformation:" + AwsDouble.REGION + ":" + account + ":stack/" + name + "/"
                + UUID.randomUUID();
    }

    String account() {
        return account;
    }

    String name() {
        return name;
    }

    String id() {
        return id;
    }

    Instant created() {
        return created;
    }

    String status() {
        return status;
    }

    /** A new status, which is also an event. */
    void become(String next, String reason) {
        status = next;
        tell(name, id, "AWS::CloudFormation::Stack", next, reason);
    }

    void tell(String logicalId, String physicalId, String type, String status, String reason) {
        events.add(new Event(UUID.randomUUID().toString(), logicalId, physicalId, type, status, reason, Instant.now()));
    }

    /** The oldest first. */
    List<Event> events() {
        return List.copyOf(events);
    }

    /** What is there now, in the order in which it was made. */
    Map<String, MadeResource> resources() {
        return resources;
    }

    Map<String, ChangeSet> changeSets() {
        return changeSets;
    }

    boolean terminationProtection() {
        return terminationProtection;
    }

    void terminationProtection(boolean on) {
        terminationProtection = on;
    }

    /** What was put into it last, or null where nothing was yet. */
    @Nullable
    Contents contents() {
        return contents;
    }

    Map<String, String> outputs() {
        return outputs;
    }

    /** It stands now as it was meant to. */
    void settle(Contents meant, Map<String, String> putOut) {
        contents = meant;
        outputs = Map.copyOf(putOut);
    }

    Surroundings surroundings() {
        return Surroundings.of(account, AwsDouble.REGION, name);
    }

    Rendering rendering(Contents meant, ResourceValues values) {
        return new Rendering(Template.of(name, meant.template()), meant.parameters(), surroundings(), values);
    }

    /** What is known of a resource that is there, else what one would be called. */
    ResourceValues values(Predicate<String> isThere) {
        StandIns standIns = new StandIns(surroundings());
        return new ResourceValues() {
            @Override
            public Object reference(String logicalId, String type) {
                MadeResource made = resources.get(logicalId);
                return made == null || !isThere.test(logicalId)
                        ? standIns.reference(logicalId, type)
                        : made.physicalId();
            }

            @Override
            public Object attribute(String logicalId, String type, String attribute) {
                MadeResource made = resources.get(logicalId);
                if (made == null || !isThere.test(logicalId)) {
                    return standIns.attribute(logicalId, type, attribute);
                }
                String value = made.attributes().get(attribute);
                if (value == null) {
                    throw new IllegalStateException(type + " has no attribute " + attribute);
                }
                return value;
            }
        };
    }
}
