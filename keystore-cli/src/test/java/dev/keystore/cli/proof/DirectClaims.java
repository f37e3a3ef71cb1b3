package dev.keystore.cli.proof;

import static dev.keystore.cli.proof.Pairs.as;
import static dev.keystore.cli.proof.Pairs.asking;
import static dev.keystore.cli.proof.Pairs.doing;
import static dev.keystore.cli.proof.Pairs.may;
import static dev.keystore.cli.proof.Pairs.on;
import static dev.keystore.cli.proof.Pairs.rows;
import static dev.keystore.cli.proof.Sealing.named;
import static dev.keystore.cli.proof.Sealing.pair;
import static dev.keystore.cli.proof.Sealing.withoutContext;
import static dev.keystore.cli.proof.Sealing.withoutPair;

import java.util.List;
import java.util.stream.Stream;

/** Who reads without a role to assume: three locks, of the table, of the key, and in account B. */
final class DirectClaims {
    private DirectClaims() {}

    static List<Claim> all() {
        return Stream.of(
                        rowsOfTheTable(),
                        rowsByTableAlone(),
                        rowsByPolicyAlone(),
                        opening(),
                        openingByKeyAlone(),
                        openingByAllowanceAlone(),
                        openingByPolicyAlone(),
                        table(),
                        key())
                .map(Pairs::claims)
                .flatMap(List::stream)
                .toList();
    }

    private static Pairs<AccessQuestion> rowsOfTheTable() {
        return may(
                        "the direct role of B gets a row",
                        "both sides say so",
                        Who.DIRECT,
                        Asked.rows("dynamodb:GetItem", "prod/app1/db"),
                        What.TABLE)
                .also("by Query", "history", doing("dynamodb:Query"))
                .also("the list of the namespace", "entries", rows("prod/app1/"))
                .also("labels", "they decide what is read", rows("prod/app1/@label/db"))
                .not("in prod/app2", "another namespace", rows("prod/app2/db"))
                .not("in prod/app10", "it only begins alike", rows("prod/app10/db"))
                .not("of a store without direct access", "the table has to say so", on(What.TABLE_OF_PLAIN_STORE))
                .not("before B's policy", "B has to say so", as(Who.DIRECT_BEFORE))
                .not("as another role of B", "not among the direct", as(Who.ANOTHER_DIRECT))
                .not("as one who may do everything in B", "not among the direct", as(Who.ANOTHER_ROLE_LOOSE))
                .not("by putting", "direct is reading", doing("dynamodb:PutItem"));
    }

    private static Pairs<AccessQuestion> rowsByTableAlone() {
        return may(
                        "the direct role of B would get a row, if it could do everything in B",
                        "the lock of the table alone",
                        Who.DIRECT_LOOSE,
                        Asked.rows("dynamodb:Query", "prod/app1/"),
                        What.TABLE)
                .not("in prod/app2", "another namespace", rows("prod/app2/"))
                .not("in prod/app10", "it only begins alike", rows("prod/app10/"))
                .not("two, one of another namespace", "all have to match", rows("prod/app1/", "prod/app2/"))
                .not(
                        "without saying which",
                        "'all match' is true of none as well",
                        asking(asked -> asked.without(Asked.LEADING_KEYS)))
                .not("by Scan", "a scan has no partition to ask about", doing("dynamodb:Scan"))
                .not("by putting", "direct is reading", doing("dynamodb:PutItem"))
                .not("by deleting", "direct is reading", doing("dynamodb:DeleteItem"))
                .not("by changing the table", "direct is reading", doing("dynamodb:UpdateTable"))
                .not("by opening the table to others", "direct is reading", doing("dynamodb:PutResourcePolicy"))
                .not("of a store without direct access", "the table has to say so", on(What.TABLE_OF_PLAIN_STORE))
                .not("as another role of B", "not among the direct", as(Who.ANOTHER_ROLE_LOOSE));
    }

    private static Pairs<AccessQuestion> rowsByPolicyAlone() {
        return may(
                        "the direct role of B would get a row, if the table trusted all of B",
                        "the lock of B alone",
                        Who.DIRECT,
                        Asked.rows("dynamodb:Query", "prod/app1/"),
                        What.TABLE_OPEN_TO_USERS)
                .not("in prod/app2", "another namespace", rows("prod/app2/"))
                .not("two, one of another namespace", "all have to match", rows("prod/app1/", "prod/app2/"))
                .not(
                        "without saying which",
                        "'all match' is true of none as well",
                        asking(asked -> asked.without(Asked.LEADING_KEYS)))
                .not("by Scan", "a scan has no partition to ask about", doing("dynamodb:Scan"))
                .not("by putting", "direct is reading", doing("dynamodb:PutItem"))
                .not("of another table", "one table", on(What.ANOTHER_TABLE))
                .not("before B's policy", "B has to say so", as(Who.DIRECT_BEFORE));
    }

