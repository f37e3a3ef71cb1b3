package dev.keystore.cli.stack;

import dev.keystore.access.Reach;
import dev.keystore.adapter.aws.AwsSettings;
import dev.keystore.adapter.sts.RoleCredentials;
import dev.keystore.cli.AccessInWorld;
import dev.keystore.cli.config.Setting;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClientBuilder;

/** Reaches CloudFormation. */
public final class CloudFormation {
    /** With every attempt that the SDK makes. */
    private static final Duration LONGEST_CALL = Duration.ofMinutes(2);

    private CloudFormation() {}

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /**
     * Stacks in the account and region that {@code access} reaches; the caller closes them, and {@code access} behind them. Nothing
     * is asked yet.
     *
     * @param interval how often to look whether something is done
     * @param left how much time there is
     */
    public static StackDeployer open(AccessInWorld access, Duration interval, Supplier<Duration> left) {
        AwsSettings settings = access.access().settings();
        @Nullable
        RoleCredentials role =
                access.access().signing(access.roles(), Reach.WHOLE).orElse(null);
        AwsCredentialsProvider signing = role == null ? access.access().credentials() : role;
        CloudFormationClientBuilder builder = CloudFormationClient.builder()
                .credentialsProvider(signing)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(settings.timeout())
                        .socketTimeout(settings.timeout()))
                .overrideConfiguration(o ->
                        o.defaultProfileName(settings.profile()).apiCallTimeout(shorter(left.get(), LONGEST_CALL)));
        if (settings.region() != null) {
            builder.region(Region.of(settings.region()));
        }
        Setting<URI> endpoint = access.chosen().endpoints().cloudformation();
        if (endpoint != null) {
            builder.endpointOverride(endpoint.value());
        }
        try {
            return new CloudFormationDeployer(
                    builder.build(),
                    role == null ? access.access().caller() : role,
                    new Polling(interval, left),
                    role == null ? List.of() : List.of(role));
        } catch (SdkException e) {
            throw StackFailures.translate(e, "reaching CloudFormation");
        }
    }
}
