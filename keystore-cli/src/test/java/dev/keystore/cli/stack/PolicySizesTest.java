package dev.keystore.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.KeystoreException.Refused;
import dev.keystore.cli.stack.PolicySizes.Size;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Policies are measured as AWS measures them. */
final class PolicySizesTest {
    private static final Template TEMPLATE = Template.of("example", """
            Parameters:
              Patterns: {Type: CommaDelimitedList}
            Resources:
              Policy:
                Type: AWS::IAM::ManagedPolicy
                Properties:
                  PolicyDocument: {Version: 2012-10-17, Statement: [{Effect: Allow, Action: '*', Resource: !Ref Patterns}]}
              Role:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument: {Statement: []}
              One: {Type: AWS::IAM::Policy, Properties: {PolicyDocument: {A: b}}}
              Other: {Type: AWS::IAM::Policy, Properties: {PolicyDocument: {}}}
              Key: {Type: AWS::KMS::Key, Properties: {KeyPolicy: {Quoted: 'a"b'}}}
              Table: {Type: AWS::DynamoDB::Table, Properties: {ResourcePolicy: {PolicyDocument: {Flag: true, Number: 1}}}}
            """);

    private static Rendering rendering(int patterns) {
        String list = IntStream.range(0, patterns)
                .mapToObj(i -> "prod/application-%04d/*".formatted(i))
                .collect(Collectors.joining(", "));
        return Rendering.of(
                TEMPLATE, Map.of("Patterns", list), Surroundings.of("123456789012", "eu-west-1", "a-stack"));
    }

    @Test
    void countsWhatAwsCounts() {
        assertThat(PolicySizes.of(rendering(1)))
                .containsExactly(
                        new Size(
                                "Policy",
                                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":[\"prod/application-0000/*\"]}]}"
                                        .length(),
                                6144),
                        new Size("the trust of Role", "{\"Statement\":[]}".length(), 2048),
                        new Size("One", "{\"A\":\"b\"}".length(), 6144),
                        new Size("Other", "{}".length(), 6144),
                        new Size("the policy of Key", "{\"Quoted\":\"a\\\"b\"}".length(), 32_768),
                        new Size("the policy of Table", "{\"Flag\":true,\"Number\":1}".length(), 20_480),
                        new Size("all of Role", "{\"A\":\"b\"}{}".length(), 10_240));
    }

    @Test
    void refusesWhatAwsWouldRefuse() {
        int bare = PolicySizes.of(rendering(1)).get(0).characters();
        int each = ",\"prod/application-0000/*\"".length();
        int most = 1 + (6144 - bare) / each;
        PolicySizes.check(rendering(most), "split it");
        assertThatThrownBy(() -> PolicySizes.check(rendering(most + 1), "split it"))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("Policy would be a policy of 61")
                .hasMessageEndingWith("characters: at most 6144");
    }
}
