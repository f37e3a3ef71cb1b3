package dev.keystore.testbed;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/**
 * Stands before DynamoDB, KMS and STS as one endpoint, notes every call, and lets chosen calls go wrong:
 *
 * <pre>proxy.on("dynamodb:TransactWriteItems").nth(1).dropAfter();</pre>
 *
 * <p>A hook that itself calls through the proxy meets the faults like any caller.
 */
public final class FaultProxy implements AutoCloseable {

    private final Upstream dynamoDb;
    private final Upstream others;
    private final FaultScript script = new FaultScript();
    private final CallLog calls = new CallLog();
    private final InFlight inFlight = new InFlight();
    private final LoopbackServer server;

    private FaultProxy(Upstream dynamoDb, Upstream others) {
        this.dynamoDb = dynamoDb;
        this.others = others;
        this.server = LoopbackServer.start("fault-proxy", this::pass);
    }

    /** A proxy before DynamoDB at one endpoint, KMS and STS at another, which may be the same. */
    public static FaultProxy before(URI dynamoDb, URI kmsAndSts) {
        return new FaultProxy(new Upstream(dynamoDb), new Upstream(kmsAndSts));
    }

    public URI endpoint() {
        return server.endpoint();
    }

    public CallLog calls() {
        return calls;
    }

    /** Begins a fault for an operation such as {@code kms:Decrypt}. */
    public FaultRule on(String operation) {
        var colon = operation.indexOf(':');
        return new FaultRule(new Operation(operation.substring(0, colon), operation.substring(colon + 1)), script);
    }

    /** From now on nothing goes wrong. */
    public void clearFaults() {
        script.clear();
    }

    /** How many calls of an operation were under way at once, at most. */
    public int maxInFlight(String operation) {
        return inFlight.most(operation);
    }

    /** Waits, not for ever, until so many calls of an operation are under way at once. */
    public void awaitInFlight(String operation, int count) throws InterruptedException {
        inFlight.await(operation, count);
    }

    @Override
    public void close() {
        server.close();
    }

    private WireAnswer pass(WireRequest request) throws IOException {
        var operation = Operation.of(request);
        var members = members(request, operation);
        var status = Call.NO_ANSWER;
        inFlight.enter(operation.toString());
        try {
            var answer = script.play(operation.toString(), members, request, upstream(operation)::send);
            status = answer.status();
            return answer;
        } finally {
            inFlight.leave(operation.toString());
            calls.add(new Call(operation.service(), operation.action(), status, members));
        }
    }

    private Upstream upstream(Operation operation) {
        return operation.service().equals("dynamodb") ? dynamoDb : others;
    }

    private static Map<String, Object> members(WireRequest request, Operation operation) {
        if (operation.isQuery()) {
            return Map.copyOf(Operation.form(request));
        }
        try {
            return Json.read(request.body());
        } catch (Json.MalformedJson e) {
            return Map.of();
        }
    }
}
