package dev.keystore.cli.proof;

import static dev.keystore.cli.proof.Pairs.as;
import static dev.keystore.cli.proof.Pairs.asking;
import static dev.keystore.cli.proof.Pairs.doing;
import static dev.keystore.cli.proof.Pairs.may;
import static dev.keystore.cli.proof.Pairs.on;
import static dev.keystore.cli.proof.Pairs.rows;

import dev.keystore.port.Attributes;
import java.util.List;
import java.util.stream.Stream;

/** Who writes which rows of the table, and what a writer may read for it. */
final class WritingClaims {
    private static final String[] CLEAR = Attributes.CLEAR.toArray(String[]::new);
    private static final String[] ALL =
            Stream.concat(Attributes.CLEAR.stream(), Stream.of("envelope")).toArray(String[]::new);

    private WritingClaims() {}

    static List<Claim> all() {
        return Stream.of(writer(), update(), metadata(), deletion())
                .map(Pairs::claims)
                .flatMap(List::stream)
                .toList();
    }

    private static Pairs<AccessQuestion> writer() {
        return may(
                        "a writer puts a row of its namespace",
                        "versions, heads and entries are put",
                        Who.WRITER,
                        Asked.rows("dynamodb:PutItem", "prod/app1/db"),
                        What.TABLE)
                .also("an entry of the list", "written with every version", rows("prod/app1/"))
                .also("as a readwrite", "both", as(Who.READWRITE))
                .also("as an operator", "both", as(Who.OPERATOR))
                .also(
                        "within a transaction",
                        "TransactWriteItems asks for it row by row",
                        asking(asked -> asked.with(Asked.ENCLOSING_OPERATION, "TransactWriteItems")))
                .also(
                        "asking for nothing back",
                        "said or not",
                        asking(asked -> asked.with(Asked.RETURN_VALUES, "NONE")))
                .not("as a reader", "a reader writes nothing", as(Who.READER))
                .not("as a reader of one secret", "a reader writes nothing", as(Who.READER_OF_ONE))
                .not("in prod/app10", "it only begins alike", rows("prod/app10/db"))
                .not("in prod/app2", "another namespace", rows("prod/app2/db"))
                .not("the row that names the namespace", "prod is not granted", rows("prod/"))
                .not("two rows, one of another namespace", "all have to match", rows("prod/app1/db", "prod/app2/b"))
                .not("two rows, one of labels", "one is enough", rows("prod/app1/db", "prod/app1/@label/db"))
                .not(
                        "without saying which",
                        "'all match' is true of none as well",
                        asking(asked -> asked.without(Asked.LEADING_KEYS)))
                .not(
                        "getting back what was there",
                        "that has the envelope",
                        asking(asked -> asked.with(Asked.RETURN_VALUES, "ALL_OLD")))
                .not("in batches", "no conditions there: a blind overwrite", doing("dynamodb:BatchWriteItem"))
                .not("by PartiQL", "nothing here needs it", doing("dynamodb:PartiQLInsert"))
                .not("by deleting", "only operators", doing("dynamodb:DeleteItem"))
                .not("of another table", "one grant, one table", on(What.ANOTHER_TABLE));
    }

    private static Pairs<AccessQuestion> update() {
        return may(
                        "a readwrite updates a row of its namespace",
                        "destroying takes the envelope out of a version",
                        Who.READWRITE,
                        Asked.rows("dynamodb:UpdateItem", "prod/app1/db").with(Asked.RETURN_VALUES, "NONE"),
                        What.TABLE)
                .also("as a writer", "what is put can be updated too", as(Who.WRITER))
                .not(
                        "getting back what was there",
                        "that has the envelope",
                        asking(asked -> asked.with(Asked.RETURN_VALUES, "UPDATED_OLD")))
                .not(
                        "getting back what is there",
                        "that has the envelope",
                        asking(asked -> asked.with(Asked.RETURN_VALUES, "ALL_NEW")))
                .not("as a reader", "a reader writes nothing", as(Who.READER));
    }

    private static Pairs<AccessQuestion> metadata() {
        return may(
                        "a writer reads metadata of its namespace",
                        "put has to know what is current",
                        Who.WRITER,
                        Asked.rows("dynamodb:GetItem", "prod/app1/db").only(CLEAR),
                        What.TABLE)
                .also("by Query", "list and history", doing("dynamodb:Query"))
                .also(
                        "where the request says nothing of Select",
                        "AWS doesn't say that every read does",
                        asking(asked -> asked.without(Asked.SELECT)))
                .also("of labels", "their row has metadata too", rows("prod/app1/@label/db"))
                .not("with the envelope", "a writer reads no envelope", asking(asked -> asked.only(ALL)))
                .not("of the envelope alone", "a writer reads no envelope", asking(asked -> asked.only("envelope")))
                .not(
                        "of whole rows",
                        "they have the envelope",
                        asking(asked -> asked.without(Asked.ATTRIBUTES).with(Asked.SELECT, "ALL_ATTRIBUTES")))
                .not(
                        "of whole rows that name some attributes",
                        "they have the envelope",
                        asking(asked -> asked.with(Asked.SELECT, "ALL_ATTRIBUTES")))
                .not(
                        "of rows of which it doesn't say what",
                        "'all match' is true of none as well",
                        asking(asked -> asked.without(Asked.ATTRIBUTES).without(Asked.SELECT)))
                .not("in prod/app2", "another namespace", rows("prod/app2/db"))
                .not("in prod/app10", "it only begins alike", rows("prod/app10/db"))
                .not("of two rows, one of another namespace", "all have to match", rows("prod/app1/db", "prod/app2/b"))
                .not(
                        "without saying which rows",
                        "'all match' is true of none as well",
                        asking(asked -> asked.without(Asked.LEADING_KEYS)))
                .not("by Scan", "a scan has no partition to ask about", doing("dynamodb:Scan"))
                .not("by BatchGetItem", "nothing here needs it", doing("dynamodb:BatchGetItem"))
                .not("by deleting", "only operators", doing("dynamodb:DeleteItem"))
                .not("of another table", "one grant, one table", on(What.ANOTHER_TABLE));
    }

    private static Pairs<AccessQuestion> deletion() {
        return may(
                        "an operator deletes a row",
                        "to mend a store by hand; no command does",
                        Who.OPERATOR,
                        Asked.rows("dynamodb:DeleteItem", "prod/app1/db"),
                        What.TABLE)
                .not("as a readwrite", "only operators", as(Who.READWRITE))
                .not("as a writer", "only operators", as(Who.WRITER))
                .not("in prod/app2", "another namespace", rows("prod/app2/db"))
                .not("two rows, one of another namespace", "all have to match", rows("prod/app1/db", "prod/app2/b"))
                .not(
                        "without saying which",
                        "'all match' is true of none as well",
                        asking(asked -> asked.without(Asked.LEADING_KEYS)))
                .also(
                        "getting back what was there",
                        "an operator reads as well",
                        asking(asked -> asked.with(Asked.RETURN_VALUES, "ALL_OLD")))
                .not("in batches", "no conditions there", doing("dynamodb:BatchWriteItem"))
                .not("of another table", "one grant, one table", on(What.ANOTHER_TABLE));
    }
}