    private static Pairs<AccessQuestion> opening() {
        return may(
                        "the direct role of B opens an envelope",
                        "both sides say so",
                        Who.DIRECT,
                        Sealing.of("kms:Decrypt", "prod/app1/db"),
                        What.KEY)
                .also("labels", "they are sealed too", named("prod/app1/@label/db"))
                .not("of prod/app2", "another namespace", named("prod/app2/db"))
                .not("of another store", "the key is for one store", pair(Sealing.STORE, "another"))
                .not("without a context", "then it says nothing of what it is", withoutContext())
                .not("with a pair more", "no context of ours", pair("extra", "x"))
                .not("of a store without direct access", "the key has to say so", on(What.KEY_OF_PLAIN_STORE))
                .not("before B's policy", "B has to say so", as(Who.DIRECT_BEFORE))
                .not("as another role of B", "not among the direct", as(Who.ANOTHER_DIRECT))
                .not("to seal", "direct is reading", doing("kms:GenerateDataKey"));
    }

    private static Pairs<AccessQuestion> openingByKeyAlone() {
        return may(
                        "the direct role of B would open an envelope, if it could do everything in B",
                        "the lock of the key alone",
                        Who.DIRECT_LOOSE,
                        Sealing.of("kms:Decrypt", "prod/app1/db"),
                        What.KEY)
                .not("of prod/app2", "another namespace", named("prod/app2/db"))
                .not("of prod/app10", "it only begins alike", named("prod/app10/db"))
                .not("of another store", "the key is for one store", pair(Sealing.STORE, "another"))
                .not("without a context", "then it says nothing of what it is", withoutContext())
                .not("with a pair more", "no context of ours", pair("extra", "x"))
                .not("to seal", "direct is reading", doing("kms:GenerateDataKey"))
                .not("to encrypt", "direct is reading", doing("kms:Encrypt"))
                .not("by a KMS grant", "to whomever", doing("kms:CreateGrant"))
                .not("to change the key's policy", "direct is reading", doing("kms:PutKeyPolicy"))
                .not("of a store without direct access", "the key has to say so", on(What.KEY_OF_PLAIN_STORE))
                .not("as another role of B", "not among the direct", as(Who.ANOTHER_ROLE_LOOSE));
    }

    private static Pairs<AccessQuestion> openingByAllowanceAlone() {
        return may(
                        "the direct role of B would open an envelope, if it could do everything and the key denied nothing",
                        "what the key allows, alone",
                        Who.DIRECT_LOOSE,
                        Sealing.of("kms:Decrypt", "prod/app1/db"),
                        What.KEY_WITHOUT_DENIALS)
                .not("of another store", "the key is for one store", pair(Sealing.STORE, "another"))
                .not("without a context", "then it says nothing of what it is", withoutContext())
                .not("without a store", "every context has one", withoutPair(Sealing.STORE))
                .not("without a name", "every context has one", withoutPair(Sealing.NAME));
    }

    private static Pairs<AccessQuestion> openingByPolicyAlone() {
        return may(
                        "the direct role of B would open an envelope, if the key trusted all of B",
                        "the lock of B alone",
                        Who.DIRECT,
                        Sealing.of("kms:Decrypt", "prod/app1/db"),
                        What.KEY_OPEN_TO_USERS)
                .not("of prod/app2", "another namespace", named("prod/app2/db"))
                .not("of another store", "one key may have seen two stores", pair(Sealing.STORE, "another"))
                .not("without a context", "then it says nothing of what it is", withoutContext())
                .not("without a store", "every context has one", withoutPair(Sealing.STORE))
                .not("without a name", "every context has one", withoutPair(Sealing.NAME))
                .not("with a pair more", "no context of ours", pair("extra", "x"))
                .not("to seal", "direct is reading", doing("kms:GenerateDataKey"))
                .not("under another key", "one key", on(What.ANOTHER_KEY));
    }

    private static Pairs<AccessQuestion> table() {
        return may(
                        "the direct role of B sees how the table is set up",
                        "doctor",
                        Who.DIRECT,
                        Asked.of("dynamodb:DescribeTable"),
                        What.TABLE)
                .not("of another table", "one table", on(What.ANOTHER_TABLE))
                .not("of a store without direct access", "the table has to say so", on(What.TABLE_OF_PLAIN_STORE))
                .not("as another role of B", "not among the direct", as(Who.ANOTHER_DIRECT))
                .not("before B's policy", "B has to say so", as(Who.DIRECT_BEFORE));
    }

    private static Pairs<AccessQuestion> key() {
        return may(
                        "the direct role of B sees how the key is set up",
                        "doctor",
                        Who.DIRECT,
                        Asked.of("kms:DescribeKey"),
                        What.KEY)
                .not("of another key", "one key", on(What.ANOTHER_KEY))
                .not("of a store without direct access", "the key has to say so", on(What.KEY_OF_PLAIN_STORE))
                .not("as another role of B", "not among the direct", as(Who.ANOTHER_DIRECT))
                .not("before B's policy", "B has to say so", as(Who.DIRECT_BEFORE));
    }
}
