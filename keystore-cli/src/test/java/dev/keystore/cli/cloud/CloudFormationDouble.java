package dev.keystore.cli.cloud;

import static dev.keystore.testbed.QueryFields.invalid;

import dev.keystore.KeystoreException;
import dev.keystore.cli.cloud.KeptStack.Contents;
import dev.keystore.cli.stack.RenderedResource;
import dev.keystore.secret.MalformedException;
import dev.keystore.testbed.AwsDouble;
import dev.keystore.testbed.AwsError;
import dev.keystore.testbed.Principal;
import dev.keystore.testbed.QueryFields;
import dev.keystore.testbed.QueryService;
import dev.keystore.testbed.Refusal;
import dev.keystore.testbed.TwoAccounts;
import dev.keystore.testbed.XmlElement;
import dev.keystore.testbed.cloud.Ask;
import dev.keystore.testbed.cloud.NotAuthorized;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * AWS CloudFormation: works out templates as our own program does, and really makes tables, keys, roles and policies in the
 * accounts of a {@link TwoAccounts}, with the rights of whoever deploys. An operation is done when it is answered.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/Welcome.html">AWS CloudFormation API
 *     Reference</a>
 */
public final class CloudFormationDouble implements QueryService {
    private static final int LONGEST_TEMPLATE = 51_200;
    private static final Set<String> NAMES = Set.of("RoleName", "ManagedPolicyName", "InstanceProfileName");

    private final TwoAccounts world;
    private final List<KeptStack> stacks = new ArrayList<>();
    private final Map<String, String> detections = new LinkedHashMap<>();
    private final Failures failures = new Failures();

    private CloudFormationDouble(TwoAccounts world) {
        this.world = world;
    }

    /** Adds CloudFormation to the endpoint of a world. */
    public static CloudFormationDouble in(TwoAccounts world) {
        CloudFormationDouble added = new CloudFormationDouble(world);
        world.aws().serve("cloudformation", added);
        return added;
    }

    /** From now on making or changing the resources of a name in their templates fails. */
    public void fail(String logicalId, String reason) {
        failures.onMaking(logicalId, reason);
    }

    /** From now on removing the resources of a name in their templates fails. */
    public void failRemoval(String logicalId, String reason) {
        failures.onRemoving(logicalId, reason);
    }

    /** From now on nothing fails by itself. */
    public void clearFailures() {
        failures.clear();
    }

    @Override
    public synchronized String answer(Principal principal, Map<String, String> form) throws Refusal {
        QueryFields fields = new QueryFields(form);
        String action = form.getOrDefault("Action", "");
        authorize(principal, action, fields);
        return Answers.document(
                action,
                switch (action) {
                    case "CreateChangeSet" -> createChangeSet(principal, fields);
                    case "DescribeChangeSet" -> {
                        KeptStack stack = ofChangeSet(principal, fields);
                        yield Answers.changeSet(stack, changeSet(stack, fields));
                    }
                    case "ExecuteChangeSet" -> executeChangeSet(principal, fields);
                    case "DeleteChangeSet" -> deleteChangeSet(principal, fields);
                    case "DescribeStacks" -> describeStacks(principal, fields);
                    case "DescribeStackEvents" -> describeEvents(found(principal, fields));
                    case "DescribeStackResources" -> resources("StackResources", found(principal, fields));
                    case "ListStackResources" -> resources("StackResourceSummaries", found(principal, fields));
                    case "GetTemplate" -> getTemplate(found(principal, fields));
                    case "DeleteStack" -> deleteStack(principal, fields);
                    case "UpdateTerminationProtection" -> protect(found(principal, fields), fields);
                    case "DetectStackDrift" -> detectDrift(principal, found(principal, fields));
                    case "DescribeStackDriftDetectionStatus" -> detection(fields);
                    default ->
                        throw new Refusal(new AwsError(
                                400,
                                "InvalidAction",
                                "Could not find operation " + action + " for version 2010-05-15"));
                });
    }

