package dev.keystore.adapter.sts;

import dev.keystore.KeystoreException;
import dev.keystore.KeystoreException.Denied;
import dev.keystore.access.AssumedRole;
import dev.keystore.access.Reach;
import dev.keystore.access.RoleChain;
import dev.keystore.access.Session;
import dev.keystore.port.AccessBroker;
import dev.keystore.port.Check;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Assumes a chain of roles, one after the other, and says of the one that is refused what may be in the way. */
public final class RoleExamination {
    private final AccessBroker broker;
    private final RoleChain chain;
    private final Supplier<BooleanSupplier> waiting;

    /**
     * Examines {@code chain}.
     *
     * @param broker opens sessions; one that was opened before by somebody else would hide a refusal
     * @param waiting what lets a little time pass and says whether to ask again, for every role anew: what was changed in IAM is
     *     known everywhere only after a while
     */
    public RoleExamination(AccessBroker broker, RoleChain chain, Supplier<BooleanSupplier> waiting) {
        this.broker = broker;
        this.chain = chain;
        this.waiting = waiting;
    }

    /** A check a role, up to the first that is refused, whose locks follow it. {@code caller} is the ARN of who has the base credentials. */
    public List<Check> examine(String caller) {
        List<Check> checks = new ArrayList<>();
        CallerArn actor = new CallerArn(caller);
        String principal = actor.principal();
        for (int i = 0; i < chain.roles().size(); i++) {
            String name = "role " + (i + 1);
            AssumedRole role = chain.roles().get(i);
            RoleChain upToThis = new RoleChain(chain.roles().subList(0, i + 1));
            try (Session session = open(upToThis)) {
                checks.add(Check.ok(
                        name,
                        role.arn() + " as " + role.sessionName() + ", until "
                                + session.expires().truncatedTo(ChronoUnit.SECONDS)));
                actor = new CallerArn(session.actor());
                principal = role.arn().value();
            } catch (Denied e) {
                checks.addAll(refused(name, role, actor, principal, e));
                return checks;
            } catch (KeystoreException e) {
                checks.add(Check.fail(name, e));
                return checks;
            }
        }
        return checks;
    }

    private Session open(RoleChain roles) {
        BooleanSupplier again = waiting.get();
        while (true) {
            try {
                return broker.open(roles, Reach.WHOLE);
            } catch (Denied e) {
                // A code is good for one use: it can't be given again.
                if (roles.last().mfa() != null || StsFailures.saysWhy(e) || !again.getAsBoolean()) {
                    throw e;
                }
            }
        }
    }

    private static List<Check> refused(
            String name, AssumedRole role, CallerArn actor, String principal, Denied refusal) {
        if (StsFailures.saysWhy(refusal)) {
            return List.of(Check.fail(name, refusal));
        }
        if (actor.isRoot() || actor.isFederatedUser()) {
            return List.of(Check.fail(
                    name,
                    refusal.getMessage(),
                    actor.value() + " can assume no role at all: use a user or a role of account " + actor.account()));
        }
        List<Check> checks = new ArrayList<>();
        checks.add(Check.fail(
                name,
                refusal.getMessage(),
                "look at the locks below in this order; A is the role's account, "
                        + role.arn().account() + ", B the caller's, " + actor.account()));
        checks.addAll(new Locks(role, actor, principal, StsFailures.sentence(refusal)).checks());
        return checks;
    }
}
