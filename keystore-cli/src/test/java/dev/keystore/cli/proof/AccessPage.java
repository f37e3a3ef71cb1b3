package dev.keystore.cli.proof;

import dev.keystore.cli.proof.CommandRuns.Got;
import dev.keystore.cli.proof.CommandRuns.Reach;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code docs/reference/access.md}: who can do what, out of what was run and what is claimed. */
final class AccessPage {
    private static final String PROGRAM = """
            # Who can do what

            Made by a test, out of the templates as they are rendered and of the requests that the commands really send: every
            line below was run for every kind of access, and is evaluated by the rules of IAM. To write it anew:
            `mvn -o test -pl keystore-core,keystore-cli -Dtest=AccessPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dkeystore.regenerate=true`.

            Each kind of access is given for `NAMESPACE/*` by a grant (`bootstrap grant --access`), but three. *None* is a role
            without any policy. A *direct reader* is a role of another account that stands in `DirectPrincipalArns` of the store.
            The *administrator* has `AdministratorPolicyArn` of the store. A *reader of one secret* has `NAMESPACE/LEAF` and, for
            its labels, `NAMESPACE/@label/LEAF`.

            ## Commands

            """;

    private final List<CommandRuns> runs;

    private AccessPage(List<CommandRuns> runs) {
        this.runs = runs;
    }

    static String markdown(List<CommandRuns> runs) {
        AccessPage page = new AccessPage(runs);
        return PROGRAM + page.commands() + page.partly() + page.needs() + page.claims();
    }

    private List<CommandRuns> asking() {
        return runs.stream().filter(run -> !run.asksNothing()).toList();
    }

    private String commands() {
        StringBuilder table = new StringBuilder("| |");
        Arrays.stream(Level.values())
                .forEach(level -> table.append(' ').append(level.word()).append(" |"));
        table.append("\n|---|").append(":-:|".repeat(Level.values().length)).append('\n');
        for (CommandRuns run : asking()) {
            table.append("| `").append(run.line().usage()).append("` |");
            for (Level level : Level.values()) {
                table.append(' ').append(mark(run.got(level).reach())).append(" |");
            }
            table.append('\n');
        }
        String nothing = runs.stream()
                .filter(CommandRuns::asksNothing)
                .map(run -> "`" + run.line().usage() + "`")
                .collect(Collectors.joining(", "));
        return table + "\nNothing is asked of any store, so anybody can: " + nothing + ".\n\n"
                + "`bootstrap …` works with the rights of whoever deploys the templates. Whoever is given a role of a grant also "
                + "needs `sts:AssumeRole` on it, which the client templates give, and the trust of that role; `assume` asks for "
                + "nothing else. A key that is named by an alias or an id needs `kms:DescribeKey`, which every grant has.\n";
    }

    private static String mark(Reach reach) {
        return switch (reach) {
            case YES -> "yes";
            case PARTLY -> "partly";
            case NO -> "–";
        };
    }

    /** What is missing where a command ends well without. */
    private String partly() {
        Map<String, Set<String>> missing = new TreeMap<>();
        for (CommandRuns run : asking()) {
            for (Level level : Level.values()) {
                Got got = run.got(level);
                if (got.reach() == Reach.PARTLY) {
                    got.run().asked().stream()
                            .filter(each -> !each.decision().allowed())
                            .forEach(each -> missing.computeIfAbsent(
                                            Place.action(each.ask()) + " of " + Place.of(each.ask()),
                                            place -> new LinkedHashSet<>())
                                    .add("`" + run.line().usage() + "`"));
                }
            }
        }
        StringBuilder text =
                new StringBuilder("\n*Partly*: the command does what it is for, and says on standard error what "
                        + "it did without.\n\n| without | |\n|---|---|\n");
        missing.forEach((place, usages) -> text.append("| ")
                .append(place)
                .append(" | ")
                .append(String.join(", ", usages))
                .append(" |\n"));
        return text.toString();
    }

