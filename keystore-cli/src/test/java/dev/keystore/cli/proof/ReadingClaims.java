package dev.keystore.cli.proof;

import static dev.keystore.cli.proof.Pairs.as;
import static dev.keystore.cli.proof.Pairs.asking;
import static dev.keystore.cli.proof.Pairs.doing;
import static dev.keystore.cli.proof.Pairs.may;
import static dev.keystore.cli.proof.Pairs.on;
import static dev.keystore.cli.proof.Pairs.rows;

import java.util.List;
import java.util.stream.Stream;

/** Who reads which rows of the table. */
final class ReadingClaims {
    private ReadingClaims() {}

    static List<Claim> all() {
        return Stream.of(reader(), nothingElse(), narrowed(), one(), description())
                .map(Pairs::claims)
                .flatMap(List::stream)
                .toList();
    }

    private static Pairs<AccessQuestion> reader() {
        return may(
                        "a reader gets a row of its namespace",
                        "the head of a secret",
                        Who.READER,
                        Asked.rows("dynamodb:GetItem", "prod/app1/db"),
                        What.TABLE)
                .also("by Query", "history", doing("dynamodb:Query"))
                .also("the list of the namespace", "entries lie at namespace and slash", rows("prod/app1/"))
                .also("labels", "they decide what is read", rows("prod/app1/@label/db"))
                .also("deeper down", "a pattern is a namespace with all below", rows("prod/app1/sub/deep/x"))
                .also(
                        "within a transaction",
                        "a snapshot asks for GetItem row by row",
                        asking(asked -> asked.with(Asked.ENCLOSING_OPERATION, "TransactGetItems")))
                .not("in prod/app10", "it only begins alike", rows("prod/app10/db"))
                .not("in prod/app1x/…", "it only begins alike", rows("prod/app1x/db"))
                .not("in prod/app2", "another namespace", rows("prod/app2/db"))
                .not("in Prod/App1", "names are case-sensitive", rows("Prod/App1/db"))
                .not("the list that names the namespace", "prod is not granted", rows("prod/"))
                .not("a secret called prod/app1", "it lies in prod", rows("prod/app1"))
                .not("two rows, one of another namespace", "all have to match", rows("prod/app1/db", "prod/app2/b"))
                .not(
                        "without saying which",
                        "'all match' is true of none as well",
                        asking(asked -> asked.without(Asked.LEADING_KEYS)))
                .not("of another table", "one grant, one table", on(What.ANOTHER_TABLE))
                .not("without a grant", "nobody is let in by default", as(Who.NOBODY));
    }

    private static Pairs<AccessQuestion> nothingElse() {
        return may(
                        "a reader queries a partition of its namespace",
                        "nothing else but GetItem and Query is read",
                        Who.READER,
                        Asked.rows("dynamodb:Query", "prod/app1/"),
                        What.TABLE)
                .not("by Scan", "a scan has no partition to ask about", doing("dynamodb:Scan"))
                .not("by PartiQL", "nothing here needs it", doing("dynamodb:PartiQLSelect"))
                .not("by BatchGetItem", "nothing here needs it", doing("dynamodb:BatchGetItem"))
                .not("by an export", "the whole table", doing("dynamodb:ExportTableToPointInTime"))
                .not("by a backup", "the whole table", doing("dynamodb:CreateBackup"))
                .not("by putting", "a reader writes nothing", doing("dynamodb:PutItem"))
                .not("by updating", "a reader writes nothing", doing("dynamodb:UpdateItem"))
                .not("by deleting", "a reader writes nothing", doing("dynamodb:DeleteItem"))
                .not("by checking conditions", "part of writing", doing("dynamodb:ConditionCheckItem"))
                .not("by writing in batches", "no conditions there", doing("dynamodb:BatchWriteItem"))
                .not("by deleting the table", "no configuration", doing("dynamodb:DeleteTable"))
                .not("by changing the table", "no configuration", doing("dynamodb:UpdateTable"))
                .not("by letting rows expire", "no configuration", doing("dynamodb:UpdateTimeToLive"))
                .not("by opening the table to others", "no configuration", doing("dynamodb:PutResourcePolicy"));
    }

    private static Pairs<AccessQuestion> narrowed() {
        return may(
                        "a reader gets a row below prod/app1/sub",
                        "within its grant",
                        Who.READER,
                        Asked.rows("dynamodb:GetItem", "prod/app1/sub/x"),
                        What.TABLE)
                .also("in a session narrowed to there", "the session policy says so too", as(Who.NARROWED))
                .not("in one narrowed to elsewhere", "only what both allow", as(Who.NARROWED_ELSEWHERE));
    }

    private static Pairs<AccessQuestion> one() {
        return may(
                        "a reader of one secret gets it",
                        "a pattern may be a full name",
                        Who.READER_OF_ONE,
                        Asked.rows("dynamodb:GetItem", "prod/app1/db"),
                        What.TABLE)
                .also("its labels", "they are granted by their own pattern", rows("prod/app1/@label/db"))
                .not("a name that begins alike", "no wildcard", rows("prod/app1/db2"))
                .not("what lies below that name", "no wildcard", rows("prod/app1/db/x"))
                .not("the list", "it names the neighbours", rows("prod/app1/"))
                .not("labels of a neighbour", "not granted", rows("prod/app1/@label/other"));
    }

    private static Pairs<AccessQuestion> description() {
        return may(
                        "a reader sees how the table is set up",
                        "doctor",
                        Who.READER,
                        Asked.of("dynamodb:DescribeTable"),
                        What.TABLE)
                .also("as a writer", "every grant may", as(Who.WRITER))
                .also("as an operator", "every grant may", as(Who.OPERATOR))
                .also("as a reader of one", "every grant may", as(Who.READER_OF_ONE))
                .not("of another table", "one grant, one table", on(What.ANOTHER_TABLE))
                .not("without a grant", "nobody is let in by default", as(Who.NOBODY))
                .not("its backups", "configuration", doing("dynamodb:DescribeContinuousBackups"));
    }
}
