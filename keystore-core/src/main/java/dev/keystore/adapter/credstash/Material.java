package dev.keystore.adapter.credstash;

import dev.keystore.KeystoreException.Tampered;
import dev.keystore.adapter.aws.ForeignTable;
import dev.keystore.secret.Digest;
import dev.keystore.secret.Quoted;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What one item of the table says of a value: sealed bytes, none of them secret. */
final class Material {
    /** The attributes that make it up. */
    static final List<String> ATTRIBUTES = List.of("key", "contents", "hmac", "digest");

    private final byte[] key;
    private final byte[] contents;
    private final byte[] hmac;
    private final Authentication authentication;

    /** What {@code item} says. Throws {@link Tampered} if something is missing or malformed. */
    Material(Map<String, AttributeValue> item) {
        this.key = base64(item, "key");
        this.contents = base64(item, "contents");
        this.hmac = hex(item);
        String digest = ForeignTable.text(item, "digest").orElse(Authentication.SHA256.name());
        this.authentication = Authentication.named(digest)
                .orElseThrow(() -> malformed("its digest " + Quoted.of(digest) + " is none that credstash has"));
    }

    /** The data key, as KMS has wrapped it. */
    byte[] key() {
        return key;
    }

    /**
     * The bytes of the value, once their HMAC is found to be right. Throws {@link Tampered}.
     *
     * @param dataKey one half for AES, the other for the HMAC
     */
    byte[] open(byte[] dataKey, Counting counting) {
        int half = dataKey.length / 2;
        if (dataKey.length % 2 != 0 || (half != 16 && half != 24 && half != 32)) {
            throw malformed("its data key has " + dataKey.length + " bytes instead of 64");
        }
        byte[] forContents = Arrays.copyOf(dataKey, half);
        byte[] forHmac = Arrays.copyOfRange(dataKey, half, dataKey.length);
        try {
            if (!MessageDigest.isEqual(authentication.of(forHmac, contents), hmac)) {
                throw malformed("its contents are not what was written: the HMAC is another");
            }
            return counting.open(forContents, contents);
        } finally {
            Arrays.fill(forContents, (byte) 0);
            Arrays.fill(forHmac, (byte) 0);
        }
    }

    /** Stands for all that {@code item} says of a value, well-formed or not. */
    static Digest digest(Map<String, AttributeValue> item) {
        StringBuilder all = new StringBuilder();
        for (String attribute : ATTRIBUTES) {
            all.append(item.containsKey(attribute) ? text(item.get(attribute)) : "")
                    .append('\n');
        }
        return Digest.of(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] base64(Map<String, AttributeValue> item, String attribute) {
        String text = ForeignTable.text(item, attribute)
                .orElseThrow(() -> malformed("it has no text in '" + attribute + "'"));
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw malformed("its '" + attribute + "' is not base64");
        }
    }

    /** Digits in a text, or as the bytes of such a text. */
    private static byte[] hex(Map<String, AttributeValue> item) {
        AttributeValue value = item.get("hmac");
        if (value == null) {
            throw malformed("it has no 'hmac'");
        }
        try {
            return HexFormat.of().parseHex(text(value).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw malformed("its 'hmac' is not hexadecimal");
        }
    }

    private static String text(AttributeValue value) {
        return value.b() == null
                ? String.valueOf(value.s())
                : new String(value.b().asByteArray(), StandardCharsets.ISO_8859_1);
    }

    private static Tampered malformed(String problem) {
        return new Tampered(problem, null, null);
    }
}
