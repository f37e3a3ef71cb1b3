package dev.keystore.adapter.sts;

import dev.keystore.access.Session;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** A session as the AWS SDK takes it: text that can't be wiped. */
final class SessionCredentials {
    private SessionCredentials() {}

    static AwsSessionCredentials of(Session session) {
        return AwsSessionCredentials.builder()
                .accessKeyId(session.accessKeyId())
                .secretAccessKey(session.secretAccessKey().use(bytes -> new String(bytes, StandardCharsets.UTF_8)))
                .sessionToken(session.token().use(bytes -> new String(bytes, StandardCharsets.UTF_8)))
                .accountId(session.role().account())
                .expirationTime(session.expires())
                .build();
    }
}
