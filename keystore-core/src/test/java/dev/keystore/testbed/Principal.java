package dev.keystore.testbed;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Who signs requests: an IAM user, or a session of a role when there is a session token. */
public record Principal(
        String accessKeyId,
        String secretAccessKey,
        @Nullable String sessionToken,
        String account,
        String arn,
        String userId) {

    /** The credentials as the AWS SDK takes them. */
    public AwsCredentials credentials() {
        return sessionToken == null
                ? AwsBasicCredentials.create(accessKeyId, secretAccessKey)
                : AwsSessionCredentials.create(accessKeyId, secretAccessKey, sessionToken);
    }

    /** The credentials as environment variables. */
    public Map<String, String> environment() {
        var variables = new TreeMap<String, String>();
        variables.put("AWS_ACCESS_KEY_ID", accessKeyId);
        variables.put("AWS_SECRET_ACCESS_KEY", secretAccessKey);
        if (sessionToken != null) {
            variables.put("AWS_SESSION_TOKEN", sessionToken);
        }
        return variables;
    }
}
