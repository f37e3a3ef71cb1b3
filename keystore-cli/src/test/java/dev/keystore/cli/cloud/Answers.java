package dev.keystore.cli.cloud;

import dev.keystore.testbed.XmlElement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Writes stacks and their parts as CloudFormation answers them. */
final class Answers {
    private static final String NAMESPACE = "http://cloudformation.amazonaws.com/doc/2010-05-15/";

    private Answers() {}

    static String document(String action, List<XmlElement> result) {
        XmlElement metadata = new XmlElement(
                "ResponseMetadata",
                List.of(XmlElement.of("RequestId", UUID.randomUUID().toString())));
        return new XmlElement(action + "Response", List.of(new XmlElement(action + "Result", result), metadata))
                .document(NAMESPACE);
    }

    static List<XmlElement> stack(KeptStack stack) {
        List<XmlElement> fields = new ArrayList<>(List.of(
                XmlElement.of("StackId", stack.id()),
                XmlElement.of("StackName", stack.name()),
                XmlElement.of("StackStatus", stack.status()),
                XmlElement.of("CreationTime", time(stack.created())),
                XmlElement.of("EnableTerminationProtection", Boolean.toString(stack.terminationProtection())),
                XmlElement.of("DisableRollback", "false"),
                pairs("Outputs", "OutputKey", "OutputValue", stack.outputs())));
        KeptStack.Contents contents = stack.contents();
        if (contents != null) {
            fields.add(pairs("Parameters", "ParameterKey", "ParameterValue", contents.parameters()));
            fields.add(pairs("Tags", "Key", "Value", contents.tags()));
        }
        return fields;
    }

    static List<XmlElement> event(KeptStack stack, KeptStack.Event event) {
        List<XmlElement> fields = new ArrayList<>(List.of(
                XmlElement.of("StackId", stack.id()),
                XmlElement.of("StackName", stack.name()),
                XmlElement.of("EventId", event.id()),
                XmlElement.of("LogicalResourceId", event.logicalId()),
                XmlElement.of("PhysicalResourceId", event.physicalId()),
                XmlElement.of("ResourceType", event.type()),
                XmlElement.of("ResourceStatus", event.status()),
                XmlElement.of("Timestamp", time(event.at()))));
        if (!event.reason().isEmpty()) {
            fields.add(XmlElement.of("ResourceStatusReason", event.reason()));
        }
        return fields;
    }

    static List<XmlElement> resource(KeptStack stack, String logicalId, MadeResource made) {
        String status = stack.events().stream()
                .filter(event -> event.logicalId().equals(logicalId))
                .reduce((first, second) -> second)
                .map(KeptStack.Event::status)
                .orElse("CREATE_COMPLETE");
        return List.of(
                XmlElement.of("StackId", stack.id()),
                XmlElement.of("StackName", stack.name()),
                XmlElement.of("LogicalResourceId", logicalId),
                XmlElement.of("PhysicalResourceId", made.physicalId()),
                XmlElement.of("ResourceType", made.type()),
                XmlElement.of("ResourceStatus", status),
                XmlElement.of("Timestamp", time(stack.created())),
                XmlElement.of("LastUpdatedTimestamp", time(stack.created())));
    }

    static List<XmlElement> changeSet(KeptStack stack, ChangeSet set) {
        boolean failed = set.status().equals("FAILED");
        List<XmlElement> fields = new ArrayList<>(List.of(
                XmlElement.of("ChangeSetName", set.name()),
                XmlElement.of("ChangeSetId", set.id()),
                XmlElement.of("StackId", stack.id()),
                XmlElement.of("StackName", stack.name()),
                XmlElement.of("Status", set.status()),
                XmlElement.of("ExecutionStatus", failed ? "UNAVAILABLE" : "AVAILABLE"),
                XmlElement.of("CreationTime", time(stack.created())),
                pairs(
                        "Parameters",
                        "ParameterKey",
                        "ParameterValue",
                        set.contents().parameters()),
                pairs("Tags", "Key", "Value", set.contents().tags()),
                XmlElement.list(
                        "Changes", set.changes().stream().map(Answers::change).toList())));
        if (failed) {
            fields.add(XmlElement.of("StatusReason", set.reason()));
        }
        return fields;
    }

    private static List<XmlElement> change(ChangeSet.Change change) {
        List<XmlElement> fields = new ArrayList<>(List.of(
                XmlElement.of("Action", change.action()),
                XmlElement.of("LogicalResourceId", change.logicalId()),
                XmlElement.of("ResourceType", change.type())));
        if (!change.physicalId().isEmpty()) {
            fields.add(XmlElement.of("PhysicalResourceId", change.physicalId()));
        }
        if (!change.replacement().isEmpty()) {
            fields.add(XmlElement.of("Replacement", change.replacement()));
            fields.add(new XmlElement("Scope", List.of(XmlElement.of("member", change.scope()))));
        }
        fields.add(XmlElement.list(
                "Details",
                change.properties().stream()
                        .map(name -> List.of(new XmlElement(
                                "Target",
                                List.of(XmlElement.of("Attribute", "Properties"), XmlElement.of("Name", name)))))
                        .toList()));
        return List.of(XmlElement.of("Type", "Resource"), new XmlElement("ResourceChange", fields));
    }

    private static XmlElement pairs(String name, String key, String value, Map<String, String> pairs) {
        return XmlElement.list(
                name,
                new TreeMap<>(pairs)
                        .entrySet().stream()
                                .map(pair -> List.of(
                                        XmlElement.of(key, pair.getKey()), XmlElement.of(value, pair.getValue())))
                                .toList());
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
