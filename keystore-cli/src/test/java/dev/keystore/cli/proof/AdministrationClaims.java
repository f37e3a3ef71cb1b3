package dev.keystore.cli.proof;

import static dev.keystore.cli.proof.Pairs.as;
import static dev.keystore.cli.proof.Pairs.doing;
import static dev.keystore.cli.proof.Pairs.may;
import static dev.keystore.cli.proof.Pairs.on;

import java.util.List;
import java.util.stream.Stream;

/** What those may do who look after table and key, and what even those can't who may do everything in account A. */
final class AdministrationClaims {
    private AdministrationClaims() {}

    static List<Claim> all() {
        return Stream.of(table(), rows(), key(), keyByPolicyAlone(), almighty(), rowsOfTheAlmighty(), anotherKey())
                .map(Pairs::claims)
                .flatMap(List::stream)
                .toList();
    }

    private static Pairs<AccessQuestion> table() {
        return may(
                        "the administrator turns on point-in-time recovery",
                        "configuration that can be mended",
                        Who.ADMINISTRATOR,
                        Asked.of("dynamodb:UpdateContinuousBackups"),
                        What.TABLE)
                .also("sees how the table is set up", "configuration", doing("dynamodb:DescribeTable"))
                .also("sees who else may", "configuration", doing("dynamodb:GetResourcePolicy"))
                .not("deletes the table", "nothing that loses data", doing("dynamodb:DeleteTable"))
                .not("changes the table", "that turns deletion protection off", doing("dynamodb:UpdateTable"))
                .not("lets rows expire", "that loses data", doing("dynamodb:UpdateTimeToLive"))
                .not("opens the table to others", "that gives rows away", doing("dynamodb:PutResourcePolicy"))
                .not("closes the table to others", "that is deployed", doing("dynamodb:DeleteResourcePolicy"))
                .not("exports the table", "that gives rows away", doing("dynamodb:ExportTableToPointInTime"))
                .not("backs the table up", "that gives rows away", doing("dynamodb:CreateBackup"))
                .not("restores the table", "that gives rows away", doing("dynamodb:RestoreTableToPointInTime"))
                .not("streams the table", "that gives rows away", doing("dynamodb:EnableKinesisStreamingDestination"))
                .not("of another table", "one store, one policy", on(What.ANOTHER_TABLE));
    }

    private static Pairs<AccessQuestion> rows() {
        return may(
                        "an operator gets a row",
                        "only grants read rows",
                        Who.OPERATOR,
                        Asked.rows("dynamodb:GetItem", "prod/app1/db"),
                        What.TABLE)
                .not("as the administrator", "no rows", as(Who.ADMINISTRATOR))
                .not("as nobody", "nobody is let in by default", as(Who.NOBODY));
    }

    private static Pairs<AccessQuestion> key() {
        return may(
                        "the administrator turns on rotation of the key",
                        "configuration that can be mended",
                        Who.ADMINISTRATOR,
                        Asked.of("kms:EnableKeyRotation"),
                        What.KEY)
                .also("sees how the key is set up", "configuration", doing("kms:DescribeKey"))
                .also("takes a deletion back", "saves the store", doing("kms:CancelKeyDeletion"))
                .not("changes the key's policy", "that gives all away", doing("kms:PutKeyPolicy"))
                .not("ends the key", "that loses all", doing("kms:ScheduleKeyDeletion"))
                .not("turns the key off", "that stops everybody", doing("kms:DisableKey"))
                .not("gives KMS grants", "that gives all away", doing("kms:CreateGrant"))
                .not("replaces the material", "that loses all", doing("kms:ImportKeyMaterial"))
                .not("of another key", "one store, one policy", on(What.ANOTHER_KEY));
    }

    private static Pairs<AccessQuestion> keyByPolicyAlone() {
        return may(
                        "the administrator would turn on rotation of a key with the default policy",
                        "the policy of administrators alone",
                        Who.ADMINISTRATOR,
                        Asked.of("kms:EnableKeyRotation"),
                        What.KEY_BY_DEFAULT)
                .not("and open", "no crypto", doing("kms:Decrypt"))
                .not("and seal", "no crypto", doing("kms:GenerateDataKey"))
                .not("and end the key", "that loses all", doing("kms:ScheduleKeyDeletion"))
                .not("and give KMS grants", "that gives all away", doing("kms:CreateGrant"))
                .not("and change the key's policy", "that gives all away", doing("kms:PutKeyPolicy"));
    }

    private static Pairs<AccessQuestion> almighty() {
        return may(
                        "who may do everything in A changes the key's policy",
                        "the way back if the policy locks somebody out; watch for its use",
                        Who.ALMIGHTY,
                        Asked.of("kms:PutKeyPolicy"),
                        What.KEY)
                .also("as the root user", "the same", as(Who.ROOT))
                .not("as one of another account", "not callable from there", as(Who.ANOTHER_ROLE_LOOSE))
                .not("and ends the key", "nobody can", doing("kms:ScheduleKeyDeletion"))
                .not("and gives KMS grants", "nobody can", doing("kms:CreateGrant"))
                .not("and encrypts", "nobody can", doing("kms:Encrypt"))
                .not("and opens", "only grants", doing("kms:Decrypt"))
                .not("and seals", "only grants", doing("kms:GenerateDataKey"))
                .not("and re-encrypts", "nobody can", doing("kms:ReEncryptFrom"))
                .not("and replaces the material", "nobody can", doing("kms:ImportKeyMaterial"));
    }

    private static Pairs<AccessQuestion> rowsOfTheAlmighty() {
        return may(
                        "who may do everything in A gets rows",
                        "tables have no lock of their own against their account: rows are sealed",
                        Who.ALMIGHTY,
                        Asked.rows("dynamodb:GetItem", "prod/app1/db"),
                        What.TABLE)
                .not("as one of account B", "the table trusts nobody there", as(Who.ANOTHER_ROLE_LOOSE))
                .not("as nobody", "nobody is let in by default", as(Who.NOBODY));
    }

    private static Pairs<AccessQuestion> anotherKey() {
        return may(
                        "who may do everything in A opens what is under a key with the default policy",
                        "why the store's key doesn't have that",
                        Who.ALMIGHTY,
                        Sealing.of("kms:Decrypt", "prod/app1/db"),
                        What.KEY_BY_DEFAULT)
                .not("under the store's key", "only grants", on(What.KEY));
    }
}
