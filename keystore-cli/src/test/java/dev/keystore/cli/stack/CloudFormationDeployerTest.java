package dev.keystore.cli.stack;

import static dev.keystore.cli.stack.ScriptedCloudFormation.STACK_ID;
import static dev.keystore.cli.stack.ScriptedCloudFormation.error;
import static dev.keystore.cli.stack.ScriptedCloudFormation.event;
import static dev.keystore.cli.stack.ScriptedCloudFormation.stack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.KeystoreException;
import dev.keystore.KeystoreException.Conflict;
import dev.keystore.KeystoreException.Denied;
import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.KeystoreException.OutcomeUnknown;
import dev.keystore.KeystoreException.Refused;
import dev.keystore.KeystoreException.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CloudFormation is asked what it has to be asked, and believed what it says. */
final class CloudFormationDeployerTest {
    private static final Duration LONG = Duration.ofHours(1);
    private static final String NONE = error("ValidationError", "Stack with id a-stack does not exist");
    private static final String OUTPUTS =
            "<Outputs><member><OutputKey>StoreId</OutputKey><OutputValue>keystore</OutputValue></member></Outputs>";
    private static final String MADE = "<Id>arn:set</Id><StackId>" + STACK_ID + "</StackId>";
    private static final StackRequest REQUEST = new StackRequest(
            new StackName("a-stack"),
            Template.of("store", "Resources: {}"),
            Map.of("StoreId", "keystore"),
            Map.of(Stack.TEMPLATE_TAG, "store"));

    private final ScriptedCloudFormation cloud = new ScriptedCloudFormation();
    private final List<String> told = new ArrayList<>();

    @AfterEach
    void close() {
        cloud.close();
    }

    private StackDeployer deployer() {
        return cloud.deployer(() -> LONG);
    }

    private static String changeSet(String status, String reason, String... changes) {
        return "<Status>" + status + "</Status><StatusReason>" + reason + "</StatusReason><Changes>"
                + String.join("", changes) + "</Changes>";
    }

    private static String change(String action, String resource, String replacement) {
        return """
                <member><Type>Resource</Type><ResourceChange><Action>%s</Action><LogicalResourceId>%s</LogicalResourceId>
                <ResourceType>AWS::DynamoDB::Table</ResourceType><Replacement>%s</Replacement></ResourceChange></member>
                """.formatted(action, resource, replacement);
    }

    @Test
    void plansANewStackByChangeSet() {
        cloud.on("DescribeStacks", NONE)
                .on("CreateChangeSet", MADE)
                .on(
                        "DescribeChangeSet",
                        changeSet("CREATE_IN_PROGRESS", ""),
                        changeSet("CREATE_COMPLETE", "", change("Add", "Table", "")) + "<NextToken>more</NextToken>",
                        changeSet("CREATE_COMPLETE", "", change("Modify", "Other", "Conditional")));
        Plan plan = deployer().plan(REQUEST).orElseThrow();
        assertThat(plan.creates()).isTrue();
        assertThat(plan.beginsStack()).isTrue();
        assertThat(plan.changes())
                .containsExactly(
                        new Change("Add", "Table", "AWS::DynamoDB::Table", ""),
                        new Change("Modify", "Other", "AWS::DynamoDB::Table", "Conditional"));
        assertThat(cloud.request("CreateChangeSet"))
                .containsEntry("ChangeSetType", "CREATE")
                .containsEntry("TemplateBody", "Resources: {}")
                .containsEntry("Capabilities.member.1", "CAPABILITY_IAM")
                .containsEntry("Parameters.member.1.ParameterKey", "StoreId")
                .containsEntry("Parameters.member.1.ParameterValue", "keystore")
                .containsEntry("Tags.member.1.Key", "keystore:template")
                .doesNotContainKey("Capabilities.member.2");
    }

