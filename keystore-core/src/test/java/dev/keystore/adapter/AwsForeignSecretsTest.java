package dev.keystore.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.KeystoreException;
import dev.keystore.KeystoreException.Conflict;
import dev.keystore.KeystoreException.Denied;
import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.KeystoreException.Refused;
import dev.keystore.KeystoreException.Tampered;
import dev.keystore.port.CredstashDialect;
import dev.keystore.port.CredstashReading;
import dev.keystore.port.ForeignSecrets;
import dev.keystore.port.ForeignVersion;
import dev.keystore.secret.SecretValue;
import dev.keystore.testbed.AwsError;
import dev.keystore.testbed.ForeignTables;
import dev.keystore.testbed.TestAccount;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tables of other tools are read as those tools read them, and never changed. */
final class AwsForeignSecretsTest {
    private static final String LONG = "a value of more than two blocks of sixteen bytes";

    private final TestAccount account = TestAccount.open();
    private final ForeignTables tables = ForeignTables.in(account);
    private final AwsAccess access = AwsAccess.builder()
            .credentials(StaticCredentialsProvider.create(account.user().credentials()))
            .settings(usual -> usual.region(account.region()))
            .endpoint(account.endpoint())
            .build();

    @AfterEach
    void close() {
        access.close();
        tables.close();
        account.close();
    }

    private ForeignSecrets credstash(Map<String, String> context, CredstashDialect dialect) {
        return AwsForeignSecrets.credstash(
                access, null, tables.credstash(), new CredstashReading(context, dialect, null));
    }

    private ForeignSecrets credstash() {
        return credstash(Map.of(), CredstashDialect.LIKELY);
    }

    private ForeignSecrets stelligent() {
        return AwsForeignSecrets.stelligent(access, null, tables.stelligent());
    }

    private static String text(ForeignSecrets secrets, ForeignVersion version) {
        try (SecretValue value = secrets.open(version)) {
            return value.use(bytes -> new String(bytes, StandardCharsets.UTF_8));
        }
    }

    private static ForeignVersion only(ForeignSecrets secrets) {
        assertThat(secrets.versions()).hasSize(1);
        return secrets.versions().get(0);
    }

    private void assertUnreadable(ForeignSecrets secrets, Class<? extends KeystoreException> as, String why) {
        assertThatThrownBy(() -> secrets.open(only(secrets))).isInstanceOf(as).hasMessageContaining(why);
    }

    @Test
    void versionsComeInTheOrderOfCredstash() {
        for (String version : List.of("2", "10", "v5", "1")) {
            tables.put("db", version, "value " + version);
        }
        Map<String, AttributeValue> legacy =
                tables.item("db", "9", "value 9".getBytes(StandardCharsets.UTF_8), Map.of());
        legacy.put("version", AttributeValue.fromS("9"));
        legacy.put("comment", AttributeValue.fromS("from before padding"));
        legacy.put("created_at", AttributeValue.fromN("1500000000"));
        tables.write(legacy);
        tables.put("Zoo", "1", "");
        try (ForeignSecrets secrets = credstash()) {
            List<ForeignVersion> versions = secrets.versions();
            assertThat(versions).extracting(ForeignVersion::name).containsExactly("Zoo", "db", "db", "db", "db", "db");
            assertThat(versions.stream().map(version -> text(secrets, version)))
                    .containsExactly("", "value 1", "value 2", "value 10", "value v5", "value 9");
            assertThat(versions.get(1).comment()).isNull();
            assertThat(versions.get(5).comment()).isEqualTo("from before padding");
            assertThat(versions.get(5).created()).isEqualTo(Instant.ofEpochSecond(1_500_000_000));
            assertThat(secrets.keysUsed()).containsExactly(account.keyArn());
        }
    }

    @Test
    void nothingIsChanged() {
        tables.put("db", "1", "one");
        tables.store("db", "one".getBytes(StandardCharsets.UTF_8));
        List<Map<String, AttributeValue>> before = tables.items();
        try (ForeignSecrets theirs = credstash();
                ForeignSecrets others = stelligent()) {
            theirs.versions().forEach(version -> theirs.open(version).close());
            others.versions().forEach(version -> others.open(version).close());
        }
        assertThat(tables.items()).isEqualTo(before);
        assertThat(account.calls().counts()).containsOnlyKeys("dynamodb:Scan", "dynamodb:GetItem", "kms:Decrypt");
    }

    @Test
    void aContextHasToBeGiven() {
        tables.put("db", "1", "one", Map.of("env", "prod"));
        try (ForeignSecrets without = credstash();
                ForeignSecrets other = credstash(Map.of("env", "dev"), CredstashDialect.LIKELY);
                ForeignSecrets right = credstash(Map.of("env", "prod"), CredstashDialect.LIKELY)) {
            if (account.hasDoubles()) {
                assertUnreadable(without, Tampered.class, "without an encryption context");
                assertUnreadable(other, Tampered.class, "with the encryption context [env]");
            } else {
                assertThatThrownBy(() -> without.open(only(without))).isInstanceOf(KeystoreException.class);
            }
            assertThat(text(right, only(right))).isEqualTo("one");
        }
    }

    @ParameterizedTest
    @CsvSource({"hmac, HMAC", "contents, HMAC", "digest, HMAC"})
    void whatWasChangedIsNotOpened(String attribute, String why) {
        Map<String, AttributeValue> item = tables.item("db", "1", "one".getBytes(StandardCharsets.UTF_8), Map.of());
        Map<String, AttributeValue> other = tables.item("db", "2", "two".getBytes(StandardCharsets.UTF_8), Map.of());
        item.put(attribute, attribute.equals("digest") ? AttributeValue.fromS("MD5") : other.get(attribute));
        tables.write(item);
        try (ForeignSecrets secrets = credstash()) {
            assertUnreadable(secrets, Tampered.class, why);
        }
    }

