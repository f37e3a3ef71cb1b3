package dev.keystore.cli.proof;

import static dev.keystore.cli.proof.Pairs.as;
import static dev.keystore.cli.proof.Pairs.doing;
import static dev.keystore.cli.proof.Pairs.may;
import static dev.keystore.cli.proof.Pairs.on;
import static dev.keystore.cli.proof.Sealing.named;
import static dev.keystore.cli.proof.Sealing.pair;
import static dev.keystore.cli.proof.Sealing.withoutContext;
import static dev.keystore.cli.proof.Sealing.withoutPair;

import java.util.List;
import java.util.stream.Stream;

/**
 * Who opens and seals envelopes. Two locks: the policy of the role says for which names, that of the key which roles, and each
 * holds where the other is open.
 */
final class KeyClaims {
    private KeyClaims() {}

    static List<Claim> all() {
        return Stream.of(
                        opening(),
                        openingByRoleAlone(),
                        openingByKeyAlone(),
                        openingByAllowanceAlone(),
                        openingByDenialAlone(),
                        openingOne(),
                        sealing(),
                        sealingByRoleAlone(Who.WRITER),
                        sealingByRoleAlone(Who.OPERATOR),
                        notOpeningByRoleAlone(),
                        sealingByKeyAlone(),
                        sealingByAllowanceAlone(),
                        sealingByDenialAlone(),
                        description())
                .map(Pairs::claims)
                .flatMap(List::stream)
                .toList();
    }

    private static Pairs<AccessQuestion> opening() {
        return may(
                        "a reader opens an envelope of its namespace",
                        "under the context of the secret",
                        Who.READER,
                        Sealing.of("kms:Decrypt", "prod/app1/db"),
                        What.KEY)
                .also("labels", "they are sealed too", named("prod/app1/@label/db"))
                .also("as a readwrite", "both", as(Who.READWRITE))
                .also("as an operator", "both", as(Who.OPERATOR))
                .also("in a store without direct access", "the same", on(What.KEY_OF_PLAIN_STORE))
                .not("as a writer", "a writer reads nothing", as(Who.WRITER))
                .not("without a grant", "nobody is let in by default", as(Who.NOBODY))
                .not("as one who may do everything in A", "the key doesn't leave it to the account", as(Who.ALMIGHTY))
                .not("as the administrator", "configuration only", as(Who.ADMINISTRATOR))
                .not("of prod/app2", "another namespace", named("prod/app2/db"))
                .not("of prod/app10", "it only begins alike", named("prod/app10/db"))
                .not("of Prod/App1", "names are case-sensitive", named("Prod/App1/db"))
                .not("of another store", "one key may have seen two stores", pair(Sealing.STORE, "another"))
                .not("without a context", "then it says nothing of what it is", withoutContext())
                .not("without a store", "every context has one", withoutPair(Sealing.STORE))
                .not("without a name", "every context has one", withoutPair(Sealing.NAME))
                .not("with a pair more", "no context of ours", pair("extra", "x"))
                .not("under another key", "one grant, one key", on(What.ANOTHER_KEY))
                .not("by re-encrypting", "under whatever key", doing("kms:ReEncryptFrom"))
                .not("by a KMS grant", "to whomever", doing("kms:CreateGrant"))
                .not("to seal", "a reader writes nothing", doing("kms:GenerateDataKey"));
    }

    private static Pairs<AccessQuestion> openingByRoleAlone() {
        return may(
                        "a reader would open an envelope of its namespace under a key with the default policy",
                        "the lock of the role alone",
                        Who.READER,
                        Sealing.of("kms:Decrypt", "prod/app1/db"),
                        What.KEY_BY_DEFAULT)
                .not("as a writer", "a writer reads nothing", as(Who.WRITER))
                .not("of prod/app2", "another namespace", named("prod/app2/db"))
                .not("of prod/app10", "it only begins alike", named("prod/app10/db"))
                .not("of another store", "one key may have seen two stores", pair(Sealing.STORE, "another"))
                .not("without a context", "then it says nothing of what it is", withoutContext())
                .not("without a store", "every context has one", withoutPair(Sealing.STORE))
                .not("without a name", "every context has one", withoutPair(Sealing.NAME))
                .not("with a pair more", "no context of ours", pair("extra", "x"))
                .not("to seal", "a reader writes nothing", doing("kms:GenerateDataKey"))
                .not("to encrypt", "nobody does", doing("kms:Encrypt"))
                .not("by re-encrypting", "under whatever key", doing("kms:ReEncryptFrom"))
                .not("by a KMS grant", "to whomever", doing("kms:CreateGrant"))
                .not("to end the key", "no configuration", doing("kms:ScheduleKeyDeletion"))
                .not("to change the key's policy", "no configuration", doing("kms:PutKeyPolicy"));
    }

