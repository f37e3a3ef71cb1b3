package dev.keystore.violation;

import dev.keystore.adapter.esdk.EsdkEnvelopeCipher;
import dev.keystore.secret.SecretValue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;

/** Does at once what no class of the library does. */
public final class EverythingForbidden {
    static final ArrayList<String> SEEN = new ArrayList<>();
    static int count;

    private EverythingForbidden() {}

    static byte[] reveal(SecretValue value) {
        count++;
        return value.use(bytes -> bytes.clone());
    }

    static List<Object> askTheSystem() {
        System.out.println(SEEN);
        Logger.getGlobal().info("seen");
        return List.of(
                Instant.now(),
                System.currentTimeMillis(),
                InstantSource.system(),
                System.getenv().size());
    }

    static EsdkEnvelopeCipher compose(SecretValue key) {
        return EsdkEnvelopeCipher.rawAes(key, "key");
    }
}