    private void authorize(Principal principal, String action, QueryFields fields) throws Refusal {
        String name = fields.text("StackName");
        String resource = name == null
                ? "*"
                : name.startsWith("arn:")
                        ? name
                        : "arn:aws:cloudformation:" + AwsDouble.REGION + ":" + principal.account() + ":stack/" + name
                                + "/*";
        String account = name != null && name.startsWith("arn:") ? name.split(":", -1)[4] : principal.account();
        try {
            world.require(principal, Ask.of("cloudformation:" + action, resource, account));
        } catch (NotAuthorized e) {
            throw new Refusal(new AwsError(403, "AccessDenied", e.sentenceWithReason()));
        }
    }

    private List<XmlElement> createChangeSet(Principal principal, QueryFields fields) throws Refusal {
        String name = fields.matching("StackName", "[a-zA-Z][-a-zA-Z0-9]*|arn:.*", 1, 128);
        boolean creates = !"UPDATE".equals(fields.text("ChangeSetType"));
        KeptStack stack = stack(principal, name);
        if (creates) {
            stack = begun(principal, name, stack);
        } else {
            requireChangeable(name, stack);
        }
        if (stack == null) {
            throw noSuchStack(name);
        }
        Contents contents = contents(stack, fields);
        requireCapabilities(stack, contents, fields);
        ChangeSet set = planned(stack, fields.required("ChangeSetName"), creates, contents);
        if (!stacks.contains(stack)) {
            stack.become("REVIEW_IN_PROGRESS", "User Initiated");
            stacks.add(stack);
        }
        stack.changeSets().put(set.id(), set);
        return List.of(XmlElement.of("Id", set.id()), XmlElement.of("StackId", stack.id()));
    }

    private static KeptStack begun(Principal principal, String name, @Nullable KeptStack stack) throws Refusal {
        if (stack == null) {
            return new KeptStack(principal.account(), name);
        }
        if (!stack.status().equals("REVIEW_IN_PROGRESS")) {
            throw new Refusal(new AwsError(
                    400, "AlreadyExistsException", "Stack [" + name + "] already exists and cannot be created again"));
        }
        return stack;
    }

    private static void requireChangeable(String name, @Nullable KeptStack stack) throws Refusal {
        if (stack == null) {
            throw noSuchStack(name);
        }
        if (!stack.status().matches("CREATE_COMPLETE|UPDATE_COMPLETE|UPDATE_ROLLBACK_COMPLETE")) {
            throw invalid("Stack:" + stack.id() + " is in " + stack.status() + " state and can not be updated.");
        }
    }

    private static Contents contents(KeptStack stack, QueryFields fields) throws Refusal {
        Contents before = stack.contents();
        String template = fields.text("TemplateBody");
        if (template == null) {
            if (before == null || !"true".equals(fields.text("UsePreviousTemplate"))) {
                throw invalid("Either Template URL or Template Body must be specified.");
            }
            template = before.template();
        }
        if (template.length() > LONGEST_TEMPLATE) {
            throw QueryFields.unsatisfied("TemplateBody", "…", "have length less than or equal to " + LONGEST_TEMPLATE);
        }
        Map<String, String> given = fields.pairs("Parameters", "ParameterKey", "ParameterValue");
        List<String> names = fields.list("Parameters", ".ParameterKey");
        for (int i = 0; i < names.size(); i++) {
            if (before != null && "true".equals(fields.text("Parameters.member." + (i + 1) + ".UsePreviousValue"))) {
                given.put(names.get(i), before.parameters().getOrDefault(names.get(i), ""));
            }
        }
        try {
            Map<String, String> complete = new LinkedHashMap<>();
            Contents meant = new Contents(template, given, fields.pairs("Tags", "Key", "Value"));
            complete.putAll(stack.rendering(meant, stack.values(id -> true)).parameters());
            return new Contents(template, complete, meant.tags());
        } catch (MalformedException | KeystoreException e) {
            throw invalid("Parameter validation failed: " + e.getMessage());
        }
    }