    private static Pairs<AccessQuestion> openingByKeyAlone() {
        return may(
                        "a role on the readers' path that may do everything would open any envelope of the store",
                        "the lock of the key alone",
                        Who.LOOSE_READER,
                        Sealing.of("kms:Decrypt", "prod/app2/db"),
                        What.KEY)
                .also("as a readwrite", "both", as(Who.LOOSE_READWRITE))
                .also("as an operator", "both", as(Who.LOOSE_OPERATOR))
                .not("on the writers' path", "a writer reads nothing", as(Who.LOOSE_WRITER))
                .not("on no path of ours", "the key doesn't leave it to the account", as(Who.ALMIGHTY))
                .not("as the root user", "root has no crypto either", as(Who.ROOT))
                .not("on a path that only ends alike", "the whole path counts", as(Who.LOOSE_BELOW_ANOTHER_PATH))
                .not("on another store's path", "one store, one key", as(Who.LOOSE_OF_ANOTHER_STORE))
                .not("in another account", "paths of A only", as(Who.LOOSE_STRANGER))
                .not("of another store", "the key is for one store", pair(Sealing.STORE, "another"))
                .not("without a context", "then it says nothing of what it is", withoutContext())
                .not("without a store", "every context has one", withoutPair(Sealing.STORE))
                .not("with a pair more", "no context of ours", pair("extra", "x"))
                .not("to seal", "a reader writes nothing", doing("kms:GenerateDataKey"))
                .not("to encrypt", "nobody does", doing("kms:Encrypt"))
                .not("by re-encrypting", "under whatever key", doing("kms:ReEncryptFrom"))
                .not("by a KMS grant", "to whomever", doing("kms:CreateGrant"));
    }

    private static Pairs<AccessQuestion> openingByAllowanceAlone() {
        return may(
                        "a role on the readers' path that may do everything would open, if the key denied nothing",
                        "what the key allows, alone",
                        Who.LOOSE_READER,
                        Sealing.of("kms:Decrypt", "prod/app2/db"),
                        What.KEY_WITHOUT_DENIALS)
                .not("of another store", "the key is for one store", pair(Sealing.STORE, "another"))
                .not("without a context", "then it says nothing of what it is", withoutContext())
                .not("with a pair more", "no context of ours", pair("extra", "x"))
                .not("on the writers' path", "a writer reads nothing", as(Who.LOOSE_WRITER));
    }

    private static Pairs<AccessQuestion> openingByDenialAlone() {
        return may(
                        "who may do everything in A would open, if the key also trusted its account",
                        "what the key denies, alone",
                        Who.ALMIGHTY,
                        Sealing.of("kms:Decrypt", "prod/app2/db"),
                        What.KEY_THAT_ALSO_TRUSTS_ITS_ACCOUNT)
                .not("of another store", "the key is for one store", pair(Sealing.STORE, "another"))
                .not("without a context", "nobody, never", withoutContext())
                .not("without a store", "nobody, never", withoutPair(Sealing.STORE))
                .not("under the policy as it is", "only grants", on(What.KEY));
    }

    private static Pairs<AccessQuestion> openingOne() {
        return may(
                        "a reader of one secret opens it",
                        "a pattern may be a full name",
                        Who.READER_OF_ONE,
                        Sealing.of("kms:Decrypt", "prod/app1/db"),
                        What.KEY)
                .also("its labels", "they are granted by their own pattern", named("prod/app1/@label/db"))
                .not("a neighbour", "no wildcard", named("prod/app1/db2"))
                .not("labels of a neighbour", "not granted", named("prod/app1/@label/other"));
    }

    private static Pairs<AccessQuestion> sealing() {
        return may(
                        "a writer seals a version in its namespace",
                        "under the context of the secret",
                        Who.WRITER,
                        Sealing.of("kms:GenerateDataKey", "prod/app1/db"),
                        What.KEY)
                .also("as a readwrite", "both", as(Who.READWRITE))
                .also("as an operator", "both", as(Who.OPERATOR))
                .not("as a reader", "a reader writes nothing", as(Who.READER))
                .not("as one who may do everything in A", "the key doesn't leave it to the account", as(Who.ALMIGHTY))
                .not("in prod/app2", "another namespace", named("prod/app2/db"))
                .not("in prod/app10", "it only begins alike", named("prod/app10/db"))
                .not("in another store", "one key may have seen two stores", pair(Sealing.STORE, "another"))
                .not("labels", "only operators move labels", named("prod/app1/@label/db"))
                .not("without a context", "nothing is sealed without one", withoutContext())
                .not("with a pair more", "no context of ours", pair("extra", "x"))
                .not("under another key", "one grant, one key", on(What.ANOTHER_KEY))
                .not("to open", "a writer reads nothing", doing("kms:Decrypt"));
    }

