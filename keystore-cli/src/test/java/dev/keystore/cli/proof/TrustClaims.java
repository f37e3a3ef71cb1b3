package dev.keystore.cli.proof;

import static dev.keystore.cli.proof.Pairs.as;
import static dev.keystore.cli.proof.Pairs.asking;
import static dev.keystore.cli.proof.Pairs.doing;
import static dev.keystore.cli.proof.Pairs.may;
import static dev.keystore.cli.proof.Pairs.on;

import java.util.List;
import java.util.stream.Stream;

/**
 * Who assumes the role of a grant. Two locks again: the trust of A's role, and the policy in B, each of which holds where the
 * other is open.
 */
final class TrustClaims {
    private static final String ASSUME = "sts:AssumeRole";
    private static final String ID = "sts:ExternalId";
    private static final String MFA = "aws:MultiFactorAuthPresent";
    private static final String MFA_AGE = "aws:MultiFactorAuthAge";
    private static final String ORG = "aws:PrincipalOrgID";

    private TrustClaims() {}

    private static final Asked WITH_ID = Asked.of(ASSUME).with(ID, GrantKind.EXTERNAL_ID);

    static List<Claim> all() {
        return Stream.of(
                        client(),
                        byTrustAlone(),
                        byPolicyAlone(),
                        tagged(),
                        joe(),
                        joeWithCode(),
                        organization(),
                        organizationWithId(),
                        singleSignOn(),
                        home())
                .map(Pairs::claims)
                .flatMap(List::stream)
                .toList();
    }

    private static Pairs<AccessQuestion> client() {
        return may(
                        "the EC2 role of B assumes the reader's role with the external id",
                        "both sides say so",
                        Who.CLIENT,
                        WITH_ID,
                        What.READER_ROLE)
                .not("with another external id", "somebody else's", asking(asked -> asked.with(ID, "b-0002:keystore")))
                .not("without one", "a deputy who was told nothing", asking(asked -> asked.without(ID)))
                .not("the writer's role", "B's policy lists the reader only", on(What.WRITER_ROLE))
                .not("before B's policy", "A's trust alone is not enough", as(Who.CLIENT_BEFORE))
                .not("as another role of B", "not among the trusted", as(Who.ANOTHER_ROLE))
                .not("as a role of C with the same name", "another account", as(Who.STRANGER))
                .not("as the root user of B", "root assumes no roles", as(Who.ROOT_OF_USERS))
                .not("by another way in", "AssumeRole only", doing("sts:AssumeRoleWithWebIdentity"));
    }

    private static Pairs<AccessQuestion> byTrustAlone() {
        return may(
                        "the EC2 role of B would assume the writer's role, if it could do everything in B",
                        "the lock of A alone",
                        Who.CLIENT_LOOSE,
                        WITH_ID,
                        What.WRITER_ROLE)
                .not("with B's policy as it is", "it lists the reader only", as(Who.CLIENT))
                .not("with another external id", "somebody else's", asking(asked -> asked.with(ID, "b-0002:keystore")))
                .not("without one", "a deputy who was told nothing", asking(asked -> asked.without(ID)))
                .not("as another role of B", "not among the trusted", as(Who.ANOTHER_ROLE_LOOSE))
                .not("as one of C", "another account", as(Who.LOOSE_STRANGER))
                .not("tagging the session", "the grant takes no tags", doing("sts:TagSession"))
                .not("with a source identity", "the grant takes none", doing("sts:SetSourceIdentity"));
    }

    private static Pairs<AccessQuestion> byPolicyAlone() {
        return may(
                        "the EC2 role of B would assume the reader's role, if that trusted all of B",
                        "the lock of B alone",
                        Who.CLIENT,
                        WITH_ID,
                        What.READER_ROLE_OPEN)
                .also("as any role of B with the policy", "trust is what told them apart", as(Who.ANOTHER_ROLE))
                .not("another role that trusts all of B", "exactly the roles of its grants", on(What.WRITER_ROLE_OPEN))
                .not("before B's policy", "A's trust alone is not enough", as(Who.CLIENT_BEFORE))
                .not("tagging the session", "not asked for", doing("sts:TagSession"))
                .not("with a source identity", "not asked for", doing("sts:SetSourceIdentity"));
    }