    private static void requireCapabilities(KeptStack stack, Contents contents, QueryFields fields) throws Refusal {
        List<String> given = fields.list("Capabilities", "");
        List<RenderedResource> iam = stack.rendering(contents, stack.values(id -> true)).resources().stream()
                .filter(resource -> resource.type().startsWith("AWS::IAM::"))
                .toList();
        boolean named = iam.stream()
                .anyMatch(resource -> resource.properties().keySet().stream().anyMatch(NAMES::contains));
        boolean has = given.contains("CAPABILITY_NAMED_IAM") || (!named && given.contains("CAPABILITY_IAM"));
        if (!iam.isEmpty() && !has) {
            throw new Refusal(new AwsError(
                    400,
                    "InsufficientCapabilitiesException",
                    "Requires capabilities : [" + (named ? "CAPABILITY_NAMED_IAM" : "CAPABILITY_IAM") + "]"));
        }
    }

    private static ChangeSet planned(KeptStack stack, String name, boolean creates, Contents contents) throws Refusal {
        String id = "arn:aws:cloudformation:" + AwsDouble.REGION + ":" + stack.account() + ":changeSet/" + name + "/"
                + UUID.randomUUID();
        if (contents.equals(stack.contents())) {
            String reason =
                    "The submitted information didn't contain changes. Submit different information to create a "
                            + "change set.";
            return new ChangeSet(id, name, creates, contents, List.of(), "FAILED", reason);
        }
        try {
            List<ChangeSet.Change> changes = Planning.changes(stack, contents);
            return new ChangeSet(id, name, creates, contents, changes, "CREATE_COMPLETE", "");
        } catch (CannotMake e) {
            throw invalid("Template format error: " + e.reason());
        }
    }

    private List<XmlElement> executeChangeSet(Principal principal, QueryFields fields) throws Refusal {
        KeptStack stack = ofChangeSet(principal, fields);
        ChangeSet set = changeSet(stack, fields);
        if (set.status().equals("FAILED")) {
            throw new Refusal(new AwsError(
                    400,
                    "InvalidChangeSetStatus",
                    "ChangeSet [" + set.id() + "] cannot be executed in its current status of [FAILED]"));
        }
        stack.changeSets().clear();
        Deployment.carryOut(new Deployer(world, principal, stack.name()), stack, set, failures);
        return List.of();
    }

    private List<XmlElement> deleteChangeSet(Principal principal, QueryFields fields) throws Refusal {
        KeptStack stack = ofChangeSet(principal, fields);
        stack.changeSets().values().removeIf(set -> isMeant(set, fields.text("ChangeSetName")));
        return List.of();
    }

    private List<XmlElement> describeStacks(Principal principal, QueryFields fields) throws Refusal {
        Stream<KeptStack> described = fields.text("StackName") == null
                ? stacks.stream()
                        .filter(stack -> stack.account().equals(principal.account()))
                        .filter(stack -> !stack.status().equals("DELETE_COMPLETE"))
                : Stream.of(found(principal, fields));
        return List.of(XmlElement.list("Stacks", described.map(Answers::stack).toList()));
    }

    private static List<XmlElement> describeEvents(KeptStack stack) {
        List<KeptStack.Event> newestFirst = new ArrayList<>(stack.events());
        Collections.reverse(newestFirst);
        return List.of(XmlElement.list(
                "StackEvents",
                newestFirst.stream().map(event -> Answers.event(stack, event)).toList()));
    }

    private static List<XmlElement> resources(String name, KeptStack stack) {
        return List.of(XmlElement.list(
                name,
                stack.resources().entrySet().stream()
                        .map(made -> Answers.resource(stack, made.getKey(), made.getValue()))
                        .toList()));
    }

