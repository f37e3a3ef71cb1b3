package dev.keystore.testbed;

import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;

/** KMS and STS of one region, behind one endpoint on 127.0.0.1, for the principals it knows. */
public final class AwsDouble implements AutoCloseable {

    /** The only region the double has. */
    public static final String REGION = "eu-central-1";

    private final Principals principals = new Principals();
    private final KmsDouble kms;
    private final StsDouble sts = new StsDouble();
    private final Authentication authentication;
    private final LoopbackServer server;

    private AwsDouble(InstantSource clock) {
        this.kms = new KmsDouble(new KmsKeys(REGION, clock));
        this.authentication = new Authentication(principals, REGION, clock);
        this.server = LoopbackServer.start("aws-double", this::answer);
    }

    public static AwsDouble start() {
        return start(InstantSource.system());
    }

    /** A double whose idea of the time is the clock's. */
    public static AwsDouble start(InstantSource clock) {
        return new AwsDouble(clock);
    }

    public URI endpoint() {
        return server.endpoint();
    }

    public KmsDouble kms() {
        return kms;
    }

    public StsDouble sts() {
        return sts;
    }

    public Principals principals() {
        return principals;
    }

    @Override
    public void close() {
        server.close();
    }

    private WireAnswer answer(WireRequest request) {
        var operation = Operation.of(request);
        try {
            var principal = authentication.signer(request, operation);
            return switch (operation.service()) {
                case "kms" -> json(kms.answer(new KmsRequest(principal, operation.action(), members(request))));
                case "sts" -> WireAnswer.of(200, "text/xml", sts.answer(principal, Operation.form(request)));
                default -> throw Refusal.of("UnknownOperationException", null);
            };
        } catch (Refusal refusal) {
            return refusal.error().answer(operation);
        }
    }

    private static Map<String, Object> members(WireRequest request) throws Refusal {
        try {
            return Json.read(request.body());
        } catch (Json.MalformedJson e) {
            throw Refusal.of("SerializationException", null);
        }
    }

    private static WireAnswer json(Map<String, Object> members) {
        return new WireAnswer(
                200,
                Map.of(
                        "Content-Type",
                        "application/x-amz-json-1.1",
                        "x-amzn-RequestId",
                        UUID.randomUUID().toString()),
                Json.write(members));
    }
}
