package dev.keystore.testbed;

import dev.keystore.testbed.cloud.Cloud;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** KMS and STS of one region, behind one endpoint on 127.0.0.1, for the principals it knows. */
public final class AwsDouble implements AutoCloseable {

    /** The only region the double has. */
    public static final String REGION = "eu-central-1";

    private final Cloud cloud;
    private final Principals principals;
    private final KmsDouble kms;
    private final StsDouble sts;
    private final Map<String, QueryService> more = new ConcurrentHashMap<>();
    private final Authentication authentication;
    private final LoopbackServer server;

    private AwsDouble(Cloud cloud, InstantSource signatures) {
        this.cloud = cloud;
        this.principals = new Principals(cloud::now);
        this.kms = new KmsDouble(new KmsKeys(REGION, cloud::now), principals, cloud);
        this.sts = new StsDouble(cloud, principals);
        this.authentication = new Authentication(principals, REGION, signatures);
        this.server = LoopbackServer.start("aws-double", this::answer);
    }

    public static AwsDouble start() {
        return start(InstantSource.system());
    }

    /** A double whose idea of the time is the clock's. */
    public static AwsDouble start(InstantSource clock) {
        return new AwsDouble(new Cloud(clock), clock);
    }

    /** A double for the accounts of a cloud, whose sessions end by the cloud's time and signatures are dated by a clock. */
    public static AwsDouble start(Cloud cloud, InstantSource signatures) {
        return new AwsDouble(cloud, signatures);
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

    /** Who is in which account, and what they may do. Principals of none of its users and roles may everything. */
    public Cloud cloud() {
        return cloud;
    }

    public Principals principals() {
        return principals;
    }

    /** Adds a service, such as {@code cloudformation}. */
    public void serve(String name, QueryService service) {
        more.put(name, service);
    }

    Authentication authentication() {
        return authentication;
    }

    @Override
    public void close() {
        server.close();
    }

    private WireAnswer answer(WireRequest request) {
        var operation = Operation.of(request);
        try {
            if (StsDouble.isUnsigned(operation)) {
                return xml(sts.answerUnsigned(Operation.form(request)));
            }
            var principal = authentication.signer(request, operation);
            return switch (operation.service()) {
                case "kms" -> json(kms.answer(new KmsRequest(principal, operation.action(), members(request))));
                case "sts" -> xml(sts.answer(principal, Operation.form(request)));
                default -> xml(service(operation).answer(principal, Operation.form(request)));
            };
        } catch (Refusal refusal) {
            return refusal.error().answer(operation);
        }
    }

    private QueryService service(Operation operation) throws Refusal {
        var service = more.get(operation.service());
        if (service == null) {
            throw Refusal.of("UnknownOperationException", null);
        }
        return service;
    }

    private static Map<String, Object> members(WireRequest request) throws Refusal {
        try {
            return Json.read(request.body());
        } catch (Json.MalformedJson e) {
            throw Refusal.of("SerializationException", null);
        }
    }

    private static WireAnswer xml(String body) {
        return WireAnswer.of(200, "text/xml", body);
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
