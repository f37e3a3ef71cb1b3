package dev.keystore.testbed;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Writes credentials as STS answers them. */
final class IssuedSession {

    private IssuedSession() {}

    static XmlElement credentials(Principal principal, Instant expires) {
        var token = principal.sessionToken();
        if (token == null) {
            throw new IllegalArgumentException("credentials of limited life have a token");
        }
        return new XmlElement(
                "Credentials",
                List.of(
                        XmlElement.of("AccessKeyId", principal.accessKeyId()),
                        XmlElement.of("SecretAccessKey", principal.secretAccessKey()),
                        XmlElement.of("SessionToken", token),
                        XmlElement.of(
                                "Expiration",
                                expires.truncatedTo(ChronoUnit.SECONDS).toString())));
    }

    static XmlElement assumedRole(Principal principal) {
        return new XmlElement(
                "AssumedRoleUser",
                List.of(XmlElement.of("AssumedRoleId", principal.userId()), XmlElement.of("Arn", principal.arn())));
    }
}
