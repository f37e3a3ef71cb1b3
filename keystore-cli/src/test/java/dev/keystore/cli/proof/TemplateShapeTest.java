package dev.keystore.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.cli.stack.RenderedResource;
import dev.keystore.cli.stack.Template;
import dev.keystore.cli.stack.TemplateParameter;
import dev.keystore.cli.stack.TemplateTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Templates are the files that people read, take and give what is promised, and lose nothing. */
final class TemplateShapeTest {
    private static final Path FOLDER = Path.of("../cloudformation");
    private static final int MOST_INLINE = 51_200;

    static List<String> names() {
        return Template.NAMES;
    }

    /** Parameters with their defaults, {@code !} where one is required. */
    private static final Map<String, List<String>> PARAMETERS = Map.of(
            "store",
                    List.of(
                            "StoreId=keystore",
                            "TableName=keystore",
                            "KeyAlias=alias/keystore",
                            "RecoveryPeriodDays=35",
                            "DeletionProtection=true",
                            "DirectPrincipalArns=",
                            "DirectPatterns="),
            "grant",
                    List.of(
                            "StoreId!",
                            "TableArn!",
                            "KeyArn!",
                            "Access!",
                            "Patterns!",
                            "TrustedAccountId!",
                            "TrustedPrincipalArns=",
                            "ExternalId=",
                            "OrgId=",
                            "RequireMfa=false",
                            "SessionTagKeys=",
                            "AllowSourceIdentity=false",
                            "MaxSessionSeconds=3600"),
            "client-ec2", client(),
            "client-lambda", client(),
            "client-ecs", client(),
            "client-codebuild", client("ProjectArns!"),
            "client-eks",
                    client("Mode!", "ClusterArn=", "Namespace!", "ServiceAccount!", "OidcProviderArn=", "OidcIssuer="),
            "client-github", client("OidcProviderArn!", "SubjectPatterns!"),
            "client-users",
                    List.of(
                            "GrantRoleArns!",
                            "AllowSessionTags=false",
                            "AllowSourceIdentity=false",
                            "GroupNames=",
                            "UserNames="),
            "client-direct", List.of("TableArn!", "KeyArn!", "StoreId!", "Patterns!", "RoleNames="));

    private static final Map<String, List<String>> OUTPUTS = Map.of(
            "store", List.of("StoreId", "TableName", "TableArn", "KeyArn", "KeyAlias", "AdministratorPolicyArn"),
            "grant", List.of("RoleArn", "ExternalIdRequired"),
            "client-ec2", List.of("RoleArn", "InstanceProfileName"),
            "client-lambda", List.of("RoleArn"),
            "client-ecs", List.of("RoleArn"),
            "client-codebuild", List.of("RoleArn"),
            "client-eks", List.of("RoleArn"),
            "client-github", List.of("RoleArn"),
            "client-users", List.of("PolicyArn"),
            "client-direct", List.of("PolicyArn"));

    private static List<String> client(String... more) {
        List<String> all = new ArrayList<>(List.of(
                "GrantRoleArns!", "AllowSessionTags=false", "AllowSourceIdentity=false", "PermissionsBoundaryArn="));
        all.addAll(List.of(more));
        return all;
    }