    private static Pairs<AccessQuestion> sealingByRoleAlone(Who who) {
        return may(
                        who + " would seal a version under a key with the default policy",
                        "the lock of the role alone",
                        who,
                        Sealing.of("kms:GenerateDataKey", "prod/app1/db"),
                        What.KEY_BY_DEFAULT)
                .not("as a reader", "a reader writes nothing", as(Who.READER))
                .not("in prod/app2", "another namespace", named("prod/app2/db"))
                .not("in prod/app10", "it only begins alike", named("prod/app10/db"))
                .not("in another store", "one key may have seen two stores", pair(Sealing.STORE, "another"))
                .not("without a context", "nothing is sealed without one", withoutContext())
                .not("without a store", "every context has one", withoutPair(Sealing.STORE))
                .not("without a name", "every context has one", withoutPair(Sealing.NAME))
                .not("with a pair more", "no context of ours", pair("extra", "x"))
                .not("under another key", "one grant, one key", on(What.ANOTHER_KEY))
                .not("to encrypt", "nobody does", doing("kms:Encrypt"))
                .not("by re-encrypting", "under whatever key", doing("kms:ReEncryptTo"))
                .not("by a KMS grant", "to whomever", doing("kms:CreateGrant"))
                .not("as a pair of keys", "nothing here needs it", doing("kms:GenerateDataKeyPair"));
    }

    private static Pairs<AccessQuestion> notOpeningByRoleAlone() {
        return may(
                        "a readwrite would open an envelope under a key with the default policy",
                        "the lock of the role alone",
                        Who.READWRITE,
                        Sealing.of("kms:Decrypt", "prod/app1/db"),
                        What.KEY_BY_DEFAULT)
                .not("as a writer", "a writer reads nothing", as(Who.WRITER));
    }

    private static Pairs<AccessQuestion> sealingByKeyAlone() {
        return may(
                        "a role on the writers' path that may do everything would seal any name of the store",
                        "the lock of the key alone",
                        Who.LOOSE_WRITER,
                        Sealing.of("kms:GenerateDataKey", "prod/app2/db"),
                        What.KEY)
                .also("as a readwrite", "both", as(Who.LOOSE_READWRITE))
                .also("as an operator", "both", as(Who.LOOSE_OPERATOR))
                .not("on the readers' path", "a reader writes nothing", as(Who.LOOSE_READER))
                .not("on no path of ours", "the key doesn't leave it to the account", as(Who.ALMIGHTY))
                .not("as the root user", "root has no crypto either", as(Who.ROOT))
                .not("in another account", "paths of A only", as(Who.LOOSE_STRANGER))
                .not("labels", "only operators move labels", named("prod/app2/@label/db"))
                .not("in another store", "the key is for one store", pair(Sealing.STORE, "another"))
                .not("without a context", "nothing is sealed without one", withoutContext())
                .not("with a pair more", "no context of ours", pair("extra", "x"))
                .not("to open", "a writer reads nothing", doing("kms:Decrypt"))
                .not("to encrypt", "nobody does", doing("kms:Encrypt"))
                .not("by re-encrypting", "under whatever key", doing("kms:ReEncryptTo"))
                .not("by a KMS grant", "to whomever", doing("kms:CreateGrant"));
    }

    private static Pairs<AccessQuestion> sealingByAllowanceAlone() {
        return may(
                        "a role on the writers' path that may do everything would seal, if the key denied nothing",
                        "what the key allows, alone",
                        Who.LOOSE_WRITER,
                        Sealing.of("kms:GenerateDataKey", "prod/app2/db"),
                        What.KEY_WITHOUT_DENIALS)
                .not("in another store", "the key is for one store", pair(Sealing.STORE, "another"))
                .not("without a context", "nothing is sealed without one", withoutContext())
                .not("with a pair more", "no context of ours", pair("extra", "x"))
                .not("on the readers' path", "a reader writes nothing", as(Who.LOOSE_READER));
    }

    private static Pairs<AccessQuestion> sealingByDenialAlone() {
        return may(
                        "who may do everything in A would seal, if the key also trusted its account",
                        "what the key denies, alone",
                        Who.ALMIGHTY,
                        Sealing.of("kms:GenerateDataKey", "prod/app2/db"),
                        What.KEY_THAT_ALSO_TRUSTS_ITS_ACCOUNT)
                .not("in another store", "the key is for one store", pair(Sealing.STORE, "another"))
                .not("without a context", "nobody, never", withoutContext())
                .not("labels", "only operators move labels", named("prod/app2/@label/db"));
    }

    private static Pairs<AccessQuestion> description() {
        return may(
                        "a reader sees how the key is set up",
                        "doctor, and what an alias stands for",
                        Who.READER,
                        Asked.of("kms:DescribeKey"),
                        What.KEY)
                .also("as a writer", "every grant may", as(Who.WRITER))
                .also("as an operator", "every grant may", as(Who.OPERATOR))
                .also("as a reader of one", "every grant may", as(Who.READER_OF_ONE))
                .not("of another key", "one grant, one key", on(What.ANOTHER_KEY))
                .not("without a grant", "nobody is let in by default", as(Who.NOBODY))
                .not("its policy", "configuration", doing("kms:GetKeyPolicy"));
    }
}
