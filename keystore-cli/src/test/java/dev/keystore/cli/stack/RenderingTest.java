package dev.keystore.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.KeystoreException.Refused;
import dev.keystore.secret.MalformedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Templates come to what CloudFormation's documentation says they do. */
final class RenderingTest {
    private static final Surroundings PLACE = Surroundings.of("123456789012", "eu-west-1", "a-stack");

    private static final String TEMPLATE = """
            Description: >
              A table
              and who may read it.
            Parameters:
              StoreId: {Type: String, Default: keystore, AllowedPattern: '[a-z]+', ConstraintDescription: lower-case letters}
              Patterns: {Type: CommaDelimitedList, AllowedPattern: '[a-z0-9]+/\\*'}
              Org: {Type: String, Default: ''}
              External: {Type: String, Default: ''}
              Days: {Type: Number, Default: 35, MinValue: 1, MaxValue: 35}
              Protect: {Type: String, Default: 'true', AllowedValues: ['true', 'false']}
            Mappings:
              Words: {reader: {Path: read}}
            Conditions:
              HasOrg: !Not [!Equals [!Ref Org, '']]
              HasExternal: !Not [!Equals [!Ref External, '']]
              Guarded: !Or [!Condition HasOrg, !Condition HasExternal]
              Both: !And [!Condition HasOrg, Condition: HasExternal]
            Rules:
              Guard:
                RuleCondition: !Not [!Equals [!Ref Protect, 'false']]
                Assertions:
                  - Assert: !Or [!Not [!Equals [!Ref Org, '']], !Not [!Equals [!Ref External, '']]]
                    AssertDescription: an external id or an organisation is needed
            Resources:
              Reader:
                Type: AWS::IAM::Role
                DependsOn: Last
                Properties:
                  Path: !Sub '/keystore/${StoreId}/reader/'
                  Tags: !If [Both, [{Key: both, Value: 'yes'}], !Ref AWS::NoValue]
                  Kept: [!If [HasOrg, !Ref Org, !Ref AWS::NoValue], last]
                  Policies:
                    - PolicyDocument:
                        Version: 2012-10-17
                        Statement:
                          - Effect: Allow
                            Action: dynamodb:GetItem
                            Resource: !GetAtt Table.Arn
                            Condition:
                              'ForAllValues:StringLike': {dynamodb:LeadingKeys: !Ref Patterns}
                              'Null': {dynamodb:LeadingKeys: 'false'}
              Table:
                Type: AWS::DynamoDB::Table
                DeletionPolicy: Retain
                Properties:
                  TableName: !Join [':', [!Ref StoreId, !Select [1, !Split ['-', !Ref AWS::Region]]]]
                  Protected: true
                  Recovery: {Days: !Ref Days}
              Last:
                Type: AWS::SNS::Topic
                Condition: HasOrg
                Properties:
                  Name: !Sub ['${Word}-${AWS::AccountId}-${!Literal}', {Word: !FindInMap [Words, reader, Path]}]
            Outputs:
              Arn: {Value: !GetAtt Table.Arn}
              Topic: {Condition: HasOrg, Value: !Ref Last}
            """;

    private static Rendering rendering(Map<String, String> parameters) {
        return Rendering.of(Template.of("example", TEMPLATE), parameters, PLACE);
    }

    private static Map<String, String> with(String... more) {
        Map<String, String> parameters = new HashMap<>(Map.of("Patterns", "prod/*, dev/*"));
        for (int i = 0; i < more.length; i += 2) {
            parameters.put(more[i], more[i + 1]);
        }
        return parameters;
    }

