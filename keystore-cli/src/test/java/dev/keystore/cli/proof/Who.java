package dev.keystore.cli.proof;

import dev.keystore.access.Reach;
import dev.keystore.access.SessionPolicy;
import dev.keystore.iam.Caller;
import dev.keystore.iam.PolicyDocument;
import dev.keystore.secret.Namespace;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Everybody that claims speak of. */
final class Who {
    static final Who NOBODY = new Who(
            "a role of A without any policy",
            a -> Standing.session(a.setting().iam(a.setting().store(), "role/plain")));
    static final Who ADMINISTRATOR = new Who(
            "a role of A with the administrator's policy",
            a -> Standing.session(
                    a.setting().iam(a.setting().store(), "role/ops"),
                    a.store(true).identity()));
    static final Who ALMIGHTY = new Who(
            "a role of A that may do everything",
            a -> Standing.session(a.setting().iam(a.setting().store(), "role/admin"), Everything.IDENTITY));
    static final Who ROOT = new Who(
            "the root user of A", a -> Standing.bare(Caller.root(a.setting().store())));

    static final Who READER = new Who("a reader", a -> granted(a, GrantKind.READER));
    static final Who WRITER = new Who("a writer", a -> granted(a, GrantKind.WRITER));
    static final Who READWRITE = new Who("a readwrite", a -> granted(a, GrantKind.READWRITE));
    static final Who OPERATOR = new Who("an operator", a -> granted(a, GrantKind.OPERATOR));
    static final Who READER_OF_ONE = new Who("a reader of one secret", a -> granted(a, GrantKind.READER_OF_ONE));
    static final Who READER_OF_ONE_WITHOUT_LABELS = new Who(
            "a reader of one secret without its labels", a -> granted(a, GrantKind.READER_OF_ONE_WITHOUT_LABELS));
    static final Who NARROWED = new Who(
            "a reader whose session is narrowed to prod/app1/sub",
            a -> granted(a, GrantKind.READER).narrowed(narrowing("prod/app1/sub")));
    static final Who NARROWED_ELSEWHERE = new Who(
            "a reader whose session is narrowed to prod/app2",
            a -> granted(a, GrantKind.READER).narrowed(narrowing("prod/app2")));

    static final Who LOOSE_READER =
            new Who("a role on the path of readers that may do everything", a -> loose(a, "reader"));
    static final Who LOOSE_WRITER =
            new Who("a role on the path of writers that may do everything", a -> loose(a, "writer"));
    static final Who LOOSE_READWRITE =
            new Who("a role on the path of readwrites that may do everything", a -> loose(a, "readwrite"));
    static final Who LOOSE_OPERATOR =
            new Who("a role on the path of operators that may do everything", a -> loose(a, "operator"));
    static final Who LOOSE_BELOW_ANOTHER_PATH = new Who(
            "a role that may do everything on a path that only ends like that of readers",
            a -> Standing.session(
                    a.setting().iam(a.setting().store(), "role/other" + path(a, "reader") + "x"), Everything.IDENTITY));
    static final Who LOOSE_OF_ANOTHER_STORE = new Who(
            "a role on the path of another store's readers that may do everything",
            a -> Standing.session(
                    a.setting().iam(a.setting().store(), "role/keystore/another/reader/x"), Everything.IDENTITY));
    static final Who LOOSE_STRANGER = new Who(
            "a role of C on the path of readers that may do everything",
            a -> Standing.session(
                    a.setting().iam(a.setting().stranger(), "role" + path(a, "reader") + "x"), Everything.IDENTITY));

