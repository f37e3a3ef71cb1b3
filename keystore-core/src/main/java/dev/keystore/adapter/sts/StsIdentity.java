package dev.keystore.adapter.sts;

import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.adapter.aws.AwsFailures;
import dev.keystore.adapter.aws.Memory;
import dev.keystore.port.Identity;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;

/** The ARN that STS knows the caller by, asked for once and remembered for 12 hours under the id of the access key. */
public final class StsIdentity implements Identity {
    private static final Duration REMEMBERED = Duration.ofHours(12);
    private static final String ACTION = "sts:GetCallerIdentity";

    private final Supplier<StsClient> client;
    private final AwsCredentialsProvider credentials;
    private final Memory memory;

    public StsIdentity(Supplier<StsClient> client, AwsCredentialsProvider credentials, Memory memory) {
        this.client = client;
        this.credentials = credentials;
        this.memory = memory;
    }

    @Override
    public String actor() {
        try {
            String accessKeyId = credentials.resolveCredentials().accessKeyId();
            return memory.recall(
                    "caller",
                    accessKeyId,
                    REMEMBERED,
                    () -> client.get().getCallerIdentity().arn());
        } catch (SdkException e) {
            throw AwsFailures.translate(e, ACTION)
                    .orElseGet(() -> new Misconfigured(ACTION + " was refused", "check the credentials", e));
        }
    }
}
