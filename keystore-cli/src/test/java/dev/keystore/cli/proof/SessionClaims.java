package dev.keystore.cli.proof;

import static dev.keystore.cli.proof.Pairs.as;
import static dev.keystore.cli.proof.Pairs.asking;
import static dev.keystore.cli.proof.Pairs.doing;
import static dev.keystore.cli.proof.Pairs.may;
import static dev.keystore.cli.proof.Pairs.on;

import java.util.List;
import java.util.stream.Stream;

/** What sessions may bring along: tags and a source identity, where both sides say so. */
final class SessionClaims {
    private static final String TAG_KEYS = "aws:TagKeys";
    private static final Asked ASSUME = Asked.of("sts:AssumeRole").with("sts:ExternalId", GrantKind.EXTERNAL_ID);
    private static final String[] OF_EKS = GrantKind.TAGS_OF_EKS.split(",", -1);

    private SessionClaims() {}

    static List<Claim> all() {
        Stream<Pairs<AccessQuestion>> common = Stream.of(tags(), tagsOfPods(), sourceIdentity());
        Stream<Pairs<AccessQuestion>> runtimes = Stream.of(ClientKind.values())
                .filter(kind -> kind != ClientKind.DIRECT)
                .flatMap(kind -> Stream.of(assuming(kind), tagging(kind), identifying(kind)));
        return Stream.concat(common, runtimes)
                .map(Pairs::claims)
                .flatMap(List::stream)
                .toList();
    }

    private static Pairs<AccessQuestion> assuming(ClientKind kind) {
        Pairs<AccessQuestion> pairs = may(
                        kind.word() + " of B would assume the reader's role, whatever that trusts",
                        "each runtime has the same right",
                        Who.client(kind, false, false),
                        ASSUME,
                        What.READER_ROLE_OPEN)
                .not("the writer's role", "exactly the roles of its grants", on(What.WRITER_ROLE_OPEN))
                .not("with a source identity", "AllowSourceIdentity", doing("sts:SetSourceIdentity"));
        return kind == ClientKind.PODS
                ? pairs.also("tagging the session", "it always has tags", doing("sts:TagSession"))
                : pairs.not("tagging the session", "AllowSessionTags", doing("sts:TagSession"));
    }

    private static Pairs<AccessQuestion> tagging(ClientKind kind) {
        return may(
                        kind.word() + " of B with tags would tag a session of the reader's role, whatever that trusts",
                        "AllowSessionTags",
                        Who.client(kind, true, false),
                        Asked.of("sts:TagSession"),
                        What.READER_ROLE_OPEN)
                .not("of the writer's role", "exactly the roles of its grants", on(What.WRITER_ROLE_OPEN))
                .not("and set a source identity", "AllowSourceIdentity", doing("sts:SetSourceIdentity"));
    }

    private static Pairs<AccessQuestion> identifying(ClientKind kind) {
        Pairs<AccessQuestion> pairs = may(
                        kind.word() + " of B with a source identity would set it, whatever the reader's role trusts",
                        "AllowSourceIdentity",
                        Who.client(kind, false, true),
                        Asked.of("sts:SetSourceIdentity"),
                        What.READER_ROLE_OPEN)
                .not("for the writer's role", "exactly the roles of its grants", on(What.WRITER_ROLE_OPEN));
        return kind == ClientKind.PODS
                ? pairs
                : pairs.not("and tag the session", "AllowSessionTags", doing("sts:TagSession"));
    }

    private static Pairs<AccessQuestion> tags() {
        return may(
                        "a role of B tags its session where the grant takes that tag",
                        "SessionTagKeys there, AllowSessionTags here",
                        Who.CLIENT_TAGGED,
                        Asked.of("sts:TagSession").with(TAG_KEYS, "team"),
                        What.TAGGED_ROLE)
                .not(
                        "with a tag of its own",
                        "only keys that are named",
                        asking(asked -> asked.with(TAG_KEYS, "prefix")))
                .not(
                        "with a tag more",
                        "only keys that are named",
                        asking(asked -> asked.with(TAG_KEYS, "team", "prefix")))
                .not("where the grant takes none", "both sides have to", on(What.READER_ROLE))
                .not("without its own policy", "both sides have to", as(Who.CLIENT))
                .not("as another role of B", "not among the trusted", as(Who.ANOTHER_ROLE_LOOSE))
                .not("as a role of C", "another account", as(Who.LOOSE_STRANGER));
    }

    private static Pairs<AccessQuestion> tagsOfPods() {
        return may(
                        "a pod passes the six tags that EKS gave it",
                        "they are transitive, so AssumeRole fails without this",
                        Who.PODS,
                        Asked.of("sts:TagSession").with(TAG_KEYS, OF_EKS),
                        What.PODS_ROLE)
                .not("where the grant takes none", "both sides have to", on(What.READER_ROLE))
                .not("with a tag of its own", "only keys that are named", asking(asked -> asked.with(TAG_KEYS, "team")))
                .not("as a role without tags", "both sides have to", as(Who.CLIENT));
    }

    private static Pairs<AccessQuestion> sourceIdentity() {
        return may(
                        "a role of B sets a source identity where the grant takes one",
                        "AllowSourceIdentity on both sides",
                        Who.CLIENT_TAGGED,
                        Asked.of("sts:SetSourceIdentity").with("sts:SourceIdentity", "joe"),
                        What.TAGGED_ROLE)
                .not("where the grant takes none", "both sides have to", on(What.READER_ROLE))
                .not("without its own policy", "both sides have to", as(Who.CLIENT))
                .not("as another role of B", "not among the trusted", as(Who.ANOTHER_ROLE_LOOSE))
                .not("as a role of C", "another account", as(Who.LOOSE_STRANGER));
    }
}
