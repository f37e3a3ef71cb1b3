package dev.keystore.cli.proof;

import static dev.keystore.cli.proof.Pairs.takes;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What templates take and what they refuse before anything is deployed. */
final class ParameterClaims {
    private static final String WIDER = "wider than a namespace";
    private static final Map<String, String> GRANT = Map.of(
            "StoreId", "keystore",
            "TableArn", "arn:aws:dynamodb:eu-central-1:111111111111:table/keystore",
            "KeyArn", "arn:aws:kms:eu-central-1:111111111111:key/11111111-2222-3333-4444-555555555555",
            "Access", "reader",
            "Patterns", "prod/app1/*",
            "TrustedAccountId", "999999999999",
            "ExternalId", "b-0001");

    private ParameterClaims() {}

    static List<Claim> all() {
        return Stream.of(patterns(), grant(), store(), direct(), clientRoles(), workflows(), pods())
                .map(Pairs::claims)
                .flatMap(List::stream)
                .toList();
    }

    private static UnaryOperator<ParameterQuestion> with(String name, String value) {
        return question -> question.with(name, value);
    }

    private static UnaryOperator<ParameterQuestion> without(String name) {
        return question -> question.without(name);
    }

    private static Pairs<ParameterQuestion> patterns() {
        return takes("a grant takes a namespace", "prod/app1/*", new ParameterQuestion("grant", GRANT))
                .also("several", "a list", with("Patterns", "prod/app1/*,shared/*"))
                .also("one secret", "for readers", with("Patterns", "prod/app1/db,prod/app1/@label/db"))
                .not("prod/app1*", "it would be prod/app10 too", with("Patterns", "prod/app1*"))
                .not("*", WIDER, with("Patterns", "*"))
                .not("/*", WIDER, with("Patterns", "/*"))
                .not("a '*' in the middle", "it spans slashes", with("Patterns", "prod/*/db"))
                .not("a '?'", "a wildcard", with("Patterns", "prod/app?/*"))
                .not("a variable", "what is it worth?", with("Patterns", "prod/${aws:username}/*"))
                .not("a namespace without its '/*'", "nothing would match", with("Patterns", "prod/app1/"))
                .not("an empty segment", "no name has one", with("Patterns", "prod//*"))
                .not("'..'", "no name has one", with("Patterns", "prod/../*"))
                .not("all labels", "only with the namespace", with("Patterns", "prod/@label/*"))
                .not("nothing", "a grant is for something", with("Patterns", ""))
                .not("one of two that is too wide", "each counts", with("Patterns", "prod/app1/*,*"));
    }

    private static Pairs<ParameterQuestion> grant() {
        return takes(
                        "a grant takes an external id for another account",
                        "ExternalId",
                        new ParameterQuestion("grant", GRANT))
                .not("neither that nor an organization", "anybody's deputy could be told to", without("ExternalId"))
                .not("an empty one", "anybody's deputy could be told to", with("ExternalId", ""))
                .not("one of one character", "STS wants two", with("ExternalId", "x"))
                .not("one with a wildcard", "STS has none", with("ExternalId", "b-*"))
                .not("an account of eleven digits", "a zero got lost", with("TrustedAccountId", "99999999999"))
                .not("any account", "one grant, one account", with("TrustedAccountId", "*"))
                .not("any principal", "name the account", with("TrustedPrincipalArns", "*"))
                .not(
                        "a whole account as principal",
                        "roles and users",
                        with("TrustedPrincipalArns", "arn:aws:iam::999999999999:root"))
                .not("another access", "four there are", with("Access", "admin"))
                .not(
                        "an alias for the key",
                        "policies can't name it",
                        with("KeyArn", "arn:aws:kms:eu-central-1:111111111111:alias/keystore"))
                .not("any key", "one grant, one key", with("KeyArn", "*"))
                .not(
                        "any table",
                        "one grant, one table",
                        with("TableArn", "arn:aws:dynamodb:eu-central-1:111111111111:table/*"))
                .not("any tag", "keys are named", with("SessionTagKeys", "*"))
                .not("sessions of a day", "twelve hours at most", with("MaxSessionSeconds", "86400"))
                .not("a store that is a pattern", "one grant, one store", with("StoreId", "*"));
    }