    @Test
    void aPlanThatIsDiscardedLeavesNothingBehind() {
        cloud.on("DeleteChangeSet", "").on("DeleteStack", "");
        deployer().discard(new Plan(STACK_ID, "arn:set", true, true, List.of()));
        assertThat(cloud.actions()).containsExactly("DeleteChangeSet", "DeleteStack");
        deployer().discard(new Plan(STACK_ID, "arn:set", true, false, List.of()));
        deployer().discard(new Plan(STACK_ID, "arn:set", false, false, List.of()));
        assertThat(cloud.actions())
                .containsExactly("DeleteChangeSet", "DeleteStack", "DeleteChangeSet", "DeleteChangeSet");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The submitted information didn't contain changes. Submit different information to create a change set.",
                "No updates are to be performed."
            })
    void nothingToChangeIsNoPlan(String reason) {
        cloud.on("DescribeStacks", stack("CREATE_COMPLETE", "store", OUTPUTS))
                .on("CreateChangeSet", MADE)
                .on("DescribeChangeSet", changeSet("FAILED", reason))
                .on("DeleteChangeSet", "");
        assertThat(deployer().plan(REQUEST)).isEmpty();
        assertThat(cloud.actions()).endsWith("DeleteChangeSet");
        assertThat(cloud.request("CreateChangeSet")).containsEntry("ChangeSetType", "UPDATE");
    }

    @Test
    void anEmptyPlanOfAStackThatIsAsMeantIsNone() {
        String parameters = "<Parameters><member><ParameterKey>StoreId</ParameterKey>"
                + "<ParameterValue>keystore</ParameterValue></member></Parameters>";
        cloud.on("DescribeStacks", stack("CREATE_COMPLETE", "store", OUTPUTS + parameters))
                .on("CreateChangeSet", MADE)
                .on("DescribeChangeSet", changeSet("CREATE_COMPLETE", ""))
                .on("GetTemplate", "<TemplateBody>Resources: {}</TemplateBody>", "<TemplateBody>Old: {}</TemplateBody>")
                .on("DeleteChangeSet", "");
        assertThat(deployer().plan(REQUEST)).isEmpty();
        assertThat(deployer().plan(REQUEST)).as("outputs may change").isPresent();
    }

    @Test
    void aStackThatIsOnlyPlannedIsPlannedAgainAndKept() {
        cloud.on("DescribeStacks", stack("REVIEW_IN_PROGRESS", "store", ""))
                .on("CreateChangeSet", MADE)
                .on("DescribeChangeSet", changeSet("CREATE_COMPLETE", ""));
        Plan plan = deployer().plan(REQUEST).orElseThrow();
        assertThat(plan.creates()).isTrue();
        assertThat(plan.beginsStack()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ROLLBACK_COMPLETE         | grant | keystore bootstrap remove a-stack",
                "ROLLBACK_COMPLETE         | store | aws cloudformation delete-stack --stack-name a-stack",
                "DELETE_FAILED             | grant | keystore bootstrap remove a-stack",
                "UPDATE_ROLLBACK_FAILED    | store | aws cloudformation continue-update-rollback --stack-name a-stack"
            })
    void aStackThatIsStuckIsSaidToBe(String status, String template, String advice) {
        cloud.on("DescribeStacks", stack(status, template, ""));
        fails(
                Conflict.class,
                "stack a-stack stands at " + status,
                advice,
                () -> deployer().plan(REQUEST));
        assertThat(cloud.actions()).containsOnly("DescribeStacks");
    }

    @Test
    void aStackThatIsBusyIsLeftAlone() {
        cloud.on("DescribeStacks", stack("UPDATE_IN_PROGRESS", "store", ""));
        fails(
                Unavailable.class,
                "stands at UPDATE_IN_PROGRESS",
                "run this again",
                () -> deployer().plan(REQUEST));
    }

    @Test
    void carriesOutAndTellsOfEvents() {
        String old = event("1", "Old", "CREATE_COMPLETE", "");
        String first = event("2", "Key", "CREATE_IN_PROGRESS", "");
        String second = event("3", "Key", "CREATE_COMPLETE", "");
        cloud.on("ExecuteChangeSet", "")
                .on(
                        "DescribeStacks",
                        stack("REVIEW_IN_PROGRESS", "store", ""),
                        stack("CREATE_IN_PROGRESS", "store", ""),
                        stack("CREATE_COMPLETE", "store", OUTPUTS))
                .on("DescribeStackEvents", events(old), events(old), events(first, old), events(second, first, old));
        Stack made = deployer().carryOut(plan(), event -> told.add(event.line()));
        assertThat(made.outputs()).isEqualTo(Map.of("StoreId", "keystore"));
        assertThat(told).containsExactly("CREATE_IN_PROGRESS AWS::KMS::Key Key", "CREATE_COMPLETE AWS::KMS::Key Key");
    }

    @Test
    void aFailureIsThatOfTheFirstResourceThatFailed() {
        String first = event("2", "Key", "CREATE_FAILED", "the alias exists already");
        String then = event("3", "Table", "CREATE_FAILED", "Resource creation cancelled");
        cloud.on("ExecuteChangeSet", "")
                .on("DescribeStacks", stack("ROLLBACK_COMPLETE", "store", ""))
                .on("DescribeStackEvents", events(), events(then, first));
        fails(
                Misconfigured.class,
                "stack a-stack ended as ROLLBACK_COMPLETE: AWS::KMS::Key Key: the alias exists already",
                "aws cloudformation delete-stack --stack-name a-stack",
                () -> deployer().carryOut(plan(), event -> {}));
    }

    @Test
    void aResourceThatMayNotBeMadeIsADenial() {
        String first = event("2", "Role", "CREATE_FAILED", "User ann is not authorized to perform: iam:CreateRole");
        cloud.on("ExecuteChangeSet", "")
                .on("DescribeStacks", stack("ROLLBACK_COMPLETE", "grant", ""))
                .on("DescribeStackEvents", events(), events(first));
        fails(Denied.class, "iam:CreateRole", "right to make", () -> deployer().carryOut(plan(), event -> {}));
    }

    @Test
    void timeIsNotOverrun() {
        StackDeployer hurried = cloud.deployer(() -> Duration.ZERO);
        cloud.on("DescribeStacks", NONE, stack("CREATE_IN_PROGRESS", "store", ""))
                .on("CreateChangeSet", MADE)
                .on("DescribeChangeSet", changeSet("CREATE_PENDING", ""))
                .on("DeleteChangeSet", "")
                .on("DeleteStack", "")
                .on("ExecuteChangeSet", "")
                .on("DescribeStackEvents", events());
        fails(Unavailable.class, "has not said yet what would change", "--timeout", () -> hurried.plan(REQUEST));
        assertThat(cloud.actions()).endsWith("DeleteChangeSet", "DeleteStack");
        fails(OutcomeUnknown.class, "still working", "bootstrap status", () -> hurried.carryOut(plan(), event -> {}));
    }

    @Test
    void removesUntilItIsGone() {
        cloud.on("DeleteStack", "")
                .on("DescribeStacks", stack("DELETE_IN_PROGRESS", "grant", ""), stack("DELETE_COMPLETE", "grant", ""))
                .on("DescribeStackEvents", events());
        Stack stack = new Stack(STACK_ID, "a-stack", "CREATE_COMPLETE", Map.of(), Map.of(), Map.of(), false);
        deployer().remove(stack, event -> {});
        assertThat(cloud.request("DeleteStack")).containsEntry("StackName", STACK_ID);
    }

    @Test
    void aRemovalThatFailsSaysWhy() {
        Stack stack = new Stack(STACK_ID, "a-stack", "CREATE_COMPLETE", Map.of(), Map.of(), Map.of(), false);
        cloud.on("DeleteStack", error("ValidationError", "TerminationProtection is enabled"))
                .on("DescribeStacks", stack("CREATE_COMPLETE", "store", OUTPUTS))
                .on("DescribeStackEvents", events());
        fails(
                Misconfigured.class,
                "TerminationProtection is enabled",
                "",
                () -> deployer().remove(stack, event -> {}));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AccessDenied            | User ann is not authorized                     | dev.keystore.KeystoreException$Denied",
                "Throttling              | Rate exceeded                                  | dev.keystore.KeystoreException$Unavailable",
                "ExpiredToken            | over                                           | dev.keystore.KeystoreException$Misconfigured",
                "ValidationError         | Parameter 'X' failed to satisfy constraint: y  | dev.keystore.KeystoreException$Refused",
                "ValidationError         | Template format error                          | dev.keystore.KeystoreException$Misconfigured",
                "LimitExceededException  | too many stacks                                | dev.keystore.KeystoreException$Misconfigured"
            })
    void refusalsAreTranslated(String code, String message, Class<? extends KeystoreException> type) {
        cloud.on("DescribeStacks", NONE).on("CreateChangeSet", error(code, message));
        fails(
                type,
                "cloudformation:CreateChangeSet on stack a-stack",
                "",
                () -> deployer().plan(REQUEST));
    }

    @Test
    void aPlanThatFailsIsDiscarded() {
        cloud.on("DescribeStacks", NONE)
                .on("CreateChangeSet", MADE)
                .on("DescribeChangeSet", changeSet("FAILED", "Parameters: [X] must have values"))
                .on("DeleteChangeSet", "")
                .on("DeleteStack", "");
        fails(
                Refused.class,
                "CloudFormation can't change stack a-stack: Parameters",
                "",
                () -> deployer().plan(REQUEST));
        assertThat(cloud.actions()).endsWith("DeleteChangeSet", "DeleteStack");
    }

    @Test
    void drift() {
        Stack stack = new Stack(STACK_ID, "a-stack", "CREATE_COMPLETE", Map.of(), Map.of(), Map.of(), false);
        String start = "<StackDriftDetectionId>d</StackDriftDetectionId>";
        cloud.on("DetectStackDrift", start)
                .on(
                        "DescribeStackDriftDetectionStatus",
                        "<DetectionStatus>DETECTION_IN_PROGRESS</DetectionStatus>",
                        "<DetectionStatus>DETECTION_COMPLETE</DetectionStatus><StackDriftStatus>DRIFTED</StackDriftStatus>",
                        "<DetectionStatus>DETECTION_FAILED</DetectionStatus><DetectionStatusReason>no</DetectionStatusReason>");
        assertThat(deployer().drift(stack)).isEqualTo("DRIFTED");
        fails(Misconfigured.class, "failed: no", "", () -> deployer().drift(stack));
    }

    private static Plan plan() {
        return new Plan(STACK_ID, "arn:set", true, true, List.of());
    }

    private static String events(String... events) {
        return "<StackEvents>" + String.join("", events) + "</StackEvents>";
    }

    private static void fails(
            Class<? extends KeystoreException> type, String message, String hint, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(type)
                .hasMessageContaining(message)
                .satisfies(failure -> assertThat(
                                ((KeystoreException) failure).hint().orElse(""))
                        .contains(hint));
    }
}