    @Test
    void leavesNoFunctionInAResource() {
        RenderedResource role = rendering(with("External", "x")).resource("Reader");
        assertThat(role.type()).isEqualTo("AWS::IAM::Role");
        assertThat(role.properties())
                .containsEntry("Path", "/keystore/keystore/reader/")
                .containsEntry("Kept", List.of("last"))
                .doesNotContainKey("Tags");
        Map<?, ?> policy = (Map<?, ?>) ((List<?>) role.properties().get("Policies")).get(0);
        Map<?, ?> document = (Map<?, ?>) policy.get("PolicyDocument");
        Map<?, ?> statement = (Map<?, ?>) ((List<?>) document.get("Statement")).get(0);
        assertThat(document.get("Version")).isEqualTo("2012-10-17");
        assertThat(statement.get("Resource"))
                .isEqualTo("arn:aws:dynamodb:eu-west-1:123456789012:table/a-stack-Table-ABCDEFGHIJKL");
        assertThat(statement.get("Condition"))
                .isEqualTo(Map.of(
                        "ForAllValues:StringLike",
                        Map.of("dynamodb:LeadingKeys", List.of("prod/*", "dev/*")),
                        "Null",
                        Map.of("dynamodb:LeadingKeys", "false")));
    }

    @Test
    void knowsEveryFunction() {
        Rendering rendering = rendering(with("Org", "o-abc", "External", "x"));
        RenderedResource table = rendering.resource("Table");
        assertThat(table.properties())
                .containsEntry("TableName", "keystore:west")
                .containsEntry("Protected", true)
                .containsEntry("Recovery", Map.of("Days", "35"));
        assertThat(table.declaration()).containsExactly(Map.entry("DeletionPolicy", "Retain"));
        assertThat(rendering.resource("Last").properties()).containsEntry("Name", "read-123456789012-${Literal}");
        assertThat(rendering.resource("Reader").properties())
                .containsEntry("Kept", List.of("o-abc", "last"))
                .containsKey("Tags");
    }

    @Test
    void conditionsDecideWhatIsThere() {
        assertThat(rendering(with("External", "x")).logicalIds()).containsExactly("Reader", "Table");
        assertThat(rendering(with("External", "x")).outputs()).containsOnlyKeys("Arn");
        assertThat(rendering(with("Org", "o-abc")).logicalIds()).containsExactly("Reader", "Table", "Last");
        assertThat(rendering(with("Org", "o-abc")).outputs()).containsOnlyKeys("Arn", "Topic");
        assertThat(rendering(with("Org", "o-abc")).holds("Guarded")).isTrue();
        assertThat(rendering(with("Org", "o-abc")).holds("Both")).isFalse();
    }

    @Test
    void ordersByNeed() {
        assertThat(rendering(with("Org", "o-abc")).order()).containsExactly("Last", "Table", "Reader");
        assertThat(rendering(with("External", "x")).order()).containsExactly("Table", "Reader");
    }

    @Test
    void resourcesSeeWhatTheCallerHasMade() {
        ResourceValues made = new ResourceValues() {
            @Override
            public Object reference(String logicalId, String type) {
                return "made-" + logicalId;
            }

            @Override
            public Object attribute(String logicalId, String type, String attribute) {
                return type + "/" + attribute;
            }
        };
        Rendering rendering = new Rendering(Template.of("example", TEMPLATE), with("Org", "o-abc"), PLACE, made);
        assertThat(rendering.outputs())
                .containsEntry("Arn", "AWS::DynamoDB::Table/Arn")
                .containsEntry("Topic", "made-Last");
    }

    @Test
    void parametersAreHeldAgainstTheTemplate() {
        assertThatThrownBy(() -> rendering(Map.of("External", "x")))
                .isInstanceOf(MalformedException.class)
                .hasMessage("template example needs the parameter Patterns");
        assertThatThrownBy(() -> rendering(with("Colour", "red")))
                .hasMessageContaining("has no parameter 'Colour': StoreId");
        assertThatThrownBy(() -> rendering(with("StoreId", "Upper")))
                .hasMessage("bad parameter StoreId 'Upper': lower-case letters");
        assertThatThrownBy(() -> rendering(Map.of("Patterns", "prod/*,*")))
                .hasMessage("bad parameter Patterns '*': it must match [a-z0-9]+/\\*");
        assertThatThrownBy(() -> rendering(with("Days", "36"))).hasMessageContaining("a Number within");
        assertThatThrownBy(() -> rendering(with("Days", "many"))).hasMessageContaining("a Number within");
        assertThatThrownBy(() -> rendering(with("Protect", "maybe"))).hasMessageEndingWith("one of true, false");
        assertThat(rendering(with("External", "x")).parameters())
                .containsEntry("Days", "35")
                .containsEntry("Org", "");
    }

