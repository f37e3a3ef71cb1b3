package dev.keystore.adapter.aws;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How AWS is reached.
 *
 * @param region whose endpoints; null for what the SDK finds by itself
 * @param profile whose credentials, and whose region where none is said, by the name of a profile; null for the SDK's default chain
 * @param dynamoDb where DynamoDB answers; null for AWS itself
 * @param kms where KMS answers; null for AWS itself
 * @param sts where STS answers; null for AWS itself
 * @param timeout how long one attempt waits for a connection, and then for an answer
 */
public record AwsSettings(
        @Nullable String region,
        @Nullable String profile,
        @Nullable URI dynamoDb,
        @Nullable URI kms,
        @Nullable URI sts,
        Duration timeout) {
    /** How long one attempt waits unless something else is said. */
    public static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);

    /** Nothing said: the SDK's default chains, AWS's own endpoints. */
    public static AwsSettings usual() {
        return new AwsSettings(null, null, null, null, null, USUAL_TIMEOUT);
    }

    public AwsSettings region(@Nullable String other) {
        return new AwsSettings(other, profile, dynamoDb, kms, sts, timeout);
    }

    public AwsSettings profile(@Nullable String other) {
        return new AwsSettings(region, other, dynamoDb, kms, sts, timeout);
    }

    /** The same, where every service answers at {@code endpoint}. */
    public AwsSettings endpoint(@Nullable URI endpoint) {
        return new AwsSettings(region, profile, endpoint, endpoint, endpoint, timeout);
    }
}
