package dev.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.KeystoreException.Tampered;
import dev.keystore.contract.KeystoreUnderTest;
import dev.keystore.contract.Steps;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.Reference;
import dev.keystore.secret.SecretName;
import dev.keystore.testbed.TestAccount;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Rows that no Keystore writes: control characters, other types, absurd numbers, places where nothing stands. */
final class HostileRowTest {
    private static final SecretName NAME = KeystoreUnderTest.NAME;
    private static final String ESCAPE = "\u001b[2J\u001b]0;owned\u0007";

    private final TestAccount account = TestAccount.open();
    private final Keystore keystore = account.keystore().build();

    @BeforeEach
    void oneVersion() {
        Steps.put(keystore, NAME, "one");
    }

    @AfterEach
    void close() {
        keystore.close();
        account.close();
    }

    private static Map<String, AttributeValue> nonsense() {
        Map<String, AttributeValue> all = new LinkedHashMap<>();
        all.put("actor", AttributeValue.fromS(ESCAPE));
        all.put("note", AttributeValue.fromS("\u202egpj.exe" + ESCAPE));
        all.put("tags", AttributeValue.fromM(Map.of(ESCAPE, AttributeValue.fromS("x"))));
        all.put("type", AttributeValue.fromS("text\n"));
        all.put("state", AttributeValue.fromS(ESCAPE));
        all.put("created", AttributeValue.fromS("+999999999999-01-01T00:00:00Z"));
        all.put("expires", AttributeValue.fromS("never" + ESCAPE));
        all.put("until", AttributeValue.fromN("7"));
        all.put("size", AttributeValue.fromN("-1"));
        all.put("version", AttributeValue.fromN("99999999999999999999999999999999"));
        all.put("digest", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[31])));
        all.put("chain", AttributeValue.fromS("text"));
        return all;
    }

    private Map<String, AttributeValue> row(String pk, String sk) {
        return new HashMap<>(Objects.requireNonNull(account.row(pk, sk)));
    }

    @Test
    void nonsenseInAnAttributeIsTampering() {
        nonsense().forEach((attribute, value) -> {
            assertTampered(NAME.value(), "head", attribute, value, () -> keystore.get(NAME));
            assertTampered(NAME.value(), "head", attribute, value, () -> keystore.describe(NAME));
            assertTampered(NAME.value(), "head", attribute, value, () -> Steps.put(keystore, NAME, "two"));
            assertTampered(NAME.value(), "v0000000001", attribute, value, () -> keystore.history(NAME));
            assertTampered(
                    NAME.value(), "v0000000001", attribute, value, () -> keystore.get(Reference.of(NAME + "@1")));
            assertTampered(NAME.namespace() + "/", NAME.leaf(), attribute, value, this::list);
        });
    }

    @Test
    void anAttributeThatIsMissingIsTampering() {
        for (String attribute :
                new String[] {"version", "state", "created", "actor", "type", "size", "digest", "chain", "envelope"}) {
            Map<String, AttributeValue> honest = row(NAME.value(), "head");
            Map<String, AttributeValue> forged = new HashMap<>(honest);
            forged.remove(attribute);
            account.putRow(forged);
            assertThatThrownBy(() -> keystore.get(NAME)).as(attribute).isInstanceOf(Tampered.class);
            assertThat(keystore.verify(NAME)).as(attribute).isNotEmpty();
            assertThat(keystore.repair(NAME)).as(attribute).isTrue();
            assertThat(keystore.verify(NAME)).as(attribute).isEmpty();
        }
    }

    private void list() {
        keystore.list(Optional.of(NAME.namespace())).forEach(listed -> {});
    }

    private void assertTampered(String pk, String sk, String attribute, AttributeValue value, Runnable verb) {
        Map<String, AttributeValue> honest = row(pk, sk);
        Map<String, AttributeValue> forged = new HashMap<>(honest);
        forged.put(attribute, value);
        account.putRow(forged);
        assertThatThrownBy(verb::run)
                .as(attribute + " of " + pk + " " + sk)
                .isInstanceOf(Tampered.class)
                .hasMessageMatching("\\P{Cntrl}*");
        assertThat(Outcome.verify(keystore, NAME)).isEqualTo("FOUND");
        account.putRow(honest);
    }

    @Test
    void nonsenseInAPlaceIsTampering() {
        for (String place : new String[] {ESCAPE, "-rf", "..", "a/b", ESCAPE + "/", "x\n/"}) {
            Map<String, AttributeValue> forged = row(NAME.namespace() + "/", NAME.leaf());
            forged.put("sk", AttributeValue.fromS(place));
            account.putRow(forged);
            assertThatThrownBy(this::list).isInstanceOf(Tampered.class).hasMessageMatching("\\P{Cntrl}*");
            account.deleteRow(NAME.namespace() + "/", place);
        }
        keystore.list(Optional.of(Namespace.of("prod/app1"))).forEach(listed -> {});
    }

    @Test
    void aVersionStandsInOnePlaceOnly() {
        for (String place : new String[] {"v1", "v00000000001", "v0000000000", "v", "vx", "v-1", "v0000000001 "}) {
            Map<String, AttributeValue> forged = row(NAME.value(), "v0000000001");
            forged.put("sk", AttributeValue.fromS(place));
            account.putRow(forged);
            assertThatThrownBy(() -> keystore.history(NAME)).as(place).isInstanceOf(Tampered.class);
            assertThat(Outcome.verify(keystore, NAME)).as(place).isEqualTo("FOUND");
            account.deleteRow(NAME.value(), place);
        }
    }
}
