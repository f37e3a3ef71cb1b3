package dev.keystore.cli.proof;

import static dev.keystore.cli.proof.Edit.condition;
import static dev.keystore.cli.proof.Edit.dropping;
import static dev.keystore.cli.proof.Edit.entry;
import static dev.keystore.cli.proof.Edit.renaming;
import static dev.keystore.cli.proof.Edit.setting;
import static dev.keystore.cli.proof.Edit.statementWhen;
import static dev.keystore.cli.proof.Edit.withoutPattern;
import static dev.keystore.cli.proof.Edit.withoutRule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Ways to loosen who may assume a grant's role. */
final class TrustMutants {
    private final List<Mutant> all = new ArrayList<>();

    private TrustMutants() {}

    static List<Mutant> all() {
        TrustMutants mutants = new TrustMutants();
        mutants.assume();
        mutants.along();
        mutants.parameters();
        return mutants.all;
    }

    private void add(String name, Edit edit) {
        all.add(new Mutant("grant", name, edit));
    }

    private void assume() {
        add(
                "no external id",
                dropping("Assume", "Condition", "StringEquals", "sts:ExternalId")
                        .and(condition("HasExternalIdOrOrgId", entry("Condition", "HasOrgId"))));
        add(
                "no organization",
                dropping("Assume", "Condition", "StringEquals", "aws:PrincipalOrgID")
                        .and(condition("HasExternalIdOrOrgId", entry("Condition", "HasExternalId"))));
        add(
                "external id or organization, whichever is there",
                renaming("Assume", "StringEquals", "StringEqualsIfExists"));
        add("external id under ForAllValues", renaming("Assume", "StringEquals", "ForAllValues:StringEquals"));
        add("a code if there is one", renaming("Assume", "Bool", "BoolIfExists"));
        add("a code of any age", dropping("Assume", "Condition", "NumericLessThan"));
        add(
                "a code that is a day old",
                setting("Assume", "86400", "Condition", "NumericLessThan", "aws:MultiFactorAuthAge"));
        add(
                "a code of whatever age if there is none",
                renaming("Assume", "NumericLessThan", "NumericLessThanIfExists"));
        add(
                "principals of any account",
                setting("Assume", entry("AWS", "*"), "Principal").and(dropping("Assume", "Condition", "ArnLike")));
        add("any principal of the account", dropping("Assume", "Condition", "ArnLike"));
        add("by any action of STS", setting("Assume", "sts:*", "Action"));
        add(
                "by a web identity too",
                setting("Assume", List.of("sts:AssumeRole", "sts:AssumeRoleWithWebIdentity"), "Action")
                        .and(dropping("Assume", "Condition")));
    }

    private void along() {
        add("any tag", dropping("TagSession", "Condition", "ForAllValues:StringEquals"));
        add(
                "tags: one has to be named",
                renaming("TagSession", "ForAllValues:StringEquals", "ForAnyValue:StringEquals"));
        add(
                "tags always",
                statementWhen("TagSession", "HasPrincipals")
                        .and(dropping("TagSession", "Condition", "ForAllValues:StringEquals")));
        add("tags by any principal", dropping("TagSession", "Condition", "ArnLike"));
        add("tags open the role", setting("TagSession", List.of("sts:TagSession", "sts:AssumeRole"), "Action"));
        add("source identity always", statementWhen("SetSourceIdentity", "HasPrincipals"));
        add("source identity by any principal", dropping("SetSourceIdentity", "Condition"));
        add(
                "source identity opens the role",
                setting("SetSourceIdentity", List.of("sts:SetSourceIdentity", "sts:AssumeRole"), "Action"));
    }

    private void parameters() {
        add("another account without external id and organization", withoutRule("AnotherAccount"));
        for (String parameter : List.of(
                "StoreId",
                "TableArn",
                "KeyArn",
                "TrustedAccountId",
                "TrustedPrincipalArns",
                "ExternalId",
                "SessionTagKeys")) {
            add(parameter + " of any form", withoutPattern(parameter));
        }
        add("any access", tree -> {
            Map<String, Object> parameters = Edit.object(tree.get("Parameters"), "Parameters");
            if (Edit.object(parameters.get("Access"), "Access").remove("AllowedValues") == null) {
                throw new IllegalStateException("Access may be anything");
            }
        });
        add("sessions of any length", tree -> {
            Map<String, Object> parameters = Edit.object(tree.get("Parameters"), "Parameters");
            if (Edit.object(parameters.get("MaxSessionSeconds"), "seconds").remove("MaxValue") == null) {
                throw new IllegalStateException("sessions may be of any length");
            }
        });
    }
}