    private String needs() {
        StringBuilder text = new StringBuilder("""

                ## IAM actions each command needs

                Generated from the recorded requests. Before the colon stands where: for `dynamodb:` the partition
                (`dynamodb:LeadingKeys`), for `kms:` the name in the encryption context
                (`kms:EncryptionContext:keystore:name`; `keystore:store` and `keystore:version` are always there as well, and
                nothing else is). *Metadata*: the request names its attributes (`dynamodb:Attributes`), and `envelope` is not among
                them. A transaction asks for the actions of its members, so there is nothing to grant for `TransactGetItems` and
                `TransactWriteItems`. `NAMESPACE/` is the list of a namespace; that of a namespace below it lies at
                `NAMESPACE/…/`.

                | | `dynamodb:` | `kms:` |
                |---|---|---|
                """);
        for (CommandRuns run : asking()) {
            text.append("| `")
                    .append(run.line().usage())
                    .append("` | ")
                    .append(places(run, "dynamodb:"))
                    .append(" | ")
                    .append(places(run, "kms:"))
                    .append(" |\n");
        }
        return text + "\nThe actor of a change is asked of `sts:GetCallerIdentity`, which needs no right.\n";
    }

    /** Actions by place. */
    private static String places(CommandRuns run, String service) {
        Map<String, Set<String>> actions = new TreeMap<>();
        run.rights().stream()
                .filter(ask -> ask.action().startsWith(service))
                .forEach(ask -> actions.computeIfAbsent(Place.of(ask), place -> new TreeSet<>())
                        .add(Place.action(ask)));
        return actions.entrySet().stream()
                .map(place -> place.getKey() + ": " + String.join(", ", place.getValue()))
                .collect(Collectors.joining(" · "));
    }

    private String claims() {
        List<Claim> all = Claims.all();
        StringBuilder text = new StringBuilder("""

                ## What is proven

                Each line begins with something that is allowed. What follows differs from it in exactly one thing: who asks, what
                for, of what, or one key of the request. A is the account of the store, B that of the users, C a third one. *Would*
                and *if* mark where one of two locks is held open, to see that the other holds alone. All of it is evaluated for two
                quite different settings.

                """);
        text.append(all.size())
                .append(" claims: ")
                .append(all.stream().filter(Claim::allowed).count())
                .append(" times yes and ")
                .append(all.stream().filter(claim -> !claim.allowed()).count())
                .append(" times no. ")
                .append(Mutants.all().size())
                .append(
                        " ways to loosen the templates (a condition less, an action more, a list that is wider …) each turn a no "
                                + "into a yes, and so are found.\n");
        Claims.byTopic().forEach((topic, claims) -> topic(text, topic, claims));
        text.append("\n### Not claimed\n\n");
        Claims.leftOut()
                .forEach((what, why) ->
                        text.append("- ").append(what).append(": ").append(why).append('\n'));
        return text.toString();
    }

    private static void topic(StringBuilder text, String topic, List<Claim> claims) {
        text.append("\n### ").append(topic).append("\n\n");
        for (Claim claim : claims) {
            if (claim.pair() == null) {
                text.append("- **")
                        .append(escaped(claim.text()))
                        .append("** (")
                        .append(escaped(claim.why()))
                        .append(")\n");
                beside(text, claims, claim, true, "also");
                beside(text, claims, claim, false, "not");
            }
        }
    }

    private static void beside(StringBuilder text, List<Claim> claims, Claim first, boolean allowed, String word) {
        String all = claims.stream()
                .filter(claim -> first.equals(claim.pair()) && claim.allowed() == allowed)
                .map(claim -> escaped(claim.text() + " (" + claim.why() + ")"))
                .collect(Collectors.joining(" · "));
        if (!all.isEmpty()) {
            text.append("  - ").append(word).append(": ").append(all).append('\n');
        }
    }

    /** Text where an asterisk is one. */
    private static String escaped(String text) {
        return text.replace("*", "\\*");
    }
}
