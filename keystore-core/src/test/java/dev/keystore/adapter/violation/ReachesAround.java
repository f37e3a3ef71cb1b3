package dev.keystore.adapter.violation;

import dev.keystore.Keystore;
import dev.keystore.adapter.esdk.EsdkEnvelopeCipher;
import dev.keystore.secret.SecretValue;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** An adapter that knows another one, the verbs, and a technology that is not its own. */
public record ReachesAround(Supplier<DynamoDbClient> client, Keystore keystore) {
    EsdkEnvelopeCipher cipher(SecretValue key) {
        return EsdkEnvelopeCipher.rawAes(key, "key");
    }
}