    @Test
    void whatKmsDoesNotKnowIsNotOpened() {
        Map<String, AttributeValue> item = tables.item("db", "1", "one".getBytes(StandardCharsets.UTF_8), Map.of());
        item.put("key", AttributeValue.fromS(Base64.getEncoder().encodeToString(new byte[184])));
        tables.write(item);
        try (ForeignSecrets secrets = credstash()) {
            assertThatThrownBy(() -> secrets.open(only(secrets))).isInstanceOf(KeystoreException.class);
            assertThat(secrets.keysUsed()).isEmpty();
        }
    }

    @Test
    void aValueOfRucredstashIsNoticed() {
        tables.write(tables.itemOfRucredstash("db", "1", LONG.getBytes(StandardCharsets.UTF_8)));
        try (ForeignSecrets likely = credstash();
                ForeignSecrets told = credstash(Map.of(), CredstashDialect.RUCREDSTASH);
                ForeignSecrets asItIs = credstash(Map.of(), CredstashDialect.CREDSTASH)) {
            assertUnreadable(likely, Refused.class, "only if rucredstash");
            assertThat(text(told, only(told))).isEqualTo(LONG);
            assertThat(text(asItIs, only(asItIs)))
                    .startsWith(LONG.substring(0, 16))
                    .isNotEqualTo(LONG);
        }
        tables.put("db", "1", LONG);
        try (ForeignSecrets told = credstash(Map.of(), CredstashDialect.RUCREDSTASH)) {
            assertUnreadable(told, Refused.class, "only if credstash");
        }
    }

    @Test
    void bytesThatAreTextInNoDialectStayAsTheyAre() {
        byte[] bytes = new byte[40];
        Arrays.fill(bytes, (byte) 0xfe);
        tables.write(tables.item("db", "1", bytes, Map.of()));
        try (ForeignSecrets secrets = credstash();
                SecretValue value = secrets.open(only(secrets))) {
            assertThat(value.<byte[], RuntimeException>use(byte[]::clone)).isEqualTo(bytes);
        }
    }

    @Test
    void whatWasWrittenAnewMeanwhileIsSaid() {
        tables.put("db", "1", "one");
        try (ForeignSecrets secrets = credstash()) {
            ForeignVersion listed = only(secrets);
            tables.put("db", "1", "two");
            assertThatThrownBy(() -> secrets.open(listed))
                    .isInstanceOf(Conflict.class)
                    .hasMessageContaining("anew");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dynamodb:Scan", "dynamodb:GetItem", "kms:Decrypt"})
    void aRefusalIsSaidAndThrottlingIsWaitedFor(String operation) {
        tables.put("db", "1", "one");
        account.faults().on(operation).first(2).failBefore(AwsError.of("ThrottlingException", "too fast"));
        try (ForeignSecrets secrets = credstash()) {
            assertThat(text(secrets, only(secrets))).isEqualTo("one");
        }
        account.faults().clearFaults();
        try (ForeignSecrets secrets = credstash()) {
            ForeignVersion version = only(secrets);
            account.faults().on(operation).failBefore(AwsError.of("AccessDeniedException", "not you"));
            assertThatThrownBy(() -> {
                        secrets.versions();
                        secrets.open(version);
                    })
                    .isInstanceOf(Denied.class)
                    .hasMessageContaining(operation)
                    .hasMessageContaining("not you");
        }
    }

    @Test
    void aTableOfSomethingElseIsNamed() {
        tables.store("db", "one".getBytes(StandardCharsets.UTF_8));
        try (ForeignSecrets wrong =
                        AwsForeignSecrets.credstash(access, null, tables.stelligent(), CredstashReading.USUAL);
                ForeignSecrets none =
                        AwsForeignSecrets.credstash(access, null, "no-such-table", CredstashReading.USUAL)) {
            assertThatThrownBy(wrong::versions)
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining("is not one of credstash");
            assertThatThrownBy(none::versions).isInstanceOf(Misconfigured.class).hasMessageContaining("does not exist");
        }
    }

    @Test
    void everyPageIsRead() {
        String big = "x".repeat(200_000);
        for (int i = 0; i < 8; i++) {
            tables.put("big" + i, "1", big);
        }
        try (ForeignSecrets secrets = credstash()) {
            assertThat(secrets.versions())
                    .extracting(ForeignVersion::name)
                    .hasSize(8)
                    .doesNotHaveDuplicates();
        }
        assertThat(account.calls().counts().get("dynamodb:Scan")).isGreaterThan(1);
    }

    @Test
    void stelligentKeepsOneValueEach() {
        tables.store("plain", "value".getBytes(StandardCharsets.UTF_8));
        tables.store("empty", " ".getBytes(StandardCharsets.UTF_8));
        tables.store("blanks", "\t two words \r\n\0".getBytes(StandardCharsets.UTF_8));
        tables.store("long", "v".repeat(4096).getBytes(StandardCharsets.UTF_8));
        try (ForeignSecrets secrets = stelligent()) {
            List<ForeignVersion> versions = secrets.versions();
            assertThat(versions).extracting(ForeignVersion::name).containsExactly("blanks", "empty", "long", "plain");
            assertThat(versions).extracting(ForeignVersion::version).containsOnly("");
            assertThat(versions.stream().map(version -> text(secrets, version)))
                    .containsExactly("two words", "", "v".repeat(4096), "value");
        }
    }

    @Test
    void whatStelligentDidNotWriteIsSaid() {
        tables.storeAs("db", "not base64!\n");
        try (ForeignSecrets secrets = stelligent()) {
            assertUnreadable(secrets, Tampered.class, "not base64");
        }
    }
}
