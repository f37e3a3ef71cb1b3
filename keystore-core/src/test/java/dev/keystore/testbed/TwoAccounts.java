package dev.keystore.testbed;

import dev.keystore.testbed.cloud.AccessLog;
import dev.keystore.testbed.cloud.Account;
import dev.keystore.testbed.cloud.Ask;
import dev.keystore.testbed.cloud.Cloud;
import dev.keystore.testbed.cloud.MovableClock;
import dev.keystore.testbed.cloud.NotAuthorized;
import dev.keystore.testbed.cloud.User;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/**
 * Account A that owns things, account B that wants to use them, and any other, as AWS has them: nobody may anything that
 * no policy allows. One endpoint serves DynamoDB, KMS and STS of all accounts, counts calls and can make them go wrong;
 * the account is the signer's.
 *
 * <pre>
 * try (var world = TwoAccounts.open()) {
 *     var joe = world.b().user("joe");
 *     world.a().role("reader", trust);
 *     var environment = world.environment(world.accessKey(joe));
 * </pre>
 */
public final class TwoAccounts implements AutoCloseable {

    /** The number of account A. */
    public static final String A = "111111111111";

    /** The number of account B. */
    public static final String B = "222222222222";

    private final MovableClock clock = new MovableClock();
    private final MovableClock signatures = new MovableClock();
    private final Cloud cloud = new Cloud(clock);
    private final AwsDouble aws = AwsDouble.start(cloud, signatures);
    private final DynamoDbGate gate =
            new DynamoDbGate(cloud, aws, DynamoDbLocal.shared().endpoint());
    private final FaultProxy proxy = FaultProxy.before(gate.endpoint(), aws.endpoint());

    private TwoAccounts() {}

    public static TwoAccounts open() {
        return new TwoAccounts();
    }

    /** The account that owns. */
    public Account a() {
        return cloud.account(A);
    }

    /** The account that wants to use. */
    public Account b() {
        return cloud.account(B);
    }

    /** Every account, those two and others. */
    public Cloud cloud() {
        return cloud;
    }

    /** KMS and STS, to make keys, sessions of services, or a service more. */
    public AwsDouble aws() {
        return aws;
    }

    /** The endpoint of all services. */
    public URI endpoint() {
        return proxy.endpoint();
    }

    public String region() {
        return AwsDouble.REGION;
    }

    /**
     * The time by which sessions end and one-time codes are good. Signatures are dated by the real time, so that clients who
     * know nothing of it go on.
     */
    public MovableClock clock() {
        return clock;
    }

    /** The time that signatures have to have, within 15 minutes. */
    public InstantSource signatureClock() {
        return signatures;
    }

    /** Makes AWS's clock differ from that of its clients. */
    public void skewSignatures(Duration ahead) {
        signatures.advance(ahead);
    }

    /** A new long-term access key. */
    public Principal accessKey(User user) {
        return aws.principals().accessKey(user);
    }

    /** A new user of an account who may everything that resources' own policies leave to the account. */
    public Principal administrator(Account account) {
        return accessKey(account.administrator("administrator"));
    }

    /**
     * Somebody's session of a role, asked of STS as anybody does.
     *
     * @param request role, external id and so on; the session's name is {@code session} unless it says another
     * @throws software.amazon.awssdk.services.sts.model.StsException where STS refuses
     */
    public Principal assume(Principal caller, Consumer<AssumeRoleRequest.Builder> request) {
        try (StsClient sts = clients(caller).sts()) {
            var answer = sts.assumeRole(assume -> request.accept(assume.roleSessionName("session")));
            var credentials = answer.credentials();
            var role = answer.assumedRoleUser();
            return new Principal(
                    credentials.accessKeyId(),
                    credentials.secretAccessKey(),
                    credentials.sessionToken(),
                    role.arn().split(":", -1)[4],
                    role.arn(),
                    role.assumedRoleId());
        }
    }

    /** The real SDK clients of somebody, through the proxy. */
    public SdkClients clients(Principal principal) {
        return new SdkClients(endpoint(), principal);
    }

    /** DynamoDB as somebody, not through the proxy: what a service does for its caller isn't counted. */
    public DynamoDbClient dynamoDb(Principal principal) {
        return new SdkClients(gate.endpoint(), principal).dynamoDb();
    }

    /** KMS as somebody, not through the proxy. */
    public KmsClient kms(Principal principal) {
        return new SdkClients(aws.endpoint(), principal).kms();
    }

    /**
     * Asks for a right to something that has no policy of its own, such as a stack or a role that is made.
     *
     * @throws NotAuthorized where somebody doesn't have it
     */
    public void require(Principal principal, Ask ask) throws NotAuthorized {
        cloud.authorizer()
                .require(aws.principals().identity(principal), ask.action(), List.of(ask), each -> Optional.empty());
    }

    /** What a process needs to work as somebody. */
    public Map<String, String> environment(Principal principal) {
        var variables = new TreeMap<>(principal.environment());
        variables.put("AWS_REGION", region());
        variables.put("AWS_ENDPOINT_URL", endpoint().toString());
        return variables;
    }

    public FaultProxy faults() {
        return proxy;
    }

    public CallLog calls() {
        return proxy.calls();
    }

    /** Every right that was asked for by a request, and the decision. */
    public AccessLog rights() {
        return cloud.authorizer().log();
    }

    @Override
    public void close() {
        proxy.close();
        gate.close();
        aws.close();
        try (DynamoDbClient local =
                new SdkClients(DynamoDbLocal.shared().endpoint(), new Principals().user(A, "cleaner")).dynamoDb()) {
            gate.localNames().forEach(name -> local.deleteTable(delete -> delete.tableName(name)));
        }
    }
}
