package dev.keystore.testbed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;

/** Tables of other tools in an account, written as those tools write; deleted when this is closed. */
public final class ForeignTables implements AutoCloseable {
    private static final int LINE = 60;
    private static final int PADDED = 19;
    private static final int BLOCK = 16;

    private final DynamoDbClient dynamoDb;
    private final KmsClient kms;
    private final String keyArn;
    private final String credstash = "credential-store-" + UUID.randomUUID();
    private final String stelligent = "stelligent-" + UUID.randomUUID();

    private ForeignTables(DynamoDbClient dynamoDb, KmsClient kms, String keyArn) {
        this.dynamoDb = dynamoDb;
        this.kms = kms;
        this.keyArn = keyArn;
        create(credstash, "name", "version");
        create(stelligent, "ParameterName");
    }

    /** A new table of each tool, both empty. */
    public static ForeignTables in(TestAccount account) {
        return of(account.dynamoDb(), account.kms(), account.keyArn());
    }

    /** The same as somebody, under any key. */
    public static ForeignTables of(DynamoDbClient dynamoDb, KmsClient kms, String keyArn) {
        return new ForeignTables(dynamoDb, kms, keyArn);
    }

    /** The name of the table of credstash. */
    public String credstash() {
        return credstash;
    }

    /** The name of the table of stelligent/keystore. */
    public String stelligent() {
        return stelligent;
    }

    private void create(String table, String... keys) {
        dynamoDb.createTable(t -> t.tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        Arrays.stream(keys).map(key -> attribute(key)).toList())
                .keySchema(Arrays.stream(keys).map(key -> part(key, keys[0])).toList()));
        dynamoDb.waiter().waitUntilTableExists(t -> t.tableName(table));
    }

    private static AttributeDefinition attribute(String key) {
        return AttributeDefinition.builder()
                .attributeName(key)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement part(String key, String hash) {
        return KeySchemaElement.builder()
                .attributeName(key)
                .keyType(key.equals(hash) ? KeyType.HASH : KeyType.RANGE)
                .build();
    }

    /** What {@code credstash put NAME VALUE -v VERSION} writes. */
    public void put(String name, String version, String value) {
        put(name, version, value, Map.of());
    }

    /** The same with an encryption context. */
    public void put(String name, String version, String value, Map<String, String> context) {
        write(item(name, version, value.getBytes(StandardCharsets.UTF_8), context));
    }

    /** An item as credstash makes it, for those who spoil it first. */
    public Map<String, AttributeValue> item(String name, String version, byte[] value, Map<String, String> context) {
        return item(name, version, context, key -> counted(key, block -> block + 1, 15, value));
    }

    /** An item as rucredstash 0.9.1 makes it. */
    public Map<String, AttributeValue> itemOfRucredstash(String name, String version, byte[] value) {
        return item(name, version, Map.of(), key -> counted(key, block -> Integer.reverseBytes(block), 3, value));
    }

    private Map<String, AttributeValue> item(
            String name, String version, Map<String, String> context, UnaryOperator<byte[]> sealing) {
        GenerateDataKeyResponse key =
                kms.generateDataKey(g -> g.keyId(keyArn).numberOfBytes(64).encryptionContext(context));
        byte[] dataKey = key.plaintext().asByteArray();
        byte[] contents = sealing.apply(Arrays.copyOf(dataKey, 32));
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("name", AttributeValue.fromS(name));
        item.put("version", AttributeValue.fromS("0".repeat(Math.max(0, PADDED - version.length())) + version));
        item.put("key", AttributeValue.fromS(base64(key.ciphertextBlob().asByteArray())));
        item.put("contents", AttributeValue.fromS(base64(contents)));
        item.put("hmac", AttributeValue.fromB(SdkBytes.fromUtf8String(hmac(dataKey, contents))));
        item.put("digest", AttributeValue.fromS("SHA256"));
        return item;
    }

    private static String hmac(byte[] dataKey, byte[] contents) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(dataKey, 32, 32, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(contents));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * AES in counter mode by hand.
     *
     * @param number of the n-th block, as four bytes
     * @param end where the last of those bytes stands
     */
    private static byte[] counted(byte[] key, IntUnaryOperator number, int end, byte[] value) {
        byte[] contents = value.clone();
        try {
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
            for (int at = 0; at < value.length; at += BLOCK) {
                ByteBuffer block = ByteBuffer.allocate(BLOCK).put(BLOCK - 1, (byte) 1);
                block.putInt(end - 3, number.applyAsInt(at / BLOCK));
                byte[] stream = cipher.doFinal(block.array());
                for (int i = 0; i < BLOCK && at + i < value.length; i++) {
                    contents[at + i] ^= stream[i];
                }
            }
            return contents;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes {@code item} into the table of credstash. */
    public void write(Map<String, AttributeValue> item) {
        dynamoDb.putItem(p -> p.tableName(credstash).item(item));
    }

    /** What {@code keystore.rb store} writes. */
    public void store(String name, byte[] value) {
        byte[] sealed = kms.encrypt(e -> e.keyId(keyArn).plaintext(SdkBytes.fromByteArray(value)))
                .ciphertextBlob()
                .asByteArray();
        storeAs(name, base64(sealed).replaceAll("(.{" + LINE + "})", "$1\n") + "\n");
    }

    /** Writes {@code lines} as the value of {@code name} into the table of stelligent/keystore. */
    public void storeAs(String name, String lines) {
        dynamoDb.putItem(p -> p.tableName(stelligent)
                .item(Map.of("ParameterName", AttributeValue.fromS(name), "Value", AttributeValue.fromS(lines))));
    }

    /** Every item of both tables. */
    public List<Map<String, AttributeValue>> items() {
        return List.of(credstash, stelligent).stream()
                .flatMap(table -> dynamoDb.scan(s -> s.tableName(table)).items().stream())
                .toList();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public void close() {
        dynamoDb.deleteTable(d -> d.tableName(credstash));
        dynamoDb.deleteTable(d -> d.tableName(stelligent));
    }
}
