package dev.keystore.testbed;

import dev.keystore.adapter.AwsKeystore;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.kms.KmsClient;

/**
 * An AWS account for one test: a new table, a new key with an alias, a user, and one endpoint for DynamoDB, KMS and STS
 * at which calls are counted and can go wrong.
 *
 * <p>The services are DynamoDB Local and {@link AwsDouble}, or whatever speaks HTTP at the URL in the system property
 * {@value #ENDPOINT}.
 */
public final class TestAccount implements AutoCloseable {

    /** The system property that names another endpoint for all services. */
    public static final String ENDPOINT = "keystore.it.endpoint";

    private static final String ACCOUNT = "123456789012";

    private final @Nullable AwsDouble aws;
    private final Principal user;
    private final FaultProxy proxy;
    private final DynamoDbClient dynamoDb;
    private final KmsClient kms;
    private final TestTable table;
    private final String keyArn;
    private final String alias;

    private TestAccount(@Nullable AwsDouble aws, Principals principals, URI dynamoDbEndpoint, URI kmsEndpoint) {
        this.aws = aws;
        this.user = principals.user(ACCOUNT, "operator");
        this.proxy = FaultProxy.before(dynamoDbEndpoint, kmsEndpoint);
        this.dynamoDb = new SdkClients(dynamoDbEndpoint, user).dynamoDb();
        this.kms = new SdkClients(kmsEndpoint, user).kms();
        this.table = TestTable.create(dynamoDb);
        this.keyArn = newKey();
        this.alias = "alias/keystore-" + UUID.randomUUID();
        kms.createAlias(create -> create.aliasName(alias).targetKeyId(keyArn));
    }

    public static TestAccount open() {
        var elsewhere = System.getProperty(ENDPOINT, "");
        if (!elsewhere.isEmpty()) {
            return at(URI.create(elsewhere));
        }
        var aws = AwsDouble.start();
        return new TestAccount(aws, aws.principals(), DynamoDbLocal.shared().endpoint(), aws.endpoint());
    }

    /** An account at an endpoint that serves everything and lets everybody in. */
    public static TestAccount at(URI endpoint) {
        return at(endpoint, new Principals());
    }

    /** An account at an endpoint that serves everything and where the principals' users are let in. */
    static TestAccount at(URI endpoint, Principals principals) {
        return new TestAccount(null, principals, endpoint, endpoint);
    }

    /** Whether {@link #aws} is there; where not, calls can still be counted and made to fail. */
    public boolean hasDoubles() {
        return aws != null;
    }

    /** KMS and STS, to deny actions or to know more principals. */
    public AwsDouble aws() {
        if (aws == null) {
            throw new IllegalStateException("no doubles: the services are at " + System.getProperty(ENDPOINT));
        }
        return aws;
    }

    /** The endpoint of all services, through the proxy. */
    public URI endpoint() {
        return proxy.endpoint();
    }

    public String region() {
        return AwsDouble.REGION;
    }

    public Principal user() {
        return user;
    }

    /** A store in this account's table under its key, used by its user through the proxy. */
    public AwsKeystore.Builder keystore() {
        return AwsKeystore.builder()
                .table(table())
                .key(keyArn)
                .credentials(StaticCredentialsProvider.create(user.credentials()))
                .endpoint(endpoint())
                .region(region());
    }

    /** What a process needs to work in this account as its user. */
    public Map<String, String> environment() {
        return environment(user);
    }

    /** What a process needs to work in this account as somebody. */
    public Map<String, String> environment(Principal principal) {
        var variables = new TreeMap<>(principal.environment());
        variables.put("AWS_REGION", region());
        variables.put("AWS_ENDPOINT_URL", endpoint().toString());
        return variables;
    }

    /** The table's name. */
    public String table() {
        return table.name();
    }

    /** The table itself, not through the proxy: for those who edit rows behind Keystore's back. */
    public TestTable rows() {
        return table;
    }

    public @Nullable Map<String, AttributeValue> row(String pk, String sk) {
        return table.row(pk, sk);
    }

    public void putRow(Map<String, AttributeValue> row) {
        table.putRow(row);
    }

    public void deleteRow(String pk, String sk) {
        table.deleteRow(pk, sk);
    }

    public String keyArn() {
        return keyArn;
    }

    /** Another name of the key, {@code alias/…}. */
    public String alias() {
        return alias;
    }

    /** The ARN of one more key. */
    public String newKey() {
        return kms.createKey().keyMetadata().arn();
    }

    /** DynamoDB as the user, not through the proxy. */
    public DynamoDbClient dynamoDb() {
        return dynamoDb;
    }

    /** KMS as the user, not through the proxy. */
    public KmsClient kms() {
        return kms;
    }

    public FaultProxy faults() {
        return proxy;
    }

    public CallLog calls() {
        return proxy.calls();
    }

    @Override
    public void close() {
        dynamoDb.deleteTable(delete -> delete.tableName(table.name()));
        dynamoDb.close();
        kms.close();
        proxy.close();
        if (aws != null) {
            aws.close();
        }
    }
}
