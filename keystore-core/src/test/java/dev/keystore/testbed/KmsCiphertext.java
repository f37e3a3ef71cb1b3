package dev.keystore.testbed;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * The double's ciphertext blob: format byte, key id, nonce, then AES-256-GCM over the plaintext and padding. Key ARN and
 * encryption context are authenticated with it. It is 152 bytes longer than the plaintext, as AWS's is for a data key.
 */
final class KmsCiphertext {

    private static final byte FORMAT = 1;
    private static final int ID = 36;
    private static final int NONCE = 12;
    private static final int TAG = 16;
    private static final int HEADER = 1 + ID + NONCE;
    private static final int PADDING = 152 - HEADER - TAG;

    private KmsCiphertext() {}

    static byte[] seal(KmsKey key, Map<String, String> context, byte[] plaintext) {
        var nonce = new byte[NONCE];
        new SecureRandom().nextBytes(nonce);
        var sealed =
                gcm(Cipher.ENCRYPT_MODE, key, nonce, context, Arrays.copyOf(plaintext, plaintext.length + PADDING));
        if (sealed == null) {
            throw new IllegalStateException("AES-GCM did not encrypt");
        }
        return ByteBuffer.allocate(HEADER + sealed.length)
                .put(FORMAT)
                .put(key.id().getBytes(StandardCharsets.US_ASCII))
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** The id of the key that a blob names, or null where it is no blob of this format. */
    static @Nullable String keyId(byte[] blob) {
        return blob.length < HEADER + TAG + PADDING || blob[0] != FORMAT
                ? null
                : new String(blob, 1, ID, StandardCharsets.ISO_8859_1);
    }

    /** The plaintext, or null where key, context or any bit differs from what was sealed. */
    static byte @Nullable [] open(KmsKey key, Map<String, String> context, byte[] blob) {
        var nonce = Arrays.copyOfRange(blob, 1 + ID, HEADER);
        var padded = gcm(Cipher.DECRYPT_MODE, key, nonce, context, Arrays.copyOfRange(blob, HEADER, blob.length));
        return padded == null ? null : Arrays.copyOf(padded, padded.length - PADDING);
    }

    private static byte @Nullable [] gcm(
            int mode, KmsKey key, byte[] nonce, Map<String, String> context, byte[] input) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key.material(), new GCMParameterSpec(TAG * 8, nonce));
            cipher.updateAAD(authenticated(key, context));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            return null;
        }
    }

    private static byte[] authenticated(KmsKey key, Map<String, String> context) {
        var bytes = new ByteArrayOutputStream();
        append(bytes, key.arn());
        new TreeMap<>(context).forEach((name, value) -> {
            append(bytes, name);
            append(bytes, value);
        });
        return bytes.toByteArray();
    }

    private static void append(ByteArrayOutputStream bytes, String text) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        bytes.writeBytes(ByteBuffer.allocate(4).putInt(utf8.length).array());
        bytes.writeBytes(utf8);
    }
}
