package dev.keystore.adapter.sts;

import dev.keystore.access.AssumedRole;
import dev.keystore.access.ExternalId;
import dev.keystore.port.Check;
import java.util.List;

/**
 * What may keep a caller from a role, in the order in which to look: STS does not say which of them it is. A is the account of the
 * role, B the caller's.
 *
 * @param role which role was refused
 * @param caller to whom
 * @param principal what conditions on the caller see: the caller's role or user
 * @param answer the sentence of STS
 */
record Locks(AssumedRole role, CallerArn caller, String principal, String answer) {
    /** One check a lock. None of them fails: the refusal did already, and most of these are open. */
    List<Check> checks() {
        return List.of(trust(), externalId(), callersPolicy(), mfa(), organization());
    }

    private Check trust() {
        return look(
                "lock 1 trust",
                "no resource-based policy",
                sideA() + ", the trust policy of the role has to let " + principal
                        + " in, also where ArnLike on aws:PrincipalArn narrows it; grant.yaml: TrustedAccountId="
                        + caller.account() + ", TrustedPrincipalArns with " + principal + "; by hand: "
                        + trustStatement());
    }

    private Check externalId() {
        ExternalId given = role.externalId();
        return look(
                "lock 2 external id",
                "sts:ExternalId",
                given == null
                        ? "none was given; if " + sideA()
                                + ", asks for one in the trust policy, it has to be given with --external-id;"
                                + " grant.yaml shows it as ExternalIdRequired; the condition: "
                                + "{\"StringEquals\":{\"sts:ExternalId\":\"…\"}}"
                        : "'" + given + "' was given; if " + sideA()
                                + ", asks for another one in the trust policy, correct"
                                + " --external-id, or ExternalId of grant.yaml; the condition: "
                                + externalIdCondition(given));
    }

    private Check callersPolicy() {
        return look(
                "lock 3 caller's policy",
                "no identity-based policy",
                sideB() + ", a policy of " + principal
                        + " has to allow sts:AssumeRole on exactly this role, and no permissions boundary or session policy may"
                        + " leave it out; client-*.yaml: GrantRoleArns with " + role.arn()
                        + "; by hand: {\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\",\"Resource\":\"" + role.arn()
                        + "\"}");
    }

    private Check mfa() {
        String condition = "{\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"}}";
        String detail;
        if (role.mfa() != null) {
            detail = "a code of " + role.mfa() + " was given, so it is this one only if " + sideA()
                    + ", asks for a younger one: NumericLessThan on aws:MultiFactorAuthAge";
        } else if (caller.isUser()) {
            detail = "no code was given; if " + sideA()
                    + ", asks for one in the trust policy, as RequireMfa of grant.yaml does, give" + " --mfa-serial "
                    + caller.usualDevice() + "; the condition: " + condition;
        } else {
            detail = "the caller is a session, which has no code to give; if " + sideA()
                    + ", asks for one in the trust policy, nothing but RequireMfa=false of grant.yaml opens it; the condition: "
                    + condition;
        }
        return look("lock 4 mfa", "MultiFactorAuth", detail);
    }

    private Check organization() {
        return look(
                "lock 5 organization",
                "control policy",
                sideB() + ", a service control policy may deny sts:AssumeRole; " + sideA()
                        + ", a resource control policy, or OrgId of grant.yaml, may let in one organization only: `aws organizations"
                        + " describe-organization` shows whose the account is; the condition: "
                        + "{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-…\"}}");
    }

    /** Something to look at, first of all where AWS has {@code named} it. */
    private Check look(String name, String named, String detail) {
        return Check.warn(name, answer.contains(named) ? "AWS names this one: " + detail : detail, null);
    }

    private String sideA() {
        return "side A, account " + role.arn().account();
    }

    private String sideB() {
        return "side B, account " + caller.account();
    }

    private String trustStatement() {
        ExternalId given = role.externalId();
        return "{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"" + caller.wholeAccount()
                + "\"},\"Action\":\"sts:AssumeRole\",\"Condition\":{\"ArnLike\":{\"aws:PrincipalArn\":\"" + principal
                + "\"}"
                + (given == null ? "" : "," + inner(externalIdCondition(given))) + "}}";
    }

    private static String externalIdCondition(ExternalId given) {
        return "{\"StringEquals\":{\"sts:ExternalId\":\"" + given + "\"}}";
    }

    private static String inner(String object) {
        return object.substring(1, object.length() - 1);
    }
}
