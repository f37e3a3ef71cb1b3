package dev.keystore.cli.proof;

import static dev.keystore.cli.proof.Edit.adding;
import static dev.keystore.cli.proof.Edit.dropping;
import static dev.keystore.cli.proof.Edit.entry;
import static dev.keystore.cli.proof.Edit.inserting;
import static dev.keystore.cli.proof.Edit.moving;
import static dev.keystore.cli.proof.Edit.renaming;
import static dev.keystore.cli.proof.Edit.rewriting;
import static dev.keystore.cli.proof.Edit.setting;
import static dev.keystore.cli.proof.Edit.withoutPattern;
import static dev.keystore.cli.proof.Edit.withoutRule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Ways to loosen the store: the policies of its key, of its table, and of its administrators. */
final class StoreMutants {
    private static final String STORE = Asked.CONTEXT + Sealing.STORE;
    private static final String NAME = Asked.CONTEXT + Sealing.NAME;
    private static final String ADMINISTERS = "AccountAdministersWithoutUse";
    private static final String DENIAL = "NothingWithoutTheContextOfThisStore";
    private static final String PATH = "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/keystore/${StoreId}/";

    private final List<Mutant> all = new ArrayList<>();

    private StoreMutants() {}

    static List<Mutant> all() {
        StoreMutants mutants = new StoreMutants();
        mutants.account();
        mutants.grants();
        mutants.denials();
        mutants.direct();
        mutants.administrator();
        mutants.parameters();
        return mutants.all;
    }

    private void add(String name, Edit edit) {
        all.add(new Mutant("store", name, edit));
    }

    private void account() {
        for (String action : List.of(
                "kms:Decrypt",
                "kms:GenerateDataKey",
                "kms:Encrypt",
                "kms:ReEncrypt*",
                "kms:CreateGrant",
                "kms:ScheduleKeyDeletion",
                "kms:Import*")) {
            add("the account has " + action, adding(ADMINISTERS, List.of(action), "Action"));
        }
        add(
                "the statement that keys have by default",
                inserting(
                        ADMINISTERS,
                        Map.of(
                                "Sid", "Default",
                                "Effect", "Allow",
                                "Principal",
                                        entry(
                                                "AWS",
                                                entry("Fn::Sub", "arn:${AWS::Partition}:iam::${AWS::AccountId}:root")),
                                "Action", "kms:*",
                                "Resource", "*")));
        add("another account administers the key", setting(ADMINISTERS, entry("AWS", "*"), "Principal"));
    }

    private void grants() {
        add(
                "writers open",
                adding(
                        "GrantsThatReadMayOpen",
                        List.of(entry("Fn::Sub", PATH + "writer/*")),
                        "Condition",
                        "ArnLike",
                        "aws:PrincipalArn"));
        add(
                "readers seal",
                adding(
                        "GrantsThatWriteMaySeal",
                        List.of(entry("Fn::Sub", PATH + "reader/*")),
                        "Condition",
                        "ArnLike",
                        "aws:PrincipalArn"));
        add(
                "all paths of the store open",
                setting(
                        "GrantsThatReadMayOpen",
                        entry("Fn::Sub", PATH + "*"),
                        "Condition",
                        "ArnLike",
                        "aws:PrincipalArn"));
        add("all stores' readers open", rewriting("role/keystore/${StoreId}/reader/*", "role/keystore/*/reader/*"));
        add(
                "paths that only end alike open",
                rewriting("role/keystore/${StoreId}/reader/*", "role/*/keystore/${StoreId}/reader/*"));
        for (String sid : List.of("GrantsThatReadMayOpen", "GrantsThatWriteMaySeal")) {
            add(
                    sid + ": the store under ForAllValues",
                    moving(sid, STORE, "StringEquals", "ForAllValues:StringEquals"));
            add(sid + ": the store if there is one", renaming(sid, "StringEquals", "StringEqualsIfExists"));
            add(
                    sid + ": one pair of the context is enough",
                    renaming(sid, "ForAllValues:StringEquals", "ForAnyValue:StringEquals"));
            add(sid + ": also KMS grants", adding(sid, List.of("kms:CreateGrant"), "Action"));
            add(sid + ": also Encrypt", adding(sid, List.of("kms:Encrypt"), "Action"));
            add(sid + ": also ReEncrypt", adding(sid, List.of("kms:ReEncrypt*"), "Action"));
        }
        add(
                "readers of any account open",
                setting("GrantsThatReadMayOpen", entry("AWS", "*"), "Principal")
                        .and(rewriting(
                                "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/keystore/${StoreId}/reader/*",
                                "arn:${AWS::Partition}:iam::*:role/keystore/${StoreId}/reader/*")));
    }