    private static Pairs<AccessQuestion> tagged() {
        return may(
                        "the EC2 role of B assumes the role that takes tags",
                        "with or without any",
                        Who.CLIENT,
                        WITH_ID,
                        What.TAGGED_ROLE)
                .not("without the external id", "what allows tags lets nobody in", asking(asked -> asked.without(ID)))
                .not("as another role of B", "not among the trusted", as(Who.ANOTHER_ROLE_LOOSE));
    }

    private static Pairs<AccessQuestion> joe() {
        return may(
                        "Joe assumes the reader's role",
                        "a user, by himself or by his group",
                        Who.JOE,
                        WITH_ID,
                        What.READER_ROLE)
                .not("before B's administrator grants him", "users are secure by default", as(Who.JOE_BEFORE))
                .not("the writer's role", "B's policy lists readers only", on(What.WRITER_ROLE))
                .not("as Ann", "not among the trusted", as(Who.ANN));
    }

    private static Pairs<AccessQuestion> joeWithCode() {
        return may(
                        "Joe assumes a role that wants a code, with one of ten minutes ago",
                        "RequireMfa",
                        Who.JOE,
                        WITH_ID.with(MFA, "true").with(MFA_AGE, "600"),
                        What.MFA_ROLE)
                .not("without saying so", "long-term keys don't", asking(asked -> asked.without(MFA)))
                .not("without a code", "temporary keys say so", asking(asked -> asked.with(MFA, "false")))
                .not("with one of two hours ago", "an hour at most", asking(asked -> asked.with(MFA_AGE, "7200")))
                .not("with one of no age", "an hour at most", asking(asked -> asked.without(MFA_AGE)))
                .not("as Ann", "not among the trusted", as(Who.ANN))
                .not("without the external id", "both are asked for", asking(asked -> asked.without(ID)));
    }

    private static Pairs<AccessQuestion> organization() {
        return may(
                        "a role of B assumes the role for the organization",
                        "OrgId instead of an external id",
                        Who.CLIENT,
                        Asked.of(ASSUME).with(ORG, GrantKind.ORGANIZATION),
                        What.ORGANIZATION_ROLE)
                .also("any role of B", "no principals were named", as(Who.ANOTHER_ROLE))
                .not("from another organization", "OrgId", asking(asked -> asked.with(ORG, "o-zzzzzzzzzz")))
                .not("from none", "then the key is not there", asking(asked -> asked.without(ORG)))
                .not("as a role of C", "another account of the organization", as(Who.STRANGER));
    }

    private static Pairs<AccessQuestion> organizationWithId() {
        return may(
                        "a role of B assumes the role for the organization that wants an external id as well",
                        "both are asked for",
                        Who.CLIENT,
                        WITH_ID.with(ORG, GrantKind.ORGANIZATION),
                        What.ORGANIZATION_ROLE_WITH_ID)
                .not("without the external id", "both are asked for", asking(asked -> asked.without(ID)))
                .not("from no organization", "both are asked for", asking(asked -> asked.without(ORG)));
    }

    private static Pairs<AccessQuestion> singleSignOn() {
        return may(
                        "a developer by single sign-on assumes the role for developers",
                        "the permission set, with its region in the path",
                        Who.DEVELOPER,
                        WITH_ID,
                        What.SINGLE_SIGN_ON_ROLE)
                .also("without a region in the path", "a directory in us-east-1", as(Who.DEVELOPER_AT_US_EAST_1))
                .not("as an accountant", "another permission set", as(Who.ACCOUNTANT))
                .not("as Joe", "not by single sign-on", as(Who.JOE));
    }

    private static Pairs<AccessQuestion> home() {
        return may(
                        "a role of A assumes the role for A itself",
                        "within one account nobody is anybody's deputy",
                        Who.NEIGHBOUR,
                        Asked.of(ASSUME),
                        What.HOME_ROLE)
                .not("as nobody", "a policy of A has to allow it", as(Who.NOBODY))
                .not("as one of B", "another account", as(Who.CLIENT_LOOSE));
    }
}
