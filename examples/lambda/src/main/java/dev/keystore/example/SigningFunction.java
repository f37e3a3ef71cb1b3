package dev.keystore.example;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.keystore.Keystore;
import dev.keystore.adapter.AwsKeystore;
import dev.keystore.secret.Secret;
import dev.keystore.secret.SecretName;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs messages with a secret of another account: {@code {"message":"hello"}} is answered with the HMAC-SHA256 of {@code hello} in
 * hexadecimal digits. The secret itself never leaves the function.
 *
 * <p>Its handler is {@code dev.keystore.example.SigningFunction::handleRequest}. Lambda takes a plain method, so nothing of Lambda is needed
 * to compile it.
 */
public final class SigningFunction {
    private static final String ALGORITHM = "HmacSHA256";

    /** Made once for each instance of the function. The session of the role lives in it, and the next is opened before that one ends. */
    private final Keystore keystore;

    private final SecretName secret;

    /** Configured by {@code TABLE, KEY_ARN, ROLE_ARN, EXTERNAL_ID} and {@code SECRET}. Nothing is asked of AWS yet. */
    public SigningFunction() {
        this(System.getenv());
    }

    private SigningFunction(Map<String, String> environment) {
        this.secret = SecretName.of(environment.get("SECRET"));
        this.keystore = AwsKeystore.builder()
                .table(environment.get("TABLE"))
                .key(environment.get("KEY_ARN"))
                .assumeRole(role -> role.arn(environment.get("ROLE_ARN"))
                        .externalId(environment.get("EXTERNAL_ID"))
                        .sessionName(environment.get("AWS_LAMBDA_FUNCTION_NAME")))
                .build();
    }

    /** The signature of the {@code message} in {@code event}. Throws {@link dev.keystore.KeystoreException} if the secret can't be had. */
    public String handleRequest(Map<String, String> event) throws GeneralSecurityException {
        byte[] message = event.get("message").getBytes(UTF_8);
        try (Secret current = keystore.get(secret)) {
            return current.value().use(key -> signature(key, message));
        }
    }

    private static String signature(byte[] key, byte[] message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(ALGORITHM);
        mac.init(new SecretKeySpec(key, ALGORITHM));
        return HexFormat.of().formatHex(mac.doFinal(message));
    }
}
