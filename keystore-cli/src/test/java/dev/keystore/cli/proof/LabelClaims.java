package dev.keystore.cli.proof;

import static dev.keystore.cli.proof.Pairs.as;
import static dev.keystore.cli.proof.Pairs.doing;
import static dev.keystore.cli.proof.Pairs.may;
import static dev.keystore.cli.proof.Pairs.rows;
import static dev.keystore.cli.proof.Sealing.named;

import java.util.List;
import java.util.stream.Stream;

/** Who moves labels, by row and by envelope: a label decides which version readers get. */
final class LabelClaims {
    private LabelClaims() {}

    static List<Claim> all() {
        return Stream.of(labels(), checks(), sealingLabels(), sealingLabelsByRoleAlone())
                .map(Pairs::claims)
                .flatMap(List::stream)
                .toList();
    }

    private static Pairs<AccessQuestion> labels() {
        return may(
                        "an operator puts labels",
                        "a label decides which version readers get",
                        Who.OPERATOR,
                        Asked.rows("dynamodb:PutItem", "prod/app1/@label/db"),
                        What.TABLE)
                .not("as a readwrite", "only operators move labels", as(Who.READWRITE))
                .not("as a writer", "only operators move labels", as(Who.WRITER))
                .not("as a reader", "a reader writes nothing", as(Who.READER))
                .not("in another namespace", "not granted", rows("prod/app2/@label/db"));
    }

    private static Pairs<AccessQuestion> checks() {
        return may(
                        "a readwrite checks in a transaction that labels are what they were",
                        "destroying spares labelled versions, and writes nothing there",
                        Who.READWRITE,
                        Asked.rows("dynamodb:ConditionCheckItem", "prod/app1/@label/db"),
                        What.TABLE)
                .not("by putting them", "only operators move labels", doing("dynamodb:PutItem"))
                .not("by updating them", "only operators move labels", doing("dynamodb:UpdateItem"))
                .not("by deleting them", "only operators move labels", doing("dynamodb:DeleteItem"))
                .not("as a reader", "part of writing", as(Who.READER));
    }

    private static Pairs<AccessQuestion> sealingLabels() {
        return may(
                        "an operator seals labels",
                        "a label decides which version readers get",
                        Who.OPERATOR,
                        Sealing.of("kms:GenerateDataKey", "prod/app1/@label/db"),
                        What.KEY)
                .also("whatever its own policy says", "by its path", as(Who.LOOSE_OPERATOR))
                .not("as a readwrite", "only operators move labels", as(Who.READWRITE))
                .not("as a writer", "only operators move labels", as(Who.WRITER))
                .not("as a readwrite that may do everything", "the key says so too", as(Who.LOOSE_READWRITE))
                .not("as one who may do everything in A", "the key says so too", as(Who.ALMIGHTY))
                .not("in another namespace", "not granted", named("prod/app2/@label/db"));
    }

    private static Pairs<AccessQuestion> sealingLabelsByRoleAlone() {
        return may(
                        "an operator would seal labels under a key with the default policy",
                        "the lock of the role alone",
                        Who.OPERATOR,
                        Sealing.of("kms:GenerateDataKey", "prod/app1/@label/db"),
                        What.KEY_BY_DEFAULT)
                .not("as a readwrite", "only operators move labels", as(Who.READWRITE))
                .not("as a writer", "only operators move labels", as(Who.WRITER));
    }
}
