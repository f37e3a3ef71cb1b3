package dev.keystore.cli.proof;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What account B has deployed: each client template. */
enum ClientKind {
    EC2(
            "client-ec2",
            "the EC2 role",
            GrantKind.READER,
            GrantKind.TAGGED,
            GrantKind.FOR_THE_ORGANIZATION,
            GrantKind.FOR_THE_ORGANIZATION_WITH_ID),
    LAMBDA("client-lambda", "the functions' role", GrantKind.READER),
    ECS("client-ecs", "the tasks' role", GrantKind.READER),
    CODEBUILD("client-codebuild", "the builds' role", GrantKind.READER),
    PODS("client-eks", "the pods' role", GrantKind.READER, GrantKind.FOR_PODS),
    IRSA("client-eks", "the pods' role by OpenID Connect", GrantKind.READER),
    GITHUB("client-github", "the workflows' role", GrantKind.READER),
    /** For Joe and his group. */
    USERS("client-users", "Joe", GrantKind.READER, GrantKind.WITH_MFA, GrantKind.FOR_SINGLE_SIGN_ON),
    DIRECT("client-direct", "the direct role");

    static final String ISSUER = "oidc.eks.example.amazonaws.com/id/EXAMPLE";
    static final String GITHUB_HOST = "token.actions.githubusercontent.com";

    private final String template;
    private final String word;
    /** Never changed. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<GrantKind> grants;

    ClientKind(String template, String word, GrantKind... grants) {
        this.template = template;
        this.word = word;
        this.grants = grants.length == 0 ? Set.of() : EnumSet.copyOf(Arrays.asList(grants));
    }

    String template() {
        return template;
    }

    /** Who it makes. */
    String word() {
        return word;
    }

    boolean hasRole() {
        return this != USERS && this != DIRECT;
    }

    Map<String, String> parameters(Accounts accounts) {
        Setting setting = accounts.setting();
        String users = setting.users();
        Map<String, String> parameters = new HashMap<>();
        if (this != DIRECT) {
            parameters.put(
                    "GrantRoleArns",
                    grants.stream()
                            .map(grant -> accounts.grant(grant).roleArn())
                            .collect(Collectors.joining(",")));
        }
        switch (this) {
            case CODEBUILD -> parameters.put("ProjectArns", setting.arn("codebuild", users, "project/deploy"));
            case PODS, IRSA -> {
                parameters.put("Namespace", "shop");
                parameters.put("ServiceAccount", "web");
                parameters.put("Mode", this == PODS ? "PodIdentity" : "Irsa");
                if (this == PODS) {
                    parameters.put("ClusterArn", setting.arn("eks", users, "cluster/shop"));
                } else {
                    parameters.put("OidcProviderArn", setting.iam(users, "oidc-provider/" + ISSUER));
                    parameters.put("OidcIssuer", ISSUER);
                }
            }
            case GITHUB -> {
                parameters.put("OidcProviderArn", setting.iam(users, "oidc-provider/" + GITHUB_HOST));
                parameters.put(
                        "SubjectPatterns",
                        "repo:octo-org@123456/app@456789:environment:prod,repo:octo-org/old:ref:refs/tags/v*");
            }
            case USERS -> {
                parameters.put("UserNames", "joe");
                parameters.put("GroupNames", "developers");
            }
            case DIRECT -> {
                parameters.put("StoreId", setting.storeId());
                parameters.put("TableArn", setting.tableArn());
                parameters.put("KeyArn", setting.keyArn());
                parameters.put("Patterns", setting.patterns());
                parameters.put("RoleNames", "app");
            }
            default -> {}
        }
        return parameters;
    }
}
