package dev.keystore.cli.proof;

import java.util.function.Function;

/** Everything that claims are about. */
enum What {
    TABLE(
            "the table",
            a -> new Thing(
                    a.setting().tableArn(), a.setting().store(), a.store(true).tablePolicy())),
    TABLE_OF_PLAIN_STORE(
            "the table of a store without direct principals",
            a -> new Thing(
                    a.setting().tableArn(), a.setting().store(), a.store(false).tablePolicy())),
    TABLE_OPEN_TO_USERS(
            "the table, if its policy trusted all of B",
            a -> new Thing(
                    a.setting().tableArn(),
                    a.setting().store(),
                    Everything.resource(a.setting().users()))),
    ANOTHER_TABLE(
            "another table of A, which trusts all of B",
            a -> new Thing(
                    a.setting().tableArn() + "-2",
                    a.setting().store(),
                    Everything.resource(a.setting().users()))),

    KEY(
            "the key",
            a -> new Thing(
                    a.setting().keyArn(), a.setting().store(), a.store(true).keyPolicy())),
    KEY_OF_PLAIN_STORE(
            "the key of a store without direct principals",
            a -> new Thing(
                    a.setting().keyArn(), a.setting().store(), a.store(false).keyPolicy())),
    KEY_BY_DEFAULT(
            "the key, if it had the policy that keys have by default",
            a -> new Thing(
                    a.setting().keyArn(),
                    a.setting().store(),
                    Everything.resource(a.setting().store()))),
    KEY_OPEN_TO_USERS(
            "the key, if its policy trusted all of B",
            a -> new Thing(
                    a.setting().keyArn(),
                    a.setting().store(),
                    Everything.resource(a.setting().users()))),
    KEY_THAT_ALSO_TRUSTS_ITS_ACCOUNT(
            "the key, if its policy also had the statement that keys have by default",
            a -> new Thing(
                    a.setting().keyArn(),
                    a.setting().store(),
                    a.store(true)
                            .keyPolicyThatAlsoTrusts(a.setting().iam(a.setting().store(), "root")))),
    KEY_WITHOUT_DENIALS(
            "the key, if its policy denied nothing",
            a -> new Thing(
                    a.setting().keyArn(), a.setting().store(), a.store(true).keyPolicyWithoutDenials())),
    ANOTHER_KEY(
            "another key of A, which trusts all of A and of B",
            a -> new Thing(
                    a.setting().keyArn().replace(a.setting().key(), "another"),
                    a.setting().store(),
                    Everything.resource(a.setting().store(), a.setting().users()))),

    READER_ROLE("the reader's role", a -> grant(a, GrantKind.READER)),
    WRITER_ROLE("the writer's role", a -> grant(a, GrantKind.WRITER)),
    MFA_ROLE("the role for Joe with a code", a -> grant(a, GrantKind.WITH_MFA)),
    ORGANIZATION_ROLE("the role for the organization", a -> grant(a, GrantKind.FOR_THE_ORGANIZATION)),
    ORGANIZATION_ROLE_WITH_ID(
            "the role for the organization with an external id", a -> grant(a, GrantKind.FOR_THE_ORGANIZATION_WITH_ID)),
    TAGGED_ROLE("the role that takes tags and source identity", a -> grant(a, GrantKind.TAGGED)),
    PODS_ROLE("the role for pods", a -> grant(a, GrantKind.FOR_PODS)),
    SINGLE_SIGN_ON_ROLE("the role for developers", a -> grant(a, GrantKind.FOR_SINGLE_SIGN_ON)),
    HOME_ROLE("the role for A itself", a -> grant(a, GrantKind.AT_HOME)),
    READER_ROLE_OPEN(
            "the reader's role, if it trusted all of B",
            a -> new Thing(
                    a.grant(GrantKind.READER).roleArn(),
                    a.setting().store(),
                    Everything.trust(a.setting().users()))),
    WRITER_ROLE_OPEN(
            "the writer's role, if it trusted all of B",
            a -> new Thing(
                    a.grant(GrantKind.WRITER).roleArn(),
                    a.setting().store(),
                    Everything.trust(a.setting().users()))),
    TAGGED_ROLE_OPEN(
            "the role that takes tags, if it trusted all of B",
            a -> new Thing(
                    a.grant(GrantKind.TAGGED).roleArn(),
                    a.setting().store(),
                    Everything.trust(a.setting().users()))),

    EC2_ROLE("B's role for EC2", a -> client(a, ClientKind.EC2)),
    LAMBDA_ROLE("B's role for Lambda", a -> client(a, ClientKind.LAMBDA)),
    ECS_ROLE("B's role for ECS", a -> client(a, ClientKind.ECS)),
    CODEBUILD_ROLE("B's role for CodeBuild", a -> client(a, ClientKind.CODEBUILD)),
    PODS_CLIENT_ROLE("B's role for pods", a -> client(a, ClientKind.PODS)),
    IRSA_ROLE("B's role for pods by OpenID Connect", a -> client(a, ClientKind.IRSA)),
    GITHUB_ROLE("B's role for workflows", a -> client(a, ClientKind.GITHUB));

    private final String description;

    /** Lambdas that hold on to nothing. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<Accounts, Thing> thing;

    What(String description, Function<Accounts, Thing> thing) {
        this.description = description;
        this.thing = thing;
    }

    Thing in(Accounts accounts) {
        return thing.apply(accounts);
    }

    @Override
    public String toString() {
        return description;
    }

    private static Thing grant(Accounts accounts, GrantKind kind) {
        RenderedStack grant = accounts.grant(kind);
        return new Thing(grant.roleArn(), accounts.setting().store(), grant.trust());
    }

    private static Thing client(Accounts accounts, ClientKind kind) {
        RenderedStack client = accounts.client(kind);
        return new Thing(client.roleArn(), accounts.setting().users(), client.trust());
    }
}
