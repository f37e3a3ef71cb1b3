package dev.keystore.iam;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one side says.
 *
 * @param denial the first statement that denies, or null
 * @param allowance the statement that allows, or null; the one with the strongest grant, where it is the resource's
 * @param grant how the resource names the caller in it; for other sides direct or none
 */
record Verdict(@Nullable Citation denial, @Nullable Citation allowance, Grant grant) {

    /** What policies of the caller say: they speak of the caller and name nobody. */
    static Verdict of(Side side, List<PolicyDocument> policies, AccessRequest request) {
        Verdict verdict = new Verdict(null, null, Grant.NONE);
        for (PolicyDocument policy : policies) {
            for (Statement statement : policy.statements()) {
                if (statement.isAbout(request)) {
                    verdict =
                            verdict.and(new Citation(side, policy.name(), statement.label()), statement, Grant.DIRECT);
                }
            }
        }
        return verdict;
    }

    /**
     * What the resource's policy says.
     *
     * @param bounded whether the caller has a permissions boundary: then a denial for all but some is for all
     */
    static Verdict ofResource(PolicyDocument policy, AccessRequest request, boolean bounded) {
        Verdict verdict = new Verdict(null, null, Grant.NONE);
        for (Statement statement : policy.statements()) {
            PrincipalElement principal = statement.principal();
            if (principal == null || !statement.isAbout(request)) {
                continue;
            }
            boolean everybody = bounded && principal.not() && !statement.allows();
            Grant grant = everybody ? Grant.DIRECT : principal.of(request.caller());
            if (grant != Grant.NONE) {
                verdict = verdict.and(new Citation(Side.RESOURCE, policy.name(), statement.label()), statement, grant);
            }
        }
        return verdict;
    }

    private Verdict and(Citation citation, Statement statement, Grant named) {
        if (!statement.allows()) {
            return denial == null ? new Verdict(citation, allowance, grant) : this;
        }
        return named.compareTo(grant) > 0 ? new Verdict(denial, citation, named) : this;
    }
}