    private static List<XmlElement> getTemplate(KeptStack stack) throws Refusal {
        Contents contents = stack.contents();
        if (contents == null) {
            throw invalid("Template for stack " + stack.name() + " does not exist");
        }
        return List.of(XmlElement.of("TemplateBody", contents.template()));
    }

    private List<XmlElement> deleteStack(Principal principal, QueryFields fields) throws Refusal {
        KeptStack stack = stack(principal, fields.required("StackName"));
        if (stack == null || stack.status().equals("DELETE_COMPLETE")) {
            return List.of();
        }
        if (stack.terminationProtection()) {
            throw invalid("Stack [" + stack.name() + "] cannot be deleted while TerminationProtection is enabled");
        }
        Deployment.remove(new Deployer(world, principal, stack.name()), stack, failures);
        return List.of();
    }

    private static List<XmlElement> protect(KeptStack stack, QueryFields fields) throws Refusal {
        stack.terminationProtection("true".equals(fields.required("EnableTerminationProtection")));
        return List.of(XmlElement.of("StackId", stack.id()));
    }

    private List<XmlElement> detectDrift(Principal principal, KeptStack stack) {
        Deployer deployer = new Deployer(world, principal, stack.name());
        boolean drifted = false;
        for (MadeResource made : stack.resources().values()) {
            try {
                drifted |= !ResourceKinds.of(made.type()).isAsMade(deployer, made);
            } catch (CannotMake e) {
                throw new IllegalStateException(e);
            }
        }
        String id = UUID.randomUUID().toString();
        detections.put(id, drifted ? "DRIFTED" : "IN_SYNC");
        return List.of(XmlElement.of("StackDriftDetectionId", id));
    }

    private List<XmlElement> detection(QueryFields fields) throws Refusal {
        String id = fields.required("StackDriftDetectionId");
        String status = detections.get(id);
        if (status == null) {
            throw invalid("Stack drift detection with id " + id + " does not exist");
        }
        return List.of(
                XmlElement.of("StackDriftDetectionId", id),
                XmlElement.of("StackDriftStatus", status),
                XmlElement.of("DetectionStatus", "DETECTION_COMPLETE"));
    }

    private KeptStack ofChangeSet(Principal principal, QueryFields fields) throws Refusal {
        String name = fields.text("StackName");
        if (name != null) {
            return found(principal, fields);
        }
        return stacks.stream()
                .filter(stack -> stack.changeSets().values().stream()
                        .anyMatch(set -> isMeant(set, fields.text("ChangeSetName"))))
                .findFirst()
                .orElseThrow(() -> noSuchChangeSet(fields));
    }

    private static ChangeSet changeSet(KeptStack stack, QueryFields fields) throws Refusal {
        return stack.changeSets().values().stream()
                .filter(set -> isMeant(set, fields.text("ChangeSetName")))
                .findFirst()
                .orElseThrow(() -> noSuchChangeSet(fields));
    }

    private static boolean isMeant(ChangeSet set, @Nullable String asked) {
        return set.id().equals(asked) || set.name().equals(asked);
    }

    private static Refusal noSuchChangeSet(QueryFields fields) {
        return new Refusal(new AwsError(
                404, "ChangeSetNotFound", "ChangeSet [" + fields.text("ChangeSetName") + "] does not exist"));
    }

    private KeptStack found(Principal principal, QueryFields fields) throws Refusal {
        String name = fields.required("StackName");
        KeptStack stack = stack(principal, name);
        if (stack == null) {
            throw noSuchStack(name);
        }
        return stack;
    }

    /** By name those that are there, by ARN also those that were. */
    private @Nullable KeptStack stack(Principal principal, String name) {
        return stacks.stream()
                .filter(stack -> stack.account().equals(principal.account()))
                .filter(stack -> stack.id().equals(name)
                        || (stack.name().equals(name) && !stack.status().equals("DELETE_COMPLETE")))
                .findFirst()
                .orElse(null);
    }

    private static Refusal noSuchStack(String name) {
        return invalid("Stack with id " + name + " does not exist");
    }
}
