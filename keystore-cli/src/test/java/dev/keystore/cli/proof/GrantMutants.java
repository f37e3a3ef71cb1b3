package dev.keystore.cli.proof;

import static dev.keystore.cli.proof.Edit.adding;
import static dev.keystore.cli.proof.Edit.dropping;
import static dev.keystore.cli.proof.Edit.moving;
import static dev.keystore.cli.proof.Edit.removing;
import static dev.keystore.cli.proof.Edit.renaming;
import static dev.keystore.cli.proof.Edit.rewriting;
import static dev.keystore.cli.proof.Edit.setting;
import static dev.keystore.cli.proof.Edit.when;
import static dev.keystore.cli.proof.Edit.withoutPattern;

import java.util.ArrayList;
import java.util.List;

/** Ways to loosen what a grant's role may do. */
final class GrantMutants {
    private static final String LEADING = "ForAllValues:StringLike";
    private static final String ANY_LEADING = "ForAnyValue:StringLike";
    private static final String STORE = Asked.CONTEXT + Sealing.STORE;
    private static final String NAME = Asked.CONTEXT + Sealing.NAME;

    private final List<Mutant> all = new ArrayList<>();

    private GrantMutants() {}

    static List<Mutant> all() {
        GrantMutants mutants = new GrantMutants();
        mutants.patterns();
        mutants.reading();
        mutants.metadata();
        mutants.writing();
        mutants.labels();
        mutants.crypto();
        mutants.levels();
        return mutants.all;
    }

    private void add(String name, Edit edit) {
        all.add(new Mutant("grant", name, edit));
    }

    private void patterns() {
        add("a pattern may end in '*' without a slash", rewriting("{1,15}(\\*|", "{1,15}([A-Za-z0-9_.-]*\\*|"));
        add(
                "a pattern may have a '*' in the middle",
                rewriting("[A-Za-z0-9_.][A-Za-z0-9_.-]{0,127}/)", "[A-Za-z0-9_.*][A-Za-z0-9_.*-]{0,127}/)"));
        add("a pattern may be anything", withoutPattern("Patterns"));
    }

    private void reading() {
        add(
                "readers scan",
                dropping("ReadRows", "Condition", "Null").and(adding("ReadRows", List.of("dynamodb:Scan"), "Action")));
        add(
                "readers scan, in the statement without conditions",
                adding("SeeTheTable", List.of("dynamodb:Scan"), "Action"));
        add("readers use PartiQL", adding("ReadRows", List.of("dynamodb:PartiQLSelect"), "Action"));
        add("readers read in batches", adding("ReadRows", List.of("dynamodb:BatchGetItem"), "Action"));
        add("readers' rows: one has to match", renaming("ReadRows", LEADING, ANY_LEADING));
        add("readers' rows: any, without a condition", dropping("ReadRows", "Condition"));
        add("readers put", adding("ReadRows", List.of("dynamodb:PutItem"), "Action"));
        add("readers export", adding("SeeTheTable", List.of("dynamodb:ExportTableToPointInTime"), "Action"));
    }

    private void metadata() {
        List<String> attributes = List.of("envelope");
        add(
                "writers read envelopes",
                adding("ReadMetadata", attributes, "Condition", "ForAllValues:StringEquals", Asked.ATTRIBUTES));
        add(
                "writers' attributes: one has to match",
                renaming("ReadMetadata", "ForAllValues:StringEquals", "ForAnyValue:StringEquals"));
        add(
                "writers read whole rows",
                adding("ReadMetadata", List.of("ALL_ATTRIBUTES"), "Condition", "StringEqualsIfExists", Asked.SELECT));
        add("writers' rows: one has to match", renaming("ReadMetadata", LEADING, ANY_LEADING));
        add(
                "writers scan metadata",
                dropping("ReadMetadata", "Condition", "Null", Asked.LEADING_KEYS)
                        .and(adding("ReadMetadata", List.of("dynamodb:Scan"), "Action")));
    }