    private static Pairs<ParameterQuestion> store() {
        return takes("a store takes nothing", "all has defaults", new ParameterQuestion("store", Map.of()))
                .not("an id that is a pattern", "it stands in conditions and paths", with("StoreId", "key*"))
                .not("an id with a slash", "it stands in paths", with("StoreId", "a/b"))
                .not("an alias of AWS", "not ours", with("KeyAlias", "alias/aws/dynamodb"))
                .not("no recovery", "a day at least", with("RecoveryPeriodDays", "0"))
                .not("direct patterns for nobody", "who reads them?", with("DirectPatterns", "prod/app1/*"))
                .not(
                        "direct principals for nothing",
                        "what do they read?",
                        with("DirectPrincipalArns", "arn:aws:iam::222222222222:role/app"));
    }

    private static Pairs<ParameterQuestion> direct() {
        ParameterQuestion question = new ParameterQuestion(
                "store",
                Map.of("DirectPrincipalArns", "arn:aws:iam::222222222222:role/app", "DirectPatterns", "prod/app1/*"));
        return takes("a store takes a role that reads directly", "by its ARN", question)
                .not(
                        "any role of an account",
                        "exact ARNs",
                        with("DirectPrincipalArns", "arn:aws:iam::222222222222:role/*"))
                .not("a whole account", "exact ARNs", with("DirectPrincipalArns", "arn:aws:iam::222222222222:root"))
                .not("anybody", "exact ARNs", with("DirectPrincipalArns", "*"))
                .not("everything", WIDER, with("DirectPatterns", "*"))
                .not("prod/app1*", "it would be prod/app10 too", with("DirectPatterns", "prod/app1*"));
    }

    private static Pairs<ParameterQuestion> clientRoles() {
        ParameterQuestion question = new ParameterQuestion(
                "client-ec2", Map.of("GrantRoleArns", "arn:aws:iam::111111111111:role/keystore/keystore/reader/x"));
        return takes("a client takes the role of a grant", "by its ARN", question)
                .not("all roles", "exact ARNs", with("GrantRoleArns", "*"))
                .not(
                        "all roles of a store",
                        "exact ARNs",
                        with("GrantRoleArns", "arn:aws:iam::111111111111:role/keystore/keystore/*"))
                .not("none", "for what, then?", with("GrantRoleArns", ""));
    }

    private static Pairs<ParameterQuestion> workflows() {
        ParameterQuestion question = new ParameterQuestion(
                "client-github",
                Map.of(
                        "OidcProviderArn",
                        "arn:aws:iam::222222222222:oidc-provider/token.actions.githubusercontent.com",
                        "SubjectPatterns",
                        "repo:octo-org/app:environment:prod",
                        "GrantRoleArns",
                        "arn:aws:iam::111111111111:role/keystore/keystore/reader/x"));
        return takes("a client for GitHub takes an environment", "a whole subject", question)
                .also(
                        "tags of a kind",
                        "a '*' at the end",
                        with("SubjectPatterns", "repo:octo-org/app:ref:refs/tags/v*"))
                .also(
                        "numbers",
                        "immutable subjects",
                        with("SubjectPatterns", "repo:octo-org@1/app@2:environment:prod"))
                .not("everybody", "all of GitHub", with("SubjectPatterns", "*"))
                .not("all repositories of an owner", "whoever makes one", with("SubjectPatterns", "repo:octo-org/*"))
                .not("all of a repository", "also pull requests", with("SubjectPatterns", "repo:octo-org/app:*"))
                .not(
                        "repositories that begin alike",
                        "whoever makes one",
                        with("SubjectPatterns", "repo:octo-org/app*:environment:prod"))
                .not(
                        "another provider",
                        "GitHub's",
                        with("OidcProviderArn", "arn:aws:iam::222222222222:oidc-provider/oidc.example.com"));
    }

    private static Pairs<ParameterQuestion> pods() {
        ParameterQuestion question = new ParameterQuestion(
                "client-eks",
                Map.of(
                        "Mode", "Irsa",
                        "Namespace", "shop",
                        "ServiceAccount", "web",
                        "OidcProviderArn", "arn:aws:iam::222222222222:oidc-provider/" + ClientKind.ISSUER,
                        "OidcIssuer", ClientKind.ISSUER,
                        "GrantRoleArns", "arn:aws:iam::111111111111:role/keystore/keystore/reader/x"));
        return takes("a client for pods takes a service account", "by OpenID Connect", question)
                .not("any service account", "one", with("ServiceAccount", "*"))
                .not("any namespace", "one", with("Namespace", "*"))
                .not("no issuer", "it is part of the conditions", with("OidcIssuer", ""))
                .not("an issuer that ends its text", "it becomes part of a document", with("OidcIssuer", "a.b\":\"x"))
                .not("no provider", "it is who is trusted", with("OidcProviderArn", ""));
    }
}
