package dev.keystore.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.Keystore;
import dev.keystore.KeystoreException.NotFound;
import dev.keystore.secret.Draft;
import dev.keystore.secret.Expectation;
import dev.keystore.secret.Label;
import dev.keystore.secret.Reference;
import dev.keystore.secret.Secret;
import dev.keystore.secret.SecretMetadata;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretValue;
import dev.keystore.secret.Version;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** What tests of a Keystore do again and again, in their words. */
public final class Steps {
    private Steps() {}

    public static SecretName name(String text) {
        return SecretName.of(text);
    }

    public static Version version(long number) {
        return new Version(number);
    }

    /** {@code text} as a draft under {@code name}. */
    public static Draft draft(SecretName name, String text) {
        return Draft.of(name, SecretValue.ofUtf8(text));
    }

    public static SecretMetadata put(Keystore keystore, SecretName name, String text) {
        return keystore.put(draft(name, text));
    }

    /** What {@code reference} reads, as text. */
    public static String read(Keystore keystore, String reference) {
        try (Secret secret = keystore.get(Reference.of(reference))) {
            return text(secret);
        }
    }

    public static String text(Secret secret) {
        return secret.value().use(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    public static void assertNotFound(Keystore keystore, String reference) {
        assertThatThrownBy(() -> keystore.get(Reference.of(reference)))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining(Reference.of(reference).name().value());
    }

    public static void label(Keystore keystore, SecretName name, String label, long version) {
        keystore.label(name, Map.of(new Label(label), version(version)), Set.of(), Expectation.ANYTHING);
    }
}
