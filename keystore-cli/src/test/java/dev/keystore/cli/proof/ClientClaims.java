package dev.keystore.cli.proof;

import static dev.keystore.cli.proof.Pairs.as;
import static dev.keystore.cli.proof.Pairs.asking;
import static dev.keystore.cli.proof.Pairs.doing;
import static dev.keystore.cli.proof.Pairs.may;
import static dev.keystore.cli.proof.Pairs.on;

import java.util.List;
import java.util.stream.Stream;

/** Who becomes the roles of account B. */
final class ClientClaims {
    private static final String ASSUME = "sts:AssumeRole";
    private static final String BY_TOKEN = "sts:AssumeRoleWithWebIdentity";
    private static final String ACCOUNT = "aws:SourceAccount";
    private static final String ARN = "aws:SourceArn";

    private ClientClaims() {}

    static List<Claim> all() {
        return Stream.of(ec2(), lambda(), ecs(), codebuild(), pods(), irsa(), github(), githubByTag())
                .map(Pairs::claims)
                .flatMap(List::stream)
                .toList();
    }

    private static Pairs<AccessQuestion> ec2() {
        return may("EC2 assumes its role", "for instances", Who.EC2_SERVICE, Asked.of(ASSUME), What.EC2_ROLE)
                .not("as another service", "one runtime, one role", as(Who.LAMBDA_SERVICE))
                .not("as a role of B", "services only", as(Who.ANOTHER_ROLE_LOOSE))
                .not("as the root user of B", "services only", as(Who.ROOT_OF_USERS))
                .not("with tags", "not asked for", doing("sts:TagSession"));
    }

    private static Pairs<AccessQuestion> lambda() {
        return may(
                        "Lambda assumes its role for a function of B",
                        "SourceAccount",
                        Who.LAMBDA_SERVICE,
                        Asked.of(ASSUME).with(ACCOUNT, "{users}"),
                        What.LAMBDA_ROLE)
                .not("of another account", "SourceAccount", asking(asked -> asked.with(ACCOUNT, "{stranger}")))
                .not("of no account", "then the key is not there", asking(asked -> asked.without(ACCOUNT)))
                .not("as another service", "one runtime, one role", as(Who.EC2_SERVICE))
                .not("as a role of B", "services only", as(Who.ANOTHER_ROLE_LOOSE))
                .not("with tags", "not asked for", doing("sts:TagSession"));
    }

    private static Pairs<AccessQuestion> ecs() {
        return may(
                        "ECS assumes its role for a task of B",
                        "SourceAccount and SourceArn",
                        Who.ECS_SERVICE,
                        Asked.of(ASSUME)
                                .with(ACCOUNT, "{users}")
                                .with(ARN, "arn:{partition}:ecs:{region}:{users}:task/shop/1"),
                        What.ECS_ROLE)
                .not(
                        "in another account by name",
                        "SourceArn",
                        asking(asked -> asked.with(ARN, "arn:{partition}:ecs:{region}:{stranger}:task/shop/1")))
                .not("of another account", "SourceAccount", asking(asked -> asked.with(ACCOUNT, "{stranger}")))
                .not("of no account", "then the key is not there", asking(asked -> asked.without(ACCOUNT)))
                .not("of no task", "then the key is not there", asking(asked -> asked.without(ARN)))
                .not("as another service", "one runtime, one role", as(Who.EC2_SERVICE))
                .not("with tags", "not asked for", doing("sts:TagSession"));
    }

    private static Pairs<AccessQuestion> codebuild() {
        return may(
                        "CodeBuild assumes its role for a project that is named",
                        "ProjectArns",
                        Who.CODEBUILD_SERVICE,
                        Asked.of(ASSUME)
                                .with(ACCOUNT, "{users}")
                                .with(ARN, "arn:{partition}:codebuild:{region}:{users}:project/deploy"),
                        What.CODEBUILD_ROLE)
                .not(
                        "for another project",
                        "ProjectArns",
                        asking(asked -> asked.with(ARN, "arn:{partition}:codebuild:{region}:{users}:project/deploy2")))
                .not("of no project", "then the key is not there", asking(asked -> asked.without(ARN)))
                .not("of another account", "SourceAccount", asking(asked -> asked.with(ACCOUNT, "{stranger}")))
                .not("as another service", "one runtime, one role", as(Who.EC2_SERVICE))
                .not("with tags", "not asked for", doing("sts:TagSession"));
    }

