package dev.keystore.adapter.sts;

import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.secret.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.exception.SdkException;

/** Who is calling before any role is assumed, in a form that tells callers apart and costs no call where that can be had. */
public final class BaseIdentity {
    private final AwsCredentialsProvider credentials;
    private final boolean usual;

    /**
     * Whoever {@code credentials} stand for.
     *
     * @param usual whether they are those of the SDK's default chain
     */
    public BaseIdentity(AwsCredentialsProvider credentials, boolean usual) {
        this.credentials = credentials;
        this.usual = usual;
    }

    /**
     * What tells this caller from any other: the id of its access key, or, where that would be another one at every start, its web
     * identity token. Throws {@link dev.keystore.KeystoreException} where there are no credentials.
     */
    String key() {
        String tokenFile =
                SdkSystemSetting.AWS_WEB_IDENTITY_TOKEN_FILE.getStringValue().orElse("");
        boolean hasKeys = SdkSystemSetting.AWS_ACCESS_KEY_ID.getStringValue().isPresent();
        if (usual && !hasKeys && !tokenFile.isEmpty()) {
            return webIdentity(tokenFile);
        }
        try {
            return credentials.resolveCredentials().accessKeyId();
        } catch (SdkException e) {
            throw StsFailures.translate(e, "finding the caller's credentials");
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new Misconfigured(
                    "the profile in use can't be used: " + e.getMessage(), "check the AWS configuration files", e);
        }
    }

    private static String webIdentity(String tokenFile) {
        try {
            String role = SdkSystemSetting.AWS_ROLE_ARN.getStringValue().orElse("");
            return "web identity " + role + " " + Digest.of(Files.readAllBytes(Path.of(tokenFile)));
        } catch (IOException e) {
            throw new Misconfigured(
                    "the web identity token can't be read", "check the file that AWS_WEB_IDENTITY_TOKEN_FILE names", e);
        }
    }
}
