package dev.keystore.testbed.cloud;

import dev.keystore.iam.AccessRequest;
import dev.keystore.iam.Caller;
import dev.keystore.iam.Decision;
import dev.keystore.iam.Evaluation;
import dev.keystore.iam.Policies;
import dev.keystore.iam.PolicyDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks the policies that are attached at this moment, and writes down what came out. */
public final class Authorizer {

    private static final PolicyDocument EVERYTHING = PolicyDocument.identity("everything", """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}""");

    private final Cloud cloud;
    private final AccessLog log = new AccessLog();

    Authorizer(Cloud cloud) {
        this.cloud = cloud;
    }

    public AccessLog log() {
        return log;
    }

    /**
     * Asks for all that one call needs.
     *
     * @param operation what was called, such as {@code dynamodb:TransactWriteItems}
     * @param policyOf the policy of the resource of each ask, if it has one
     * @throws NotAuthorized for the first right that is missing, after all were asked for
     */
    public void require(
            Identity identity, String operation, List<Ask> asks, Function<Ask, Optional<PolicyDocument>> policyOf)
            throws NotAuthorized {
        Policies own = policies(identity);
        Map<String, String> context = cloud.context(identity);
        long call = log.nextCall();
        NotAuthorized first = null;
        for (Ask ask : asks) {
            AccessRequest request = AccessRequest.of(identity.caller(), ask.action(), ask.resource(), ask.account());
            for (var key : context.entrySet()) {
                request = request.with(key.getKey(), key.getValue());
            }
            request = with(request, ask);
            Authorized entry = decide(
                    call, operation, ask, request, own, policyOf.apply(ask).orElse(null));
            first = first == null && !entry.decision().allowed() ? new NotAuthorized(entry) : first;
        }
        if (first != null) {
            throw first;
        }
    }

    /**
     * Asks for one who has no policies: a service, or somebody with a token of an identity provider.
     *
     * @throws NotAuthorized where the resource's policy doesn't allow it
     */
    public void require(Caller caller, Ask ask, PolicyDocument resource) throws NotAuthorized {
        AccessRequest request = with(AccessRequest.of(caller, ask.action(), ask.resource(), ask.account()), ask);
        Authorized entry = decide(log.nextCall(), ask.action(), ask, request, Policies.NONE, resource);
        if (!entry.decision().allowed()) {
            throw new NotAuthorized(entry);
        }
    }

    private Authorized decide(
            long call,
            String operation,
            Ask ask,
            AccessRequest request,
            Policies own,
            @Nullable PolicyDocument resource) {
        Decision decision = Evaluation.decide(request, resource == null ? own : own.resource(resource));
        Authorized entry = new Authorized(call, operation, ask, request, decision);
        log.add(entry);
        return entry;
    }

    private static AccessRequest with(AccessRequest plain, Ask ask) {
        AccessRequest request = plain;
        for (var key : ask.keys().entrySet()) {
            request = request.with(key.getKey(), key.getValue());
        }
        for (var key : ask.lists().entrySet()) {
            request = request.withAll(key.getKey(), key.getValue());
        }
        return request;
    }

    private Policies policies(Identity identity) {
        if (identity.isUnknownToIam()) {
            return Policies.NONE.identity(EVERYTHING);
        }
        List<PolicyDocument> session =
                identity.issued().map(Identity.Session::policies).orElse(List.of());
        if (identity.user()) {
            return cloud.user(identity)
                    .map(user -> new Policies(user.documents(cloud), user.boundary(), session, null))
                    .orElse(new Policies(List.of(), null, session, null));
        }
        return cloud.role(identity)
                .map(role -> new Policies(role.policies().documents(cloud), cloud.boundary(role), session, null))
                .orElse(new Policies(List.of(), null, session, null));
    }

    /** How old a one-time code is, in seconds. */
    static String age(Instant shown, Instant now) {
        return Long.toString(Math.max(0, Duration.between(shown, now).toSeconds()));
    }
}
