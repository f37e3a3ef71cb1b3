package dev.keystore.cli.io;

import dev.keystore.secret.Reference;
import dev.keystore.secret.Secret;
import dev.keystore.secret.SecretValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Lets values out: as their bytes, or as JSON beside what is known of them. */
public final class ValueOutput {
    private ValueOutput() {}

    /** The part of {@code secret} that {@code reference} points at; the whole without a pointer. */
    public static SecretValue part(Secret secret, Reference reference) {
        String pointer = reference.pointer();
        if (pointer == null) {
            return secret.value().copy();
        }
        return secret.value().use(bytes -> {
            byte[] part = JsonPointers.follow(bytes, reference, pointer);
            try {
                return SecretValue.copyOf(part);
            } finally {
                Arrays.fill(part, (byte) 0);
            }
        });
    }

    /** Exactly the bytes of {@code value}, and where {@code lineEnd} is true an end of line if they don't end with one. */
    public static void bytes(SecretValue value, boolean lineEnd, Output out) {
        value.use(bytes -> {
            out.bytes(bytes);
            if (lineEnd && (bytes.length == 0 || bytes[bytes.length - 1] != '\n')) {
                out.bytes(new byte[] {'\n'});
            }
            return bytes.length;
        });
    }

    /** The object that stands for {@code secret} where its value, or the part {@code value} of it, is asked for. */
    public static void json(Secret secret, SecretValue value, JsonOutput json) {
        json.startObject().metadataFields(secret.metadata());
        value.use(bytes -> {
            boolean utf8 = value.isUtf8();
            json.field("value")
                    .text(
                            utf8
                                    ? new String(bytes, StandardCharsets.UTF_8)
                                    : Base64.getEncoder().encodeToString(bytes));
            return json.field("encoding").text(utf8 ? "utf-8" : "base64");
        });
        json.endObject();
    }
}