    private static Pairs<AccessQuestion> pods() {
        return may(
                        "EKS assumes the pods' role for the service account",
                        "the tags that EKS sets",
                        Who.EKS_SERVICE,
                        Asked.of(ASSUME)
                                .with(
                                        "aws:RequestTag/eks-cluster-arn",
                                        "arn:{partition}:eks:{region}:{users}:cluster/shop")
                                .with("aws:RequestTag/kubernetes-namespace", "shop")
                                .with("aws:RequestTag/kubernetes-service-account", "web"),
                        What.PODS_CLIENT_ROLE)
                .also("and tags the session", "it always does", doing("sts:TagSession"))
                .not(
                        "in another cluster",
                        "ClusterArn",
                        asking(asked -> asked.with(
                                "aws:RequestTag/eks-cluster-arn", "arn:{partition}:eks:{region}:{users}:cluster/test")))
                .not(
                        "of another namespace",
                        "Namespace",
                        asking(asked -> asked.with("aws:RequestTag/kubernetes-namespace", "other")))
                .not(
                        "of another service account",
                        "ServiceAccount",
                        asking(asked -> asked.with("aws:RequestTag/kubernetes-service-account", "other")))
                .not(
                        "without its tag",
                        "then the key is not there",
                        asking(asked -> asked.without("aws:RequestTag/kubernetes-service-account")))
                .not("with a source identity", "not asked for", doing("sts:SetSourceIdentity"))
                .not("as another service", "one runtime, one role", as(Who.EC2_SERVICE));
    }

    private static Pairs<AccessQuestion> irsa() {
        String audience = ClientKind.ISSUER + ":aud";
        String subject = ClientKind.ISSUER + ":sub";
        return may(
                        "a token of the cluster assumes the pods' role for the service account",
                        "audience and subject",
                        Who.OIDC_OF_CLUSTER,
                        Asked.of(BY_TOKEN)
                                .with(audience, "sts.amazonaws.com")
                                .with(subject, "system:serviceaccount:shop:web"),
                        What.IRSA_ROLE)
                .not(
                        "for another service account",
                        "the subject is exact",
                        asking(asked -> asked.with(subject, "system:serviceaccount:shop:web2")))
                .not("for no subject", "then the key is not there", asking(asked -> asked.without(subject)))
                .not(
                        "for another audience",
                        "a token for somebody else",
                        asking(asked -> asked.with(audience, "kubernetes")))
                .not("of another provider", "one cluster", as(Who.OIDC_OF_ANOTHER))
                .not("of GitHub", "one cluster", as(Who.OIDC_OF_GITHUB))
                .not("with tags", "not asked for", doing("sts:TagSession"))
                .not("as an AWS service", "tokens only", as(Who.EKS_SERVICE));
    }

    private static Pairs<AccessQuestion> github() {
        String audience = ClientKind.GITHUB_HOST + ":aud";
        String subject = ClientKind.GITHUB_HOST + ":sub";
        return may(
                        "a workflow for the environment prod assumes its role",
                        "SubjectPatterns, with the numbers of owner and repository",
                        Who.OIDC_OF_GITHUB,
                        Asked.of(BY_TOKEN)
                                .with(audience, "sts.amazonaws.com")
                                .with(subject, "repo:octo-org@123456/app@456789:environment:prod"),
                        What.GITHUB_ROLE)
                .not(
                        "for a pull request",
                        "anybody opens one",
                        asking(asked -> asked.with(subject, "repo:octo-org@123456/app@456789:pull_request")))
                .not(
                        "for another environment",
                        "the subject is exact",
                        asking(asked -> asked.with(subject, "repo:octo-org@123456/app@456789:environment:dev")))
                .not(
                        "of an owner of the same name",
                        "names are given away again, numbers are not",
                        asking(asked -> asked.with(subject, "repo:octo-org@999999/app@456789:environment:prod")))
                .not(
                        "of another repository",
                        "the subject is exact",
                        asking(asked -> asked.with(subject, "repo:octo-org@123456/app2@111111:environment:prod")))
                .not("of no subject", "then the key is not there", asking(asked -> asked.without(subject)))
                .not(
                        "for another audience",
                        "a token for somebody else",
                        asking(asked -> asked.with(audience, "https://github.com/octo-org")))
                .not("of another provider", "GitHub only", as(Who.OIDC_OF_ANOTHER))
                .not("with tags", "not asked for", doing("sts:TagSession"))
                .not("for the pods' role", "one runtime, one role", on(What.IRSA_ROLE));
    }

    private static Pairs<AccessQuestion> githubByTag() {
        String subject = ClientKind.GITHUB_HOST + ":sub";
        return may(
                        "a workflow for a tag v1 assumes its role",
                        "a '*' after the repository",
                        Who.OIDC_OF_GITHUB,
                        Asked.of(BY_TOKEN)
                                .with(ClientKind.GITHUB_HOST + ":aud", "sts.amazonaws.com")
                                .with(subject, "repo:octo-org/old:ref:refs/tags/v1"),
                        What.GITHUB_ROLE)
                .not(
                        "for a branch",
                        "tags that begin with v only",
                        asking(asked -> asked.with(subject, "repo:octo-org/old:ref:refs/heads/v1")));
    }
}