    @Test
    void thereAreNoOthers() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".yaml")))
                    .containsExactlyInAnyOrderElementsOf(
                            Template.NAMES.stream().map(name -> name + ".yaml").toList());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void isPackedAsItIs(String name) throws IOException {
        byte[] file = Files.readAllBytes(FOLDER.resolve(name + ".yaml"));
        try (var packed = Template.class.getResourceAsStream("/cloudformation/" + name + ".yaml")) {
            assertThat(packed).isNotNull();
            assertThat(packed.readAllBytes()).isEqualTo(file);
        }
        assertThat(Template.named(name).text()).isEqualTo(Files.readString(FOLDER.resolve(name + ".yaml")));
        assertThat(file.length).isLessThan(MOST_INLINE);
    }

    @ParameterizedTest
    @MethodSource("names")
    void takesWhatIsPromised(String name) {
        Map<String, TemplateParameter> parameters = Template.named(name).parameters();
        assertThat(parameters.values().stream().map(TemplateShapeTest::written))
                .containsExactlyInAnyOrderElementsOf(PARAMETERS.getOrDefault(name, List.of()));
        parameters.values().forEach(parameter -> {
            assertThat(parameter.description()).as(parameter.name()).isNotEmpty();
            assertThat(parameter.constraint()).as(parameter.name()).isNotEmpty();
            boolean limited = parameter.pattern() != null
                    || !parameter.allowed().isEmpty()
                    || !parameter.limits().isEmpty();
            assertThat(limited)
                    .as(parameter.name() + " takes not just anything")
                    .isTrue();
        });
    }

    private static String written(TemplateParameter parameter) {
        return parameter.defaultValue() == null
                ? parameter.name() + "!"
                : parameter.name() + "=" + parameter.defaultValue();
    }

    @ParameterizedTest
    @MethodSource("names")
    void givesWhatIsPromised(String name) {
        Map<String, Object> outputs =
                Edit.object(TemplateTree.of(Template.named(name)).get("Outputs"), name);
        assertThat(outputs.keySet()).containsExactlyInAnyOrderElementsOf(OUTPUTS.getOrDefault(name, List.of()));
    }

    @ParameterizedTest
    @MethodSource("names")
    void consolesShowEveryParameterOnceAndByName(String name) {
        Map<String, Object> metadata =
                Edit.object(TemplateTree.of(Template.named(name)).get("Metadata"), name);
        Map<String, Object> shown = Edit.object(metadata.get("AWS::CloudFormation::Interface"), name);
        List<String> grouped = ((List<?>) shown.getOrDefault("ParameterGroups", List.of()))
                .stream()
                        .flatMap(group ->
                                PolicyStatement.texts(Edit.object(group, name).get("Parameters")).stream())
                        .toList();
        Set<String> names = Template.named(name).parameters().keySet();
        assertThat(grouped).containsExactlyInAnyOrderElementsOf(names);
        assertThat(Edit.object(shown.get("ParameterLabels"), name).keySet()).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void neitherTableNorKeyIsLostWithItsStack() {
        RenderedStack store = Accounts.in(Setting.USUAL).store(false);
        RenderedResource table = store.rendering().resource("Table");
        RenderedResource key = store.rendering().resource("Key");
        assertThat(table.declaration())
                .containsEntry("DeletionPolicy", "RetainExceptOnCreate")
                .containsEntry("UpdateReplacePolicy", "Retain");
        assertThat(key.declaration())
                .containsEntry("DeletionPolicy", "Retain")
                .containsEntry("UpdateReplacePolicy", "Retain");
        assertThat(table.properties())
                .containsEntry("DeletionProtectionEnabled", true)
                .containsEntry("BillingMode", "PAY_PER_REQUEST")
                .doesNotContainKeys("TimeToLiveSpecification", "StreamSpecification");
        assertThat(RenderedStack.object(table.properties().get("PointInTimeRecoverySpecification")))
                .containsEntry("PointInTimeRecoveryEnabled", true)
                .containsEntry("RecoveryPeriodInDays", "35");
        assertThat(key.properties()).containsEntry("EnableKeyRotation", true).doesNotContainKey("MultiRegion");
    }

    /** Deleting the stack of a grant or of a client takes all away that it gave. */
    @Test
    void nothingElseStaysBehind() {
        for (RenderedStack stack : Deployed.everywhere()) {
            for (RenderedResource resource : stack.rendering().resources()) {
                if (!Set.of("Table", "Key").contains(resource.logicalId())) {
                    assertThat(resource.declaration())
                            .as(stack.name() + " " + resource.logicalId())
                            .doesNotContainKeys("DeletionPolicy", "UpdateReplacePolicy");
                }
            }
        }
    }

    /** CloudFormation names roles and policies to attach, so that the least of its capabilities is enough. */
    @Test
    void nothingThatAnAccountHasOnceIsNamed() {
        for (RenderedStack stack : Deployed.everywhere()) {
            for (RenderedResource resource : stack.rendering().resources()) {
                assertThat(resource.properties())
                        .as(stack.name() + " " + resource.logicalId())
                        .doesNotContainKeys("RoleName", "ManagedPolicyName", "InstanceProfileName", "Policies");
            }
        }
    }

    @Test
    void policiesOfARoleAreForThatRoleOnly() {
        for (RenderedStack stack : Deployed.everywhere()) {
            Map<String, Object> attached = new LinkedHashMap<>();
            stack.rendering().resources().stream()
                    .filter(resource -> resource.type().equals("AWS::IAM::Policy"))
                    .forEach(resource -> attached.put(
                            resource.logicalId(), resource.properties().get("Roles")));
            String role = stack.name() + "-Role-ABCDEFGHIJKL";
            assertThat(attached.values())
                    .as(stack.name())
                    .allSatisfy(roles -> assertThat(roles).isEqualTo(List.of(role)));
        }
    }

    @Test
    void whoseTheyAreIsWrittenOnThem() {
        for (RenderedStack stack : Deployed.in(Setting.USUAL)) {
            stack.rendering().resources().stream()
                    .filter(resource ->
                            Set.of("AWS::IAM::Role", "AWS::DynamoDB::Table").contains(resource.type()))
                    .forEach(resource -> assertThat(resource.properties().get("Tags"))
                            .as(stack.name() + " " + resource.logicalId())
                            .asString()
                            .containsAnyOf(
                                    "Key=keystore:store, Value=keystore", "Key=keystore:template, Value=client-"));
        }
    }
}
