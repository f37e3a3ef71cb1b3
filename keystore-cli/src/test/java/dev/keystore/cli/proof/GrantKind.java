package dev.keystore.cli.proof;

import java.util.HashMap;
import java.util.Map;

/** The grants that account A has made: {@code grant.yaml} with different parameters. */
enum GrantKind {
    READER("reader", "prod/app1/*"),
    WRITER("writer", "prod/app1/*"),
    READWRITE("readwrite", "prod/app1/*"),
    OPERATOR("operator", "prod/app1/*"),
    /** Of one secret, with its labels. */
    READER_OF_ONE("reader", "prod/app1/db,prod/app1/@label/db"),
    /** Of one secret, without its labels. */
    READER_OF_ONE_WITHOUT_LABELS("reader", "prod/app1/db"),
    /** For Joe, with a code. */
    WITH_MFA("reader", "prod/app1/*"),
    /** For anybody in account B who belongs to the organization. */
    FOR_THE_ORGANIZATION("reader", "prod/app1/*"),
    /** For anybody in account B who belongs to the organization and shows the external id. */
    FOR_THE_ORGANIZATION_WITH_ID("reader", "prod/app1/*"),
    /** With session tags and a source identity. */
    TAGGED("reader", "prod/app1/*"),
    /** With the tags that EKS Pod Identity always passes. */
    FOR_PODS("reader", "prod/app1/*"),
    /** For a permission set of IAM Identity Center. */
    FOR_SINGLE_SIGN_ON("reader", "prod/app1/*"),
    /** For account A itself, without an external id. */
    AT_HOME("reader", "prod/app1/*");

    static final String EXTERNAL_ID = "b-0001:keystore";
    static final String ORGANIZATION = "o-a1b2c3d4e5";
    static final String TAGS_OF_EKS =
            "eks-cluster-arn,eks-cluster-name,kubernetes-namespace,kubernetes-service-account,kubernetes-pod-name,kubernetes-pod-uid";

    private final String access;
    private final String patterns;

    GrantKind(String access, String patterns) {
        this.access = access;
        this.patterns = patterns;
    }

    String access() {
        return access;
    }

    Map<String, String> parameters(Setting setting) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("StoreId", setting.storeId());
        parameters.put("TableArn", setting.tableArn());
        parameters.put("KeyArn", setting.keyArn());
        parameters.put("Access", access);
        parameters.put("Patterns", patterns.equals("prod/app1/*") ? setting.patterns() : patterns);
        parameters.put("TrustedAccountId", this == AT_HOME ? setting.store() : setting.users());
        trust(setting, parameters);
        return parameters;
    }

    private void trust(Setting setting, Map<String, String> parameters) {
        String users = setting.users();
        switch (this) {
            case FOR_THE_ORGANIZATION -> parameters.put("OrgId", ORGANIZATION);
            case FOR_THE_ORGANIZATION_WITH_ID -> {
                parameters.put("OrgId", ORGANIZATION);
                parameters.put("ExternalId", EXTERNAL_ID);
            }
            case WITH_MFA -> {
                parameters.put("RequireMfa", "true");
                parameters.put("ExternalId", EXTERNAL_ID);
                parameters.put("TrustedPrincipalArns", setting.iam(users, "user/joe"));
            }
            case FOR_SINGLE_SIGN_ON -> {
                parameters.put("ExternalId", EXTERNAL_ID);
                parameters.put(
                        "TrustedPrincipalArns",
                        setting.iam(users, "role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_Developers_*"));
            }
            case AT_HOME -> {}
            default -> {
                parameters.put("ExternalId", EXTERNAL_ID);
                parameters.put(
                        "TrustedPrincipalArns",
                        setting.iam(users, "role/keystore-client/*") + "," + setting.iam(users, "user/joe"));
            }
        }
        if (this == TAGGED) {
            parameters.put("SessionTagKeys", "team,cost-center");
            parameters.put("AllowSourceIdentity", "true");
        }
        if (this == FOR_PODS) {
            parameters.put("SessionTagKeys", TAGS_OF_EKS);
        }
    }
}
