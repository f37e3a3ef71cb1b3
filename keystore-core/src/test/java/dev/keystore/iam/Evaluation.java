package dev.keystore.iam;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides whether a request is allowed. Without state, so that any number of threads may ask.
 *
 * <ul>
 *   <li>A statement that denies wins, wherever it stands.
 *   <li>Across accounts the caller's policies and the resource's have to allow.
 *   <li>Within one account one of them is enough; but a key's policy and a role's trust always have to allow.
 *   <li>A resource's policy that names the account only hands the decision to the account's policies.
 *   <li>Boundary and session policies narrow the caller's policies, and a resource's grant to a role; a grant to the user
 *       or session itself they don't narrow within one account.
 * </ul>
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html">How
 *     AWS enforcement code logic evaluates requests</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html">Cross-account
 *     policy evaluation logic</a>
 * @see <a href="https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html">Default key policy</a>
 */
public final class Evaluation {

    private final AccessRequest request;
    private final Map<Side, Verdict> verdicts = new EnumMap<>(Side.class);

    private Evaluation(AccessRequest request, Policies policies) {
        this.request = request;
        verdicts.put(Side.IDENTITY, Verdict.of(Side.IDENTITY, policies.identity(), request));
        PolicyDocument boundary = policies.boundary();
        if (boundary != null) {
            verdicts.put(Side.BOUNDARY, Verdict.of(Side.BOUNDARY, List.of(boundary), request));
        }
        if (!policies.session().isEmpty()) {
            verdicts.put(Side.SESSION, Verdict.of(Side.SESSION, policies.session(), request));
        }
        PolicyDocument resource = policies.resource();
        if (resource != null) {
            verdicts.put(Side.RESOURCE, Verdict.ofResource(resource, request, boundary != null));
        }
    }

    /**
     * Decides.
     *
     * @throws IllegalArgumentException for policies that such a caller or resource can't have
     * @throws Undecidable where AWS's documentation doesn't say what happens
     */
    public static Decision decide(AccessRequest request, Policies policies) {
        requirePossible(request, policies);
        return new Evaluation(request, policies).decision();
    }

    private Decision decision() {
        for (Verdict verdict : verdicts.values()) {
            Citation denial = verdict.denial();
            if (denial != null) {
                return Decision.denied(denial);
            }
        }
        Grant grant = grant(Side.RESOURCE);
        Set<Side> asked = callersSides(grant);
        EnumSet<Side> missing = EnumSet.noneOf(Side.class);
        asked.stream().filter(side -> !allows(side)).forEach(missing::add);
        boolean resourceHasTo = request.needsResourcePolicy() || !request.isWithinOneAccount();
        if (grant == Grant.NONE && (resourceHasTo || !missing.isEmpty())) {
            missing.add(Side.RESOURCE);
        }
        return missing.isEmpty() ? Decision.allowed(allowances(asked)) : Decision.missing(missing);
    }

    /** The sides of the caller that have to allow as well. */
    private Set<Side> callersSides(Grant grant) {
        EnumSet<Side> sides = EnumSet.noneOf(Side.class);
        if (request.caller().account().isEmpty()) {
            return sides;
        }
        Grant effective = request.isWithinOneAccount() ? grant : Grant.NONE;
        if (effective == Grant.NONE || effective == Grant.ACCOUNT || isRootAssumingARole()) {
            sides.add(Side.IDENTITY);
        }
        if (effective != Grant.DIRECT) {
            Stream.of(Side.BOUNDARY, Side.SESSION).filter(verdicts::containsKey).forEach(sides::add);
        }
        return sides;
    }

    private boolean allows(Side side) {
        boolean root = request.caller().kind() == Caller.Kind.ROOT && !isRootAssumingARole();
        return (side == Side.IDENTITY && root) || grant(side) != Grant.NONE;
    }

    /** "Roles may not be assumed by root accounts", whoever trusts them. */
    private boolean isRootAssumingARole() {
        return request.caller().kind() == Caller.Kind.ROOT && request.asksForTrust();
    }

    private Grant grant(Side side) {
        Verdict verdict = verdicts.get(side);
        return verdict == null ? Grant.NONE : verdict.grant();
    }

    private List<Citation> allowances(Set<Side> asked) {
        return verdicts.entrySet().stream()
                .filter(each -> asked.contains(each.getKey()) || each.getKey() == Side.RESOURCE)
                .map(each -> each.getValue().allowance())
                .filter(Objects::nonNull)
                .toList();
    }

    private static void requirePossible(AccessRequest request, Policies policies) {
        Caller.Kind kind = request.caller().kind();
        boolean entity = kind == Caller.Kind.USER || kind == Caller.Kind.SESSION;
        if (!entity && (!policies.identity().isEmpty() || policies.boundary() != null)) {
            throw new IllegalArgumentException(request.caller() + " can't have policies");
        }
        if (kind != Caller.Kind.SESSION && !policies.session().isEmpty()) {
            throw new IllegalArgumentException(request.caller() + " is no session");
        }
        PolicyDocument resource = policies.resource();
        if (resource != null && request.asksForTrust() != (resource.kind() == PolicyKind.TRUST)) {
            throw new IllegalArgumentException("'" + resource.name() + "' is no policy of " + request.resource());
        }
    }
}