    static final Who CLIENT = new Who("the EC2 role of B", a -> client(a, ClientKind.EC2));
    static final Who CLIENT_BEFORE = new Who(
            "the EC2 role of B before its policy",
            a -> Standing.session(a.client(ClientKind.EC2).roleArn()));
    static final Who CLIENT_LOOSE = new Who(
            "the EC2 role of B, if it could do everything",
            a -> Standing.session(a.client(ClientKind.EC2).roleArn(), Everything.IDENTITY));
    static final Who CLIENT_TAGGED =
            new Who("the EC2 role of B with tags and source identity", a -> client(a, ClientKind.EC2, true, true));
    static final Who PODS = new Who("the role of B's pods", a -> client(a, ClientKind.PODS));
    static final Who IRSA = new Who("the role of B's pods by OpenID Connect", a -> client(a, ClientKind.IRSA));
    static final Who GITHUB = new Who("the role of B's workflows", a -> client(a, ClientKind.GITHUB));
    static final Who LAMBDA = new Who("the role of B's functions", a -> client(a, ClientKind.LAMBDA));
    static final Who ECS = new Who("the role of B's tasks", a -> client(a, ClientKind.ECS));
    static final Who CODEBUILD = new Who("the role of B's builds", a -> client(a, ClientKind.CODEBUILD));
    static final Who ANOTHER_ROLE = new Who(
            "another role of B with the same policy",
            a -> Standing.session(
                    a.setting().iam(a.setting().users(), "role/others/worker"),
                    a.client(ClientKind.EC2).identity()));
    static final Who ANOTHER_ROLE_LOOSE = new Who(
            "another role of B that may do everything",
            a -> Standing.session(a.setting().iam(a.setting().users(), "role/others/worker"), Everything.IDENTITY));
    static final Who STRANGER = new Who(
            "a role of C with the same name and policy",
            a -> Standing.session(
                    a.client(ClientKind.EC2)
                            .roleArn()
                            .replace(a.setting().users(), a.setting().stranger()),
                    a.client(ClientKind.EC2).identity()));
    static final Who ROOT_OF_USERS = new Who(
            "the root user of B", a -> Standing.bare(Caller.root(a.setting().users())));
    static final Who JOE = new Who(
            "Joe, a user of B",
            a -> Standing.user(
                    a.setting().iam(a.setting().users(), "user/joe"),
                    a.client(ClientKind.USERS).identity()));
    static final Who JOE_BEFORE = new Who(
            "Joe before B's administrator grants him",
            a -> Standing.user(a.setting().iam(a.setting().users(), "user/joe"), List.of()));
    static final Who ANN = new Who(
            "Ann, another user of B with the same policy",
            a -> Standing.user(
                    a.setting().iam(a.setting().users(), "user/ann"),
                    a.client(ClientKind.USERS).identity()));
    static final Who DEVELOPER = new Who(
            "a developer of B by single sign-on",
            a -> signedOn(a, "eu-central-1/AWSReservedSSO_Developers_0123456789abcdef"));
    static final Who DEVELOPER_AT_US_EAST_1 = new Who(
            "a developer of B by single sign-on, whose directory is in us-east-1",
            a -> signedOn(a, "AWSReservedSSO_Developers_0123456789abcdef"));
    static final Who ACCOUNTANT = new Who(
            "an accountant of B by single sign-on",
            a -> signedOn(a, "eu-central-1/AWSReservedSSO_Accountants_0123456789abcdef"));
    static final Who NEIGHBOUR = new Who(
            "a role of A with a policy for the grant",
            a -> Standing.session(
                    a.setting().iam(a.setting().store(), "role/keystore-client/neighbour"), Everything.IDENTITY));

    static final Who DIRECT = new Who(
            "the role of B that reads directly",
            a -> Standing.session(a.directRole(), a.client(ClientKind.DIRECT).identity()));
    static final Who DIRECT_BEFORE = new Who("that role before its policy", a -> Standing.session(a.directRole()));
    static final Who DIRECT_LOOSE =
            new Who("that role, if it could do everything", a -> Standing.session(a.directRole(), Everything.IDENTITY));
    static final Who ANOTHER_DIRECT = new Who(
            "another role of B with its policy",
            a -> Standing.session(
                    a.setting().iam(a.setting().users(), "role/app2"),
                    a.client(ClientKind.DIRECT).identity()));