    private void writing() {
        add("writers delete rows", adding("WritePolicy.WriteRows", List.of("dynamodb:DeleteItem"), "Action"));
        add("writers write in batches", adding("WritePolicy.WriteRows", List.of("dynamodb:BatchWriteItem"), "Action"));
        add("writers insert by PartiQL", adding("WritePolicy.WriteRows", List.of("dynamodb:PartiQLInsert"), "Action"));
        add(
                "writers get back what was there",
                adding(
                        "WritePolicy.WriteRows",
                        List.of("ALL_OLD"),
                        "Condition",
                        "StringEqualsIfExists",
                        Asked.RETURN_VALUES));
        add(
                "writers get back what they replaced",
                adding(
                        "WritePolicy.WriteRows",
                        List.of("UPDATED_OLD"),
                        "Condition",
                        "StringEqualsIfExists",
                        Asked.RETURN_VALUES));
        add("writers' puts: one row has to match", renaming("WritePolicy.WriteRows", LEADING, ANY_LEADING));
        add("deleted rows: one has to match", renaming("OperatePolicy.WriteRows", LEADING, ANY_LEADING));
    }

    private void labels() {
        add(
                "labels are guarded at the top only",
                setting(
                        "OnlyOperatorsWriteLabels",
                        "@label/*",
                        "Condition",
                        "ForAnyValue:StringLike",
                        Asked.LEADING_KEYS));
        add(
                "labels are guarded where every row is one",
                renaming("OnlyOperatorsWriteLabels", "ForAnyValue:StringLike", "ForAllValues:StringLike"));
        add(
                "labels may be put",
                setting("OnlyOperatorsWriteLabels", List.of("dynamodb:UpdateItem", "dynamodb:DeleteItem"), "Action"));
        add(
                "labels may be updated",
                setting("OnlyOperatorsWriteLabels", List.of("dynamodb:PutItem", "dynamodb:DeleteItem"), "Action"));
        add(
                "sealed labels are guarded at the top only",
                setting("OnlyOperatorsSealLabels", "@label/*", "Condition", "StringLike", NAME));
        add(
                "labels are guarded nowhere",
                removing("OnlyOperatorsWriteLabels").and(removing("OnlyOperatorsSealLabels")));
    }

    private void crypto() {
        for (String sid : List.of("OpenEnvelopes", "WritePolicy.SealEnvelopes", "OperatePolicy.SealEnvelopes")) {
            add(
                    sid + ": the store under ForAllValues",
                    moving(sid, STORE, "StringEquals", "ForAllValues:StringEquals"));
            add(sid + ": the store if there is one", renaming(sid, "StringEquals", "StringEqualsIfExists"));
            add(sid + ": the name under ForAllValues", renaming(sid, "StringLike", "ForAllValues:StringLike"));
            add(sid + ": the name if there is one", renaming(sid, "StringLike", "StringLikeIfExists"));
            add(
                    sid + ": one pair of the context is enough",
                    renaming(sid, "ForAllValues:StringEquals", "ForAnyValue:StringEquals"));
            add(sid + ": without any condition", dropping(sid, "Condition"));
            add(sid + ": also ReEncrypt", adding(sid, List.of("kms:ReEncryptFrom", "kms:ReEncryptTo"), "Action"));
            add(sid + ": also KMS grants", adding(sid, List.of("kms:CreateGrant"), "Action"));
        }
        add("readers seal", adding("OpenEnvelopes", List.of("kms:GenerateDataKey"), "Action"));
        add("readers encrypt", adding("OpenEnvelopes", List.of("kms:Encrypt"), "Action"));
        add("writers open", adding("WritePolicy.SealEnvelopes", List.of("kms:Decrypt"), "Action"));
        add("writers make pairs of keys", setting("WritePolicy.SealEnvelopes", "kms:GenerateDataKey*", "Action"));
        add("every grant changes the key's policy", adding("SeeTheKey", List.of("kms:PutKeyPolicy"), "Action"));
        add("every grant sees the key's policy", adding("SeeTheKey", List.of("kms:GetKeyPolicy"), "Action"));
    }

    private void levels() {
        add("writers read", when("ReadPolicy", "WritesSecretsOnly"));
        add("readers write", when("WritePolicy", "Reads"));
        add("readers operate", when("OperatePolicy", "Reads"));
        add("readwrites operate", when("OperatePolicy", "WritesSecretsOnly"));
    }
}
