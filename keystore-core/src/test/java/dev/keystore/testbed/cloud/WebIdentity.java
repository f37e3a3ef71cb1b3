package dev.keystore.testbed.cloud;

import java.time.Instant;
import java.util.Map;

/**
 * What an identity provider says about somebody in a token. Nobody signs it: the token is a word that the test makes up.
 *
 * @param issuer host and path of the provider, such as {@code token.actions.githubusercontent.com}
 * @param claims such as {@code sub} and {@code aud}
 * @param expires when the token ends
 */
public record WebIdentity(String issuer, Map<String, String> claims, Instant expires) {

    public WebIdentity {
        claims = Map.copyOf(claims);
        if (!claims.containsKey("sub") || !claims.containsKey("aud")) {
            throw new IllegalArgumentException("a token has sub and aud");
        }
    }
}
