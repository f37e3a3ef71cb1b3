package dev.keystore.adapter.aws;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.KmsClientBuilder;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Makes the clients of one store, each when it is first asked for, and closes them together. They share one HTTP client and one source of credentials, and
 * never try a request again by themselves: what may be tried again is decided in one place, above the adapters.
 */
public final class AwsClients implements AutoCloseable {
    private final AwsSettings settings;
    private final SdkHttpClient http;
    private final AwsCredentialsProvider credentials;
    private final Map<String, AutoCloseable> opened = new HashMap<>();

    /**
     * The clients of one store.
     *
     * @param credentials what to sign with; null for the profile of the settings, or the SDK's default chain
     * @param left how much time there is, asked before each connection
     */
    public AwsClients(AwsSettings settings, @Nullable AwsCredentialsProvider credentials, Supplier<Duration> left) {
        this.settings = settings;
        this.credentials = credentials == null ? credentials(settings.profile()) : credentials;
        this.http = UrlConnectionHttpClient.create(new Connections(settings.timeout(), left));
    }

    /** Those of a profile that was named, whatever the environment holds: it may hold another account's. */
    private static AwsCredentialsProvider credentials(@Nullable String profile) {
        return profile == null
                ? DefaultCredentialsProvider.builder().build()
                : ProfileCredentialsProvider.create(profile);
    }

    /** What requests are signed with. */
    public AwsCredentialsProvider credentials() {
        return credentials;
    }

    /** A client for tables in {@code region}, or in the region of the settings. */
    public DynamoDbClient dynamoDb(@Nullable String region) {
        return once(
                DynamoDbClient.class,
                region,
                () -> configured(DynamoDbClient.builder(), region, settings.dynamoDb())
                        .build());
    }

    /** A client for keys in {@code region}, or in the region of the settings. */
    public KmsClient kms(@Nullable String region) {
        return once(KmsClient.class, region, () -> {
            KmsClientBuilder builder = configured(KmsClient.builder(), region, settings.kms());
            return builder.overrideConfiguration(
                            builder.overrideConfiguration().copy(o -> o.addExecutionInterceptor(new WholeAnswers())))
                    .build();
        });
    }

    /** A client of the regional STS. */
    public StsClient sts(@Nullable String region) {
        return once(
                StsClient.class,
                region,
                () -> configured(StsClient.builder(), region, settings.sts()).build());
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(
            B builder, @Nullable String region, @Nullable URI endpoint) {
        builder.httpClient(http)
                .credentialsProvider(credentials)
                .overrideConfiguration(
                        o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()).defaultProfileName(settings.profile()));
        String chosen = region == null ? settings.region() : region;
        if (chosen != null) {
            builder.region(Region.of(chosen));
        }
        return endpoint == null ? builder : builder.endpointOverride(endpoint);
    }

    private synchronized <C extends AutoCloseable> C once(Class<C> type, @Nullable String region, Supplier<C> make) {
        return type.cast(opened.computeIfAbsent(type.getName() + " " + region, absent -> make.get()));
    }

    @Override
    public synchronized void close() {
        opened.values().forEach(AwsClients::close);
        if (credentials instanceof AutoCloseable closeable) {
            close(closeable);
        }
        http.close();
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            throw new IllegalStateException("a client of the AWS SDK closes without failing", e);
        }
    }
}