    @Test
    void rulesAreChecked() {
        assertThatThrownBy(() -> rendering(with()))
                .isInstanceOf(Refused.class)
                .hasMessage("template example: an external id or an organisation is needed");
        assertThat(rendering(with("Protect", "false")).logicalIds()).isNotEmpty();
    }

    @Test
    void rulesKnowLists() {
        String rule = """
                Parameters:
                  Access: {Type: String}
                  Patterns: {Type: CommaDelimitedList}
                Rules:
                  Known:
                    Assertions:
                      - Assert: !Contains [[reader, writer], !Ref Access]
                      - Assert: !EachMemberIn [!Ref Patterns, [a, b]]
                        AssertDescription: a or b
                  Same:
                    RuleCondition: !Equals [!Ref Access, writer]
                    Assertions:
                      - Assert: !EachMemberEquals [!Ref Patterns, a]
                        AssertDescription: only a
                Resources: {}
                """;
        Template template = Template.of("rules", rule);
        Map<String, String> reads = Map.of("Access", "reader", "Patterns", "b,a");
        assertThat(Rendering.of(template, reads, PLACE).order()).isEmpty();
        assertRule(template, Map.of("Access", "other", "Patterns", "a"), "Known");
        assertRule(template, Map.of("Access", "reader", "Patterns", "a,c"), "a or b");
        assertRule(template, Map.of("Access", "writer", "Patterns", "a,b"), "only a");
    }

    private static void assertRule(Template template, Map<String, String> parameters, String says) {
        assertThatThrownBy(() -> Rendering.of(template, parameters, PLACE))
                .isInstanceOf(Refused.class)
                .hasMessage("template rules: " + says);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertProperty("{'Fn::Transform': x}", "Fn::Transform is not known here");
        assertProperty("!Ref Nothing", "there is nothing called Nothing");
        assertProperty("!GetAtt Nothing.Arn", "there is nothing called Nothing");
        assertProperty("!GetAtt Nothing", "Fn::GetAtt Nothing names no attribute");
        assertProperty("!Select [2, [a, b]]", "Fn::Select of item 2 of 2");
        assertProperty("!Join [x]", "Fn::Join takes 2 items, not 1");
        assertProperty("!If [Nothing, a, b]", "there is no condition Nothing");
        assertProperty("!FindInMap [M, a, b]", "map M has no a, b");
        assertThatThrownBy(() -> Template.of("x", "Resources: {A: 1, A: 2}"))
                .hasMessageContaining("key 'A' is there twice");
        assertThatThrownBy(() -> Template.of("x", "Resources:\n  A:\n"))
                .hasMessageContaining("line 2: a value is missing");
        assertThatThrownBy(() -> Template.of("x", "Resources: [")).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> Template.of("x", "")).hasMessage("bad template: it is empty");
        assertThatThrownBy(() -> Template.of("x", "text")).hasMessageContaining("a template has keys");
    }

    private static void assertProperty(String value, String problem) {
        Template template = Template.of("x", "Resources: {A: {Type: 'T::S::X', Properties: {P: " + value + "}}}");
        assertThatThrownBy(() -> Rendering.of(template, Map.of(), PLACE).resources())
                .isInstanceOf(MalformedException.class)
                .hasMessage("bad template: " + problem);
    }

    @Test
    void resourcesThatNeedEachOtherAreRefused() {
        Template template = Template.of("x", """
                Resources:
                  A: {Type: 'T::S::X', Properties: {P: !Ref B}}
                  B: {Type: 'T::S::X', Properties: {P: !GetAtt A.Arn}}
                """);
        assertThatThrownBy(() -> Rendering.of(template, Map.of(), PLACE).order())
                .hasMessage("bad template: these need each other: A, B");
    }

    @Test
    void saysWhatItIsFor() {
        assertThat(Template.of("example", TEMPLATE).description()).isEqualTo("A table and who may read it.");
    }
}