    private void denials() {
        add(
                "the context is asked for where there is one",
                renaming(DENIAL, "StringNotEquals", "ForAnyValue:StringNotEquals"));
        add(
                "a missing context is no other store",
                setting(
                        DENIAL,
                        Map.of("StringNotEquals", entry(STORE, entry("Ref", "StoreId")), "Null", entry(STORE, "false")),
                        "Condition"));
        add(
                "opening needs no context",
                setting(DENIAL, List.of("kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"), "Action"));
        add(
                "sealing needs no context",
                setting(DENIAL, List.of("kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*"), "Action"));
        add(
                "the context is asked of one account only",
                setting(DENIAL, entry("AWS", entry("Ref", "DirectPrincipalArns")), "Principal"));
        add(
                "readwrites seal labels",
                adding(
                        "OnlyOperatorsSealLabels",
                        List.of(entry("Fn::Sub", PATH + "readwrite/*")),
                        "Condition",
                        "ArnNotLike",
                        "aws:PrincipalArn"));
        add(
                "labels are guarded at the top only",
                setting("OnlyOperatorsSealLabels", "@label/*", "Condition", "StringLike", NAME));
        add("labels are guarded from Encrypt only", setting("OnlyOperatorsSealLabels", "kms:Encrypt", "Action"));
    }

    private void direct() {
        add(
                "direct principals scan",
                dropping("DirectPrincipalsRead", "Condition", "Null")
                        .and(adding("DirectPrincipalsRead", List.of("dynamodb:Scan"), "Action")));
        add("direct principals put", adding("DirectPrincipalsRead", List.of("dynamodb:PutItem"), "Action"));
        add(
                "direct rows: one has to match",
                renaming("DirectPrincipalsRead", "ForAllValues:StringLike", "ForAnyValue:StringLike"));
        add(
                "direct principals change the table",
                adding("DirectPrincipalsSeeTheTable", List.of("dynamodb:UpdateTable"), "Action"));
        add("the whole account of a direct principal", setting("DirectPrincipalsRead", entry("AWS", "*"), "Principal"));
        add("everybody opens directly", setting("DirectPrincipalsMayOpen", entry("AWS", "*"), "Principal"));
        add("everybody sees the table", setting("DirectPrincipalsSeeTheTable", entry("AWS", "*"), "Principal"));
        add("everybody sees the key", setting("DirectPrincipalsSeeTheKey", entry("AWS", "*"), "Principal"));
        add(
                "direct names under ForAllValues",
                renaming("DirectPrincipalsMayOpen", "StringLike", "ForAllValues:StringLike"));
        add("direct principals seal", adding("DirectPrincipalsMayOpen", List.of("kms:GenerateDataKey"), "Action"));
        add(
                "direct store under ForAllValues",
                moving("DirectPrincipalsMayOpen", STORE, "StringEquals", "ForAllValues:StringEquals"));
    }

    private void administrator() {
        for (String action : List.of(
                "dynamodb:GetItem",
                "dynamodb:UpdateTable",
                "dynamodb:DeleteTable",
                "dynamodb:UpdateTimeToLive",
                "dynamodb:PutResourcePolicy",
                "dynamodb:ExportTableToPointInTime",
                "dynamodb:CreateBackup")) {
            add("the administrator has " + action, adding("LookAfterTheTable", List.of(action), "Action"));
        }
        for (String action :
                List.of("kms:PutKeyPolicy", "kms:ScheduleKeyDeletion", "kms:DisableKey", "kms:CreateGrant")) {
            add("the administrator has " + action, adding("LookAfterTheKey", List.of(action), "Action"));
        }
    }

    private void parameters() {
        add("direct principals for nothing", withoutRule("DirectAccess"));
        add("direct patterns for nobody", withoutRule("DirectReading"));
        for (String parameter : List.of("StoreId", "KeyAlias", "DirectPrincipalArns", "DirectPatterns")) {
            add(parameter + " of any form", withoutPattern(parameter));
        }
    }
}
