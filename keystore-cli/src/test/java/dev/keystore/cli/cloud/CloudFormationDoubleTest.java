package dev.keystore.cli.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.cli.stack.Template;
import dev.keystore.testbed.AwsDouble;
import dev.keystore.testbed.Principal;
import dev.keystore.testbed.TwoAccounts;
import dev.keystore.testbed.cloud.User;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Replacement;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.kms.KmsClient;

/** Our own templates, deployed by the real SDK client: what they say is there, and counts. */
final class CloudFormationDoubleTest {
    private static final Map<String, AttributeValue> OWN =
            Map.of("pk", AttributeValue.fromS("prod/app1/db"), "sk", AttributeValue.fromS("head"));
    private static final Map<String, AttributeValue> SIBLING =
            Map.of("pk", AttributeValue.fromS("prod/app10/db"), "sk", AttributeValue.fromS("head"));

    private final TwoAccounts world = TwoAccounts.open();
    private final CloudFormationDouble stacks = CloudFormationDouble.in(world);
    private final CloudFormationClient a = client(world.administrator(world.a()));
    private final CloudFormationClient b = client(world.administrator(world.b()));

    @AfterEach
    void close() {
        a.close();
        b.close();
        world.close();
    }

    @Test
    void storeIsMadeAsTheTemplateSays() {
        deployed(a, "store", "store", Map.of());
        Principal administrator = world.administrator(world.a());

        try (DynamoDbClient dynamoDb = world.clients(administrator).dynamoDb();
                KmsClient kms = world.clients(administrator).kms()) {
            assertThat(dynamoDb.describeTable(table -> table.tableName("keystore"))
                            .table()
                            .deletionProtectionEnabled())
                    .isTrue();
            assertThat(dynamoDb.describeContinuousBackups(backups -> backups.tableName("keystore"))
                            .continuousBackupsDescription()
                            .pointInTimeRecoveryDescription()
                            .recoveryPeriodInDays())
                    .isEqualTo(35);
            assertThat(kms.describeKey(key -> key.keyId("alias/keystore"))
                            .keyMetadata()
                            .arn())
                    .isEqualTo(outputs(a, "store").get("KeyArn"));
            assertThat(kms.getKeyRotationStatus(
                                    key -> key.keyId(outputs(a, "store").get("KeyArn")))
                            .keyRotationEnabled())
                    .isTrue();
            assertThatThrownBy(() -> kms.generateDataKey(key -> key.keyId("alias/keystore")
                            .keySpec("AES_256")
                            .encryptionContext(Map.of("keystore:store", "keystore"))))
                    .satisfies(hasCode("AccessDeniedException"));
        }
    }

    @Test
    void grantAndClientOpenTheStoreToJoeAndNobodyElse() {
        deployed(a, "store", "store", Map.of());
        grant();
        User joe = world.b().user("joe");
        joe.join(world.b().group("readers"));
        String role = outputs(a, "grant").get("RoleArn");
        assertThatThrownBy(() -> assume(joe, role)).satisfies(hasCode("AccessDenied"));

        deployed(b, "client", "client-users", Map.of("GrantRoleArns", role, "GroupNames", "readers"));

        try (DynamoDbClient reads = world.clients(assume(joe, role)).dynamoDb()) {
            reads.getItem(get -> get.tableName("keystore").key(OWN));
            assertThatThrownBy(
                            () -> reads.getItem(get -> get.tableName("keystore").key(SIBLING)))
                    .satisfies(hasCode("AccessDeniedException"));
            assertThatThrownBy(
                            () -> reads.putItem(put -> put.tableName("keystore").item(OWN)))
                    .satisfies(hasCode("AccessDeniedException"));
            assertThat(outputs(a, "grant")).containsEntry("ExternalIdRequired", "true");

            a.deleteStack(delete -> delete.stackName("grant"));

            assertThatThrownBy(
                            () -> reads.getItem(get -> get.tableName("keystore").key(OWN)))
                    .satisfies(hasCode("AccessDeniedException"));
        }
        assertThatThrownBy(() -> stack(a, "grant")).hasMessageContaining("does not exist");
    }

    @Test
    void everyClientTemplateDeploys() {
        String role = "arn:aws:iam::111111111111:role/keystore/keystore/reader/any";
        String provider = world.b().oidcProvider("token.actions.githubusercontent.com");
        Map<String, Map<String, String>> more = Map.of(
                "client-ec2", Map.of(),
                "client-lambda", Map.of(),
                "client-ecs", Map.of(),
                "client-codebuild", Map.of("ProjectArns", "arn:aws:codebuild:eu-central-1:222222222222:project/app"),
                "client-eks",
                        Map.of(
                                "Mode", "PodIdentity",
                                "ClusterArn", "arn:aws:eks:eu-central-1:222222222222:cluster/main",
                                "Namespace", "ci",
                                "ServiceAccount", "runner"),
                "client-github",
                        Map.of("OidcProviderArn", provider, "SubjectPatterns", "repo:acme@1/app@2:environment:prod"));
        more.forEach((template, parameters) -> {
            Map<String, String> all = new TreeMap<>(parameters);
            all.put("GrantRoleArns", role);
            deployed(b, template, template, all);
            assertThat(outputs(b, template)).containsKey("RoleArn");
        });
    }

