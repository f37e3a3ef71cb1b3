package dev.keystore.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.KeystoreException.NotFound;
import dev.keystore.KeystoreException.Refused;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The templates that come with the program can be worked out, and fit what AWS takes. */
final class TemplatesTest {
    private static final Surroundings PLACE = Surroundings.of("111122223333", "eu-west-1", "a-stack");
    private static final String TABLE = "arn:aws:dynamodb:eu-west-1:111122223333:table/keystore";
    private static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/00000000-0000-0000-0000-000000000000";

    /** What each needs at least, by name of the parameter. */
    private static final Map<String, String> SAMPLES = Map.ofEntries(
            Map.entry("TableArn", TABLE),
            Map.entry("KeyArn", KEY),
            Map.entry("Access", "reader"),
            Map.entry("Patterns", "prod/app1/*"),
            Map.entry("TrustedAccountId", "444455556666"),
            Map.entry("ExternalId", "b-payments"),
            Map.entry("StoreId", "keystore"),
            Map.entry("GrantRoleArns", "arn:aws:iam::111122223333:role/keystore/keystore/reader/demo"),
            Map.entry("ProjectArns", "arn:aws:codebuild:eu-west-1:444455556666:project/demo"),
            Map.entry("Mode", "PodIdentity"),
            Map.entry("ClusterArn", "arn:aws:eks:eu-west-1:444455556666:cluster/demo"),
            Map.entry("Namespace", "default"),
            Map.entry("ServiceAccount", "demo"),
            Map.entry("OidcProviderArn", "arn:aws:iam::444455556666:oidc-provider/token.actions.githubusercontent.com"),
            Map.entry("SubjectPatterns", "repo:owner/repo:environment:prod"),
            Map.entry("GroupNames", "developers"));

    static List<String> names() {
        return Template.NAMES;
    }

    private static Map<String, String> sample(Template template) {
        Map<String, String> parameters = new HashMap<>(SAMPLES);
        parameters.keySet().retainAll(template.parameters().keySet());
        if (template.name().equals("client-eks")) {
            parameters.remove("OidcProviderArn");
        }
        return parameters;
    }

    @ParameterizedTest
    @MethodSource("names")
    void comesToResourcesThatFit(String name) {
        Template template = Template.named(name);
        Rendering rendering = Rendering.of(template, sample(template), PLACE);
        assertThat(rendering.resources()).isNotEmpty();
        assertThat(rendering.order()).containsExactlyInAnyOrderElementsOf(rendering.logicalIds());
        assertThat(rendering.outputs()).isNotEmpty();
        assertThat(PolicySizes.of(rendering)).isNotEmpty().noneMatch(PolicySizes.Size::isTooLarge);
        assertThat(template.description()).startsWith("Keystore, account of the ");
        PolicySizes.check(rendering, "");
    }

    @Test
    void aGrantOfTooManyPatternsIsRefusedBeforeAnythingIsSent() {
        Template grant = Template.named("grant");
        Map<String, String> parameters = sample(grant);
        parameters.put(
                "Patterns",
                IntStream.range(0, 200)
                        .mapToObj(i -> "prod/application-%04d/*".formatted(i))
                        .collect(Collectors.joining(",")));
        Rendering rendering = Rendering.of(grant, parameters, PLACE);
        assertThatThrownBy(() -> PolicySizes.check(rendering, "split the grant"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(": at most 6144");
    }

    @Test
    void outputsAreWorkedOutOfWhatWasMade() {
        Template grant = Template.named("grant");
        assertThat(MadeResources.outputs(grant, sample(grant), PLACE, Map.of("Role", "a-role")))
                .containsEntry("RoleArn", "arn:aws:iam::111122223333:role/keystore/keystore/reader/a-role")
                .containsEntry("ExternalIdRequired", "true");
        Template store = Template.named("store");
        Map<String, String> known = MadeResources.outputs(
                store,
                Map.of(),
                PLACE,
                Map.of("Key", "an-id", "AdministratorPolicy", "arn:aws:iam::111122223333:policy/x"));
        assertThat(known)
                .containsEntry("TableArn", TABLE)
                .containsEntry("KeyArn", "arn:aws:kms:eu-west-1:111122223333:key/an-id")
                .containsEntry("AdministratorPolicyArn", "arn:aws:iam::111122223333:policy/x")
                .containsEntry("KeyAlias", "alias/keystore");
        assertThat(MadeResources.outputs(store, Map.of(), PLACE, Map.of()))
                .containsKeys("TableArn", "StoreId")
                .doesNotContainKeys("KeyArn", "AdministratorPolicyArn");
    }

    @Test
    void thereAreNoOthers() {
        assertThatThrownBy(() -> Template.named("../store"))
                .isInstanceOf(NotFound.class)
                .hasMessage("there is no template '../store'");
    }
}
