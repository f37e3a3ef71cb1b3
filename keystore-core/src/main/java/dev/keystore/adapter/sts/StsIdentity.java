package dev.keystore.adapter.sts;

import dev.keystore.adapter.aws.Memory;
import dev.keystore.port.Identity;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;

/** The ARN that STS knows the caller by, asked for once an access key, and remembered for 12 hours under that key's id. */
public final class StsIdentity implements Identity {
    private static final Duration REMEMBERED = Duration.ofHours(12);
    private static final String ACTION = "sts:GetCallerIdentity";

    private final Supplier<StsClient> client;
    private final AwsCredentialsProvider credentials;
    private final Memory memory;
    private @Nullable Caller caller;

    /** Who was found behind an access key. */
    private record Caller(String accessKeyId, String arn) {}

    public StsIdentity(Supplier<StsClient> client, AwsCredentialsProvider credentials, Memory memory) {
        this.client = client;
        this.credentials = credentials;
        this.memory = memory;
    }

    @Override
    public synchronized String actor() {
        try {
            String accessKeyId = credentials.resolveCredentials().accessKeyId();
            Caller known = caller;
            if (known == null || !known.accessKeyId().equals(accessKeyId)) {
                String arn = memory.recall(
                        "caller",
                        accessKeyId,
                        REMEMBERED,
                        () -> client.get().getCallerIdentity().arn());
                known = new Caller(accessKeyId, arn);
                caller = known;
            }
            return known.arn();
        } catch (SdkException e) {
            throw StsFailures.translate(e, ACTION);
        }
    }
}
