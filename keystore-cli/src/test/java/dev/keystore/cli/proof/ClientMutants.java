package dev.keystore.cli.proof;

import static dev.keystore.cli.proof.Edit.adding;
import static dev.keystore.cli.proof.Edit.condition;
import static dev.keystore.cli.proof.Edit.dropping;
import static dev.keystore.cli.proof.Edit.entry;
import static dev.keystore.cli.proof.Edit.moving;
import static dev.keystore.cli.proof.Edit.renaming;
import static dev.keystore.cli.proof.Edit.rewriting;
import static dev.keystore.cli.proof.Edit.setting;
import static dev.keystore.cli.proof.Edit.withoutPattern;
import static dev.keystore.cli.proof.Edit.withoutRule;

import dev.keystore.cli.stack.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Ways to loosen what account B deploys. */
final class ClientMutants {
    private static final String SUBJECT = ClientKind.GITHUB_HOST + ":sub";
    private static final String STORE = Asked.CONTEXT + Sealing.STORE;

    private final List<Mutant> all = new ArrayList<>();

    private ClientMutants() {}

    static List<Mutant> all() {
        ClientMutants mutants = new ClientMutants();
        mutants.everywhere();
        mutants.services();
        mutants.tokens();
        mutants.direct();
        return mutants.all;
    }

    private void add(String template, String name, Edit edit) {
        all.add(new Mutant(template, name, edit));
    }

    private void everywhere() {
        for (String template : Template.NAMES) {
            if (template.startsWith("client-") && !template.equals("client-direct")) {
                add(template, "tags always", condition("HasSessionTags", always("Path")));
                add(template, "source identity always", condition("HasSourceIdentity", always("Path")));
                add(
                        template,
                        "all roles of all grants",
                        setting("AssumeGrants", "arn:*:iam::*:role/keystore/*", "Resource"));
            }
        }
        add("client-ec2", "GrantRoleArns of any form", withoutPattern("GrantRoleArns"));
    }

    private static Map<String, Object> always(String word) {
        return entry("Fn::Equals", List.of(word, word));
    }

    private void services() {
        add(
                "client-ec2",
                "another service too",
                setting(
                        "InstancesOfThisAccount",
                        entry("Service", List.of("ec2.amazonaws.com", "lambda.amazonaws.com")),
                        "Principal"));
        add(
                "client-ec2",
                "the account itself",
                setting("InstancesOfThisAccount", entry("AWS", entry("Ref", "AWS::AccountId")), "Principal"));
        add(
                "client-lambda",
                "functions of any account, if it isn't said",
                renaming("FunctionsOfThisAccount", "StringEquals", "StringEqualsIfExists"));
        add(
                "client-ecs",
                "tasks of any account, if it isn't said",
                renaming("TasksOfThisAccount", "StringEquals", "StringEqualsIfExists"));
        add(
                "client-ecs",
                "tasks of any ARN, if it isn't said",
                renaming("TasksOfThisAccount", "ArnLike", "ArnLikeIfExists"));
        add(
                "client-codebuild",
                "any project of the account",
                dropping("BuildsOfTheseProjects", "Condition", "ArnEquals"));
        add(
                "client-codebuild",
                "any project, if it isn't said",
                renaming("BuildsOfTheseProjects", "ArnEquals", "ArnEqualsIfExists"));
        add(
                "client-eks",
                "any pod, if it isn't said",
                renaming("PodsOfTheServiceAccount", "StringEquals", "StringEqualsIfExists"));
    }

    private void tokens() {
        add(
                "client-eks",
                "any service account of the namespace",
                rewriting("${Namespace}:${ServiceAccount}\"", "${Namespace}:*\"")
                        .and(rewriting("\"StringEquals\"", "\"StringLike\"")));
        add("client-eks", "a subject if there is one", rewriting("\"StringEquals\"", "\"StringEqualsIfExists\""));
        add("client-eks", "any audience", rewriting("\"${OidcIssuer}:aud\": \"sts.amazonaws.com\",", ""));
        for (String parameter : List.of("Namespace", "ServiceAccount", "OidcIssuer")) {
            add("client-eks", parameter + " of any form", withoutPattern(parameter));
        }
        add("client-eks", "no issuer", withoutRule("Irsa"));
        add("client-github", "every repository", setting("TheseWorkflows", "*", "Condition", "StringLike", SUBJECT));
        add(
                "client-github",
                "a subject if there is one",
                renaming("TheseWorkflows", "StringLike", "StringLikeIfExists"));
        add(
                "client-github",
                "the subject under ForAllValues",
                renaming("TheseWorkflows", "StringLike", "ForAllValues:StringLike"));
        add(
                "client-github",
                "an audience if there is one and any",
                renaming("TheseWorkflows", "StringEquals", "StringNotEquals"));
        add("client-github", "SubjectPatterns of any form", withoutPattern("SubjectPatterns"));
        add("client-github", "any provider", withoutPattern("OidcProviderArn"));
        add(
                "client-github",
                "all of a repository",
                rewriting("(@[0-9]+)?:[A-Za-z0-9_.-]+(:", "(@[0-9]+)?:[A-Za-z0-9_.*-]+(:"));
    }

    private void direct() {
        add(
                "client-direct",
                "scans",
                dropping("ReadRows", "Condition", "Null").and(adding("ReadRows", List.of("dynamodb:Scan"), "Action")));
        add("client-direct", "puts", adding("ReadRows", List.of("dynamodb:PutItem"), "Action"));
        add(
                "client-direct",
                "rows: one has to match",
                renaming("ReadRows", "ForAllValues:StringLike", "ForAnyValue:StringLike"));
        add("client-direct", "seals", adding("OpenEnvelopes", List.of("kms:GenerateDataKey"), "Action"));
        add(
                "client-direct",
                "the store under ForAllValues",
                moving("OpenEnvelopes", STORE, "StringEquals", "ForAllValues:StringEquals"));
        add(
                "client-direct",
                "one pair of the context is enough",
                renaming("OpenEnvelopes", "ForAllValues:StringEquals", "ForAnyValue:StringEquals"));
    }
}
