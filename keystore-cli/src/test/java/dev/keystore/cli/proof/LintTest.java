package dev.keystore.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.cli.stack.PolicySizes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Policies have no shape that has let people in elsewhere. */
final class LintTest {
    @Test
    void templatesAreClean() {
        assertThat(Lint.problems(Deployed.everywhere().stream().flatMap(stack -> PolicyStatement.of(stack).stream())))
                .isEmpty();
    }

    /** Every rule finds what it is for. */
    @Test
    void everyRuleIsBrokenByAMutant() {
        Accounts accounts = Accounts.in(Setting.USUAL);
        TreeSet<String> broken = new TreeSet<>();
        for (Mutant mutant : mutants()) {
            Accounts loosened = mutant.in(accounts);
            Stream<RenderedStack> stacks = Stream.of(
                    loosened.store(true),
                    loosened.grant(GrantKind.READER),
                    loosened.grant(GrantKind.WRITER),
                    loosened.client(ClientKind.EC2));
            Lint.problems(stacks.flatMap(stack -> PolicyStatement.of(stack).stream())).stream()
                    .map(problem -> problem.substring(0, problem.indexOf(": ")))
                    .forEach(broken::add);
        }
        assertThat(broken)
                .containsExactlyInAnyOrderElementsOf(
                        Lint.rules().stream().map(Lint.Rule::name).toList());
    }

    private static List<Mutant> mutants() {
        return List.of(
                new Mutant(
                        "grant",
                        "a statement without a name",
                        tree -> Edit.statement(tree, "ReadRows").remove("Sid")),
                new Mutant(
                        "grant",
                        "NotResource",
                        Edit.inserting(
                                "ReadRows",
                                new HashMap<>(Map.of(
                                        "Sid",
                                        "Not",
                                        "Effect",
                                        "Deny",
                                        "Action",
                                        "dynamodb:Scan",
                                        "NotResource",
                                        "arn:aws:s3:::x")))),
                new Mutant("grant", "no Null", Edit.dropping("ReadRows", "Condition", "Null")),
                new Mutant(
                        "grant",
                        "one attribute",
                        Edit.renaming("ReadMetadata", "ForAllValues:StringEquals", "ForAnyValue:StringEquals")),
                new Mutant(
                        "grant",
                        "a set operator",
                        Edit.renaming("OpenEnvelopes", "StringLike", "ForAllValues:StringLike")),
                new Mutant("grant", "no name", Edit.dropping("OpenEnvelopes", "Condition", "StringLike")),
                new Mutant("grant", "any key", Edit.setting("OpenEnvelopes", "*", "Resource")),
                new Mutant(
                        "store",
                        "anybody",
                        Edit.setting("DirectPrincipalsMayOpen", Edit.entry("AWS", "*"), "Principal")),
                new Mutant("grant", "an open trust", Edit.dropping("Assume", "Condition", "StringEquals")),
                new Mutant("grant", "if it is shown", Edit.renaming("Assume", "StringEquals", "StringEqualsIfExists")),
                new Mutant("grant", "Scan", Edit.adding("ReadRows", List.of("dynamodb:Scan"), "Action")),
                new Mutant(
                        "grant",
                        "a wide pattern",
                        Edit.setting(
                                "ReadRows", "prod/app1*", "Condition", "ForAllValues:StringLike", Asked.LEADING_KEYS)));
    }

    @Test
    void arnsAreOfThePartitionWhereTheyAre() {
        for (RenderedStack stack : Deployed.in(Setting.UNUSUAL)) {
            stack.rendering()
                    .resources()
                    .forEach(resource -> assertThat(resource.properties().toString())
                            .as(stack.name() + " " + resource.logicalId())
                            .doesNotContain("arn:aws:"));
        }
    }

    @Test
    void policiesFitIntoWhatAwsTakes() {
        Deployed.everywhere()
                .forEach(stack -> assertThat(PolicySizes.of(stack.rendering()))
                        .allSatisfy(size -> assertThat(size.characters()).isLessThanOrEqualTo(size.most())));
    }
}
