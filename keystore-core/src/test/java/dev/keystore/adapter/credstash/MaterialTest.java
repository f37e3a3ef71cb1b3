package dev.keystore.adapter.credstash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.KeystoreException.Tampered;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One value under the data key 00 01 … 3f, written by credstash and rucredstash; its HMACs are also those of OpenSSL. */
final class MaterialTest {
    private static final String VALUE = "correct horse battery staple ✓";
    private static final String CONTENTS = "kzIE3C/a68XOmelCLeJUXHrI0KzMDPDJadjFUDjODQo=";
    private static final String CONTENTS_OF_RUCREDSTASH = "kzIE3C/a68XOmelCLeJUXJlDMjLRywU0N6LrVHGZ9qY=";
    private static final String SHA256 = "0411c322f599905739766295e3ddfa56e46b08fdf61ead827834cbbcf0e7b23a";

    private static byte[] dataKey() {
        byte[] key = new byte[64];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) i;
        }
        return key;
    }

    private static Map<String, AttributeValue> item(String contents, String digest, String hmac) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("key", AttributeValue.fromS("QUJD"));
        item.put("contents", AttributeValue.fromS(contents));
        item.put("hmac", AttributeValue.fromS(hmac));
        item.put("digest", AttributeValue.fromS(digest));
        return item;
    }

    private static String opened(Map<String, AttributeValue> item) {
        return new String(new Material(item).open(dataKey(), Counting.WHOLE_BLOCK), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "SHA256, 0411c322f599905739766295e3ddfa56e46b08fdf61ead827834cbbcf0e7b23a",
        "SHA, 7bfdce36fabd11d3054020d73bbc74253a9c160f",
        "SHA1, 7bfdce36fabd11d3054020d73bbc74253a9c160f",
        "SHA224, f1de571eb2668b6be7f2f16dee8e77247f49cfb194821dad2414e7f2",
        "SHA384, 509cba0467af66e48df9850298b03c6274bd655402a89e1c95e180e90b1e91856c106a88c33b7356ee5f27db50f93b25",
        "SHA512, dc4c6b13943fc2fc09f027a84aa444e406944690eaf81745e990b3c32b73f7d6"
                + "9a7a77f4880bb82d96523bcc6e1947281228f0acb8e81d17ed0e3a48739737fa",
        "MD5, 21caf4591fbce5a6e3c2c197e69e248c",
        "RIPEMD, cf8ffb9f0bc3248fdf2973259a6a0ee9f0e6b131",
        "WHIRLPOOL, 34015361f0348b31668be526e7ec56d7ee7c07b69276685182c8084380b433ba"
                + "797c026e6788d9ba056026b0bd0dbe1fff71ad4a9f4aeb28c09b7c2c45d2e84c",
    })
    void everyDigestIsKnown(String digest, String hmac) {
        Map<String, AttributeValue> item = item(CONTENTS, digest, hmac);
        assertThat(opened(item)).isEqualTo(VALUE);

        item.put("hmac", AttributeValue.fromB(SdkBytes.fromUtf8String(hmac)));
        assertThat(opened(item)).isEqualTo(VALUE);

        String another = (hmac.startsWith("0") ? "1" : "0") + hmac.substring(1);
        item.put("hmac", AttributeValue.fromS(another));
        assertThatThrownBy(() -> opened(item)).isInstanceOf(Tampered.class).hasMessageContaining("HMAC");
    }

    @Test
    void withoutADigestItIsSha256() {
        Map<String, AttributeValue> item = item(CONTENTS, "", SHA256);
        item.remove("digest");
        assertThat(opened(item)).isEqualTo(VALUE);
        item.put("hmac", AttributeValue.fromS(SHA256.toUpperCase(Locale.ROOT)));
        assertThat(opened(item)).isEqualTo(VALUE);
    }

    @Test
    void rucredstashCountsItsBlocksInAnotherWay() {
        byte[] contents = Base64.getDecoder().decode(CONTENTS_OF_RUCREDSTASH);
        byte[] key = Arrays.copyOf(dataKey(), 32);
        assertThat(Counting.FIRST_FOUR_BYTES.open(key, contents))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(VALUE);
        assertThat(Counting.WHOLE_BLOCK.open(key, contents))
                .asString(StandardCharsets.UTF_8)
                .startsWith("correct horse ba");
        assertThat(Text.isText(Counting.WHOLE_BLOCK.open(key, contents))).isFalse();
        assertThat(Counting.FIRST_FOUR_BYTES.open(key, new byte[0])).isEmpty();
    }

    /** 300 blocks: the second byte of the counter is used as well. */
    @Test
    void bothCountBeyondAByte() {
        byte[] key = Arrays.copyOf(dataKey(), 32);
        byte[] zeros = new byte[300 * 16];
        for (Counting counting : Counting.values()) {
            byte[] stream = counting.open(key, zeros);
            for (int block = 1; block < 300; block++) {
                byte[] counted = new byte[16];
                counted[15] = 1;
                int low = counting == Counting.WHOLE_BLOCK ? 15 : 0;
                int high = counting == Counting.WHOLE_BLOCK ? 14 : 1;
                int number = block + (counting == Counting.WHOLE_BLOCK ? 1 : 0);
                counted[low] = (byte) number;
                counted[high] = (byte) (number >> 8);
                byte[] expected = Counting.WHOLE_BLOCK.open(key, new byte[16]);
                assertThat(expected).isEqualTo(Arrays.copyOf(stream, 16));
                assertThat(Arrays.copyOfRange(stream, block * 16, block * 16 + 16))
                        .isEqualTo(AesBlock.of(key, counted));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"key", "contents", "hmac"})
    void whatIsMissingOrMalformedIsNamed(String attribute) {
        Map<String, AttributeValue> item = item(CONTENTS, "SHA256", SHA256);
        item.put(attribute, AttributeValue.fromS("!no!"));
        assertThatThrownBy(() -> new Material(item))
                .isInstanceOf(Tampered.class)
                .hasMessageContaining(attribute);
        item.put(attribute, AttributeValue.fromN("5"));
        assertThatThrownBy(() -> new Material(item))
                .isInstanceOf(Tampered.class)
                .hasMessageContaining(attribute);
        item.remove(attribute);
        assertThatThrownBy(() -> new Material(item))
                .isInstanceOf(Tampered.class)
                .hasMessageContaining(attribute);
    }

    @Test
    void anUnknownDigestAndAShortKeyAreNamed() {
        assertThatThrownBy(() -> new Material(item(CONTENTS, "SHA3", SHA256))).hasMessageContaining("'SHA3'");
        Material material = new Material(item(CONTENTS, "SHA256", SHA256));
        for (int size : new int[] {0, 1, 31, 63, 65}) {
            assertThatThrownBy(() -> material.open(new byte[size], Counting.WHOLE_BLOCK))
                    .isInstanceOf(Tampered.class)
                    .hasMessageContaining(size + " bytes");
        }
    }

    @Test
    void theDigestStandsForAllThatIsKept() {
        Map<String, AttributeValue> item = item(CONTENTS, "SHA256", SHA256);
        var before = Material.digest(item);
        item.put("comment", AttributeValue.fromS("another"));
        assertThat(Material.digest(item)).isEqualTo(before);
        item.put("hmac", AttributeValue.fromB(SdkBytes.fromUtf8String(SHA256)));
        assertThat(Material.digest(item)).isEqualTo(before);
        for (String attribute : Material.ATTRIBUTES) {
            Map<String, AttributeValue> changed = new HashMap<>(item);
            changed.put(attribute, AttributeValue.fromS("other"));
            assertThat(Material.digest(changed)).isNotEqualTo(before);
        }
    }
}