    @Test
    void secondTimeNothingChanges() {
        deployed(a, "store", "store", Map.of());

        DescribeChangeSetResponse again = planned(a, "store", "store", Map.of(), ChangeSetType.UPDATE);

        assertThat(again.status()).isEqualTo(ChangeSetStatus.FAILED);
        assertThat(again.statusReason())
                .isEqualTo("The submitted information didn't contain changes. Submit different information to create a "
                        + "change set.");
    }

    @Test
    void changeSaysWhatItReplaces() {
        deployed(a, "store", "store", Map.of());

        assertThat(planned(a, "store", "store", Map.of("RecoveryPeriodDays", "7"), ChangeSetType.UPDATE)
                        .changes())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.resourceChange().logicalResourceId()).isEqualTo("Table");
                    assertThat(change.resourceChange().replacement()).isEqualTo(Replacement.FALSE);
                });
        assertThat(planned(a, "store", "store", Map.of("TableName", "other"), ChangeSetType.UPDATE)
                        .changes())
                .anySatisfy(change -> {
                    assertThat(change.resourceChange().logicalResourceId()).isEqualTo("Table");
                    assertThat(change.resourceChange().replacement()).isEqualTo(Replacement.TRUE);
                });
    }

    @Test
    void changeIsCarriedOut() {
        deployed(a, "store", "store", Map.of());
        grant();
        String role = outputs(a, "grant").get("RoleArn");

        execute(a, planned(a, "store", "store", Map.of("RecoveryPeriodDays", "7"), ChangeSetType.UPDATE));

        assertThat(stack(a, "store").stackStatusAsString()).isEqualTo("UPDATE_COMPLETE");
        try (DynamoDbClient dynamoDb =
                world.clients(world.administrator(world.a())).dynamoDb()) {
            assertThat(dynamoDb.describeContinuousBackups(backups -> backups.tableName("keystore"))
                            .continuousBackupsDescription()
                            .pointInTimeRecoveryDescription()
                            .recoveryPeriodInDays())
                    .isEqualTo(7);
        }
        assertThat(outputs(a, "grant").get("RoleArn")).isEqualTo(role);
    }

    @Test
    void failureIsRolledBack() {
        stacks.fail("Key", "The quota of keys is used up");

        execute(a, planned(a, "store", "store", Map.of(), ChangeSetType.CREATE));

        assertThat(stack(a, "store").stackStatusAsString()).isEqualTo("ROLLBACK_COMPLETE");
        assertThat(a.describeStackEvents(events -> events.stackName("store")).stackEvents())
                .anySatisfy(event -> {
                    assertThat(event.resourceStatusAsString()).isEqualTo("CREATE_FAILED");
                    assertThat(event.resourceStatusReason()).isEqualTo("The quota of keys is used up");
                });
        assertThatThrownBy(() -> planned(a, "store", "store", Map.of(), ChangeSetType.UPDATE))
                .hasMessageContaining("is in ROLLBACK_COMPLETE state and can not be updated");
    }

    @Test
    void failedChangeIsTakenBack() {
        deployed(a, "store", "store", Map.of());
        stacks.fail("Table", "no");

        execute(a, planned(a, "store", "store", Map.of("RecoveryPeriodDays", "7"), ChangeSetType.UPDATE));

        assertThat(stack(a, "store").stackStatusAsString()).isEqualTo("UPDATE_ROLLBACK_COMPLETE");
    }

    @Test
    void storeOutlivesItsStackAndProtectionHolds() {
        deployed(a, "store", "store", Map.of());
        a.updateTerminationProtection(protect -> protect.stackName("store").enableTerminationProtection(true));
        assertThatThrownBy(() -> a.deleteStack(delete -> delete.stackName("store")))
                .hasMessageContaining("cannot be deleted while TerminationProtection is enabled");
        a.updateTerminationProtection(protect -> protect.stackName("store").enableTerminationProtection(false));

        a.deleteStack(delete -> delete.stackName("store"));

        try (DynamoDbClient dynamoDb =
                world.clients(world.administrator(world.a())).dynamoDb()) {
            assertThat(dynamoDb.describeTable(table -> table.tableName("keystore"))
                            .table()
                            .tableName())
                    .isEqualTo("keystore");
        }
    }

    @Test
    void whoMayNotIsTold() {
        Principal ann = world.accessKey(world.a().user("ann"));
        try (CloudFormationClient asAnn = client(ann)) {
            assertThatThrownBy(asAnn::describeStacks)
                    .satisfies(hasCode("AccessDenied"))
                    .hasMessageContaining("cloudformation:DescribeStacks");
            world.a().user("ann").policies().put("stacks", """
                    {"Version": "2012-10-17", "Statement": [
                      {"Effect": "Allow", "Action": ["cloudformation:*", "dynamodb:*"], "Resource": "*"}]}""");

            execute(asAnn, planned(asAnn, "store", "store", Map.of(), ChangeSetType.CREATE));

            assertThat(stack(asAnn, "store").stackStatusAsString()).isEqualTo("ROLLBACK_COMPLETE");
            assertThat(asAnn.describeStackEvents(events -> events.stackName("store"))
                            .stackEvents())
                    .anyMatch(event -> String.valueOf(event.resourceStatusReason())
                            .contains("is not authorized to perform: kms:CreateKey"));
        }
    }

    @Test
    void iamNeedsItsCapability() {
        assertThatThrownBy(() -> a.createChangeSet(set -> set.stackName("store")
                        .changeSetName("x")
                        .changeSetType(ChangeSetType.CREATE)
                        .templateBody(Template.named("store").text())))
                .satisfies(hasCode("InsufficientCapabilitiesException"));
    }

    @Test
    void driftIsSeen() {
        deployed(a, "store", "store", Map.of());
        grant();
        assertThat(drift("grant")).isEqualTo("IN_SYNC");

        String name = outputs(a, "grant").get("RoleArn").replaceAll(".*/", "");
        world.a().findRole(name).orElseThrow().trust("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
                  "Principal": {"AWS": "*"}}]}""");

        assertThat(drift("grant")).isEqualTo("DRIFTED");
    }

    private String drift(String name) {
        String detection = a.detectStackDrift(drift -> drift.stackName(name)).stackDriftDetectionId();
        return a.describeStackDriftDetectionStatus(status -> status.stackDriftDetectionId(detection))
                .stackDriftStatusAsString();
    }

    private void grant() {
        Map<String, String> store = outputs(a, "store");
        deployed(
                a,
                "grant",
                "grant",
                Map.of(
                        "StoreId", "keystore",
                        "TableArn", String.valueOf(store.get("TableArn")),
                        "KeyArn", String.valueOf(store.get("KeyArn")),
                        "Access", "reader",
                        "Patterns", "prod/app1/*",
                        "TrustedAccountId", TwoAccounts.B,
                        "ExternalId", "for-b"));
    }

    private Principal assume(User user, String role) {
        return world.assume(
                world.accessKey(user), assume -> assume.roleArn(role).externalId("for-b"));
    }

    private static void deployed(
            CloudFormationClient client, String stack, String template, Map<String, String> parameters) {
        execute(client, planned(client, stack, template, parameters, ChangeSetType.CREATE));
        assertThat(stack(client, stack).stackStatusAsString())
                .as(() -> client.describeStackEvents(events -> events.stackName(stack)).stackEvents().stream()
                        .map(event -> event.logicalResourceId() + ": " + event.resourceStatusReason())
                        .toList()
                        .toString())
                .isEqualTo("CREATE_COMPLETE");
    }

    private static DescribeChangeSetResponse planned(
            CloudFormationClient client,
            String stack,
            String template,
            Map<String, String> parameters,
            ChangeSetType type) {
        List<Parameter> given = parameters.entrySet().stream()
                .map(each -> Parameter.builder()
                        .parameterKey(each.getKey())
                        .parameterValue(each.getValue())
                        .build())
                .toList();
        String set = client.createChangeSet(create -> create.stackName(stack)
                        .changeSetName("set")
                        .changeSetType(type)
                        .templateBody(Template.named(template).text())
                        .capabilities(Capability.CAPABILITY_IAM)
                        .parameters(given))
                .id();
        return client.describeChangeSet(describe -> describe.stackName(stack).changeSetName(set));
    }

    private static void execute(CloudFormationClient client, DescribeChangeSetResponse set) {
        client.executeChangeSet(execute -> execute.stackName(set.stackName()).changeSetName(set.changeSetId()));
    }

    private static Stack stack(CloudFormationClient client, String name) {
        return client.describeStacks(describe -> describe.stackName(name))
                .stacks()
                .get(0);
    }

    private static Map<String, String> outputs(CloudFormationClient client, String name) {
        return stack(client, name).outputs().stream().collect(Collectors.toMap(Output::outputKey, Output::outputValue));
    }

    private CloudFormationClient client(Principal principal) {
        return CloudFormationClient.builder()
                .endpointOverride(world.endpoint())
                .region(Region.of(AwsDouble.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(principal.credentials()))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private static Consumer<Throwable> hasCode(String code) {
        return thrown -> assertThat(thrown)
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        error -> assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code));
    }
}