    static final Who EC2_SERVICE = new Who("EC2", a -> Standing.bare(Caller.service("ec2.amazonaws.com")));
    static final Who LAMBDA_SERVICE = new Who("Lambda", a -> Standing.bare(Caller.service("lambda.amazonaws.com")));
    static final Who ECS_SERVICE = new Who("ECS", a -> Standing.bare(Caller.service("ecs-tasks.amazonaws.com")));
    static final Who CODEBUILD_SERVICE =
            new Who("CodeBuild", a -> Standing.bare(Caller.service("codebuild.amazonaws.com")));
    static final Who EKS_SERVICE =
            new Who("EKS Pod Identity", a -> Standing.bare(Caller.service("pods.eks.amazonaws.com")));
    static final Who OIDC_OF_CLUSTER = new Who("a token of the cluster", a -> provided(a, ClientKind.ISSUER));
    static final Who OIDC_OF_GITHUB = new Who("a token of GitHub", a -> provided(a, ClientKind.GITHUB_HOST));
    static final Who OIDC_OF_ANOTHER = new Who("a token of another provider", a -> provided(a, "oidc.example.com"));

    private final String description;

    private final Function<Accounts, Standing> standing;

    private Who(String description, Function<Accounts, Standing> standing) {
        this.description = description;
        this.standing = standing;
    }

    Standing in(Accounts accounts) {
        return standing.apply(accounts);
    }

    @Override
    public String toString() {
        return description;
    }

    private static Standing granted(Accounts accounts, GrantKind kind) {
        RenderedStack grant = accounts.grant(kind);
        return Standing.session(grant.roleArn(), grant.identity());
    }

    /** The role of a client, or Joe, with the rights to tag sessions and to set their source identity. */
    static Who client(ClientKind kind, boolean tags, boolean sourceIdentity) {
        String rights = (tags ? " with tags" : "") + (sourceIdentity ? " with a source identity" : "");
        return new Who(kind.word() + " of B" + rights, a -> client(a, kind, tags, sourceIdentity));
    }

    private static Standing client(Accounts accounts, ClientKind kind) {
        return client(accounts, kind, false, false);
    }

    private static Standing client(Accounts accounts, ClientKind kind, boolean tags, boolean sourceIdentity) {
        RenderedStack client = accounts.client(new Client(kind, tags, sourceIdentity));
        if (!kind.hasRole()) {
            return Standing.user(accounts.setting().iam(accounts.setting().users(), "user/joe"), client.identity());
        }
        return Standing.session(client.roleArn(), client.identity());
    }

    private static String path(Accounts accounts, String access) {
        return "/keystore/" + accounts.setting().storeId() + "/" + access + "/";
    }

    private static Standing loose(Accounts accounts, String access) {
        Setting setting = accounts.setting();
        return Standing.session(
                setting.iam(setting.store(), "role" + path(accounts, access) + "x"), Everything.IDENTITY);
    }

    private static Standing signedOn(Accounts accounts, String role) {
        Setting setting = accounts.setting();
        return Standing.session(
                setting.iam(setting.users(), "role/aws-reserved/sso.amazonaws.com/" + role),
                accounts.client(ClientKind.USERS).identity());
    }

    private static Standing provided(Accounts accounts, String provider) {
        Setting setting = accounts.setting();
        return Standing.bare(Caller.federated(setting.iam(setting.users(), "oidc-provider/" + provider)));
    }

    /** As a command narrows its session to what it is about. */
    private static PolicyDocument narrowing(String namespace) {
        SessionPolicy policy = SessionPolicy.of(Reach.within(Optional.of(Namespace.of(namespace))))
                .orElseThrow();
        return PolicyDocument.identity("session", policy.json());
    }
}
