package dev.keystore.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.KeystoreException.Denied;
import dev.keystore.access.AssumedRole;
import dev.keystore.access.RoleChain;
import dev.keystore.access.SessionName;
import dev.keystore.port.CredstashReading;
import dev.keystore.port.ForeignSecrets;
import dev.keystore.port.ForeignVersion;
import dev.keystore.secret.SecretValue;
import dev.keystore.testbed.ForeignTables;
import dev.keystore.testbed.Principal;
import dev.keystore.testbed.TwoAccounts;
import dev.keystore.testbed.cloud.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.kms.KmsClient;

/** Somebody of account B moves in from a table of account A by a role with just the policy that the how-to shows. */
final class ForeignRightsTest {
    private static final Path PAGE = Path.of("..", "docs", "how-to", "move-in-from-credstash.md");
    private static final Pattern POLICY = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);
    private static final String TRUST = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::222222222222:root"},
             "Action":"sts:AssumeRole"}]}""";
    private static final String FOR_EVERYBODY = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"kms:*","Resource":"*"}]}""";
    private static final String FOR_THE_ACCOUNT = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},
             "Action":"kms:*","Resource":"*"}]}""";

    private final TwoAccounts world = TwoAccounts.open();
    private final Principal owner = world.administrator(world.a());
    private final Principal joe = world.administrator(world.b());
    private final Role role = world.a().role("moves-in", TRUST);
    private final String key =
            world.aws().kms().createKey(TwoAccounts.A, FOR_THE_ACCOUNT).arn();
    private final DynamoDbClient dynamoDb = world.dynamoDb(owner);
    private final KmsClient kms = world.kms(owner);
    private final ForeignTables tables = ForeignTables.of(dynamoDb, kms, key);
    private final AwsAccess access = AwsAccess.builder()
            .credentials(StaticCredentialsProvider.create(joe.credentials()))
            .settings(usual -> usual.region(world.region()))
            .endpoint(world.endpoint())
            .build();

    @AfterEach
    void close() {
        access.close();
        dynamoDb.close();
        kms.close();
        world.close();
    }

    private String policy() throws IOException {
        Matcher policy = POLICY.matcher(Files.readString(PAGE));
        assertThat(policy.find()).isTrue();
        String here = policy.group(1)
                .replaceAll("arn:aws:dynamodb:[^\"]*", arnOfTable())
                .replaceAll("arn:aws:kms:[^\"]*", key);
        assertThat(here).contains(arnOfTable(), key);
        return here;
    }

    private String arnOfTable() {
        return "arn:aws:dynamodb:" + world.region() + ":" + TwoAccounts.A + ":table/" + tables.credstash();
    }

    private ForeignSecrets credstash() {
        RoleChain chain = RoleChain.of(
                AssumedRole.called(SessionName.cleaned("joe")).arn(role.arn()).build());
        return AwsForeignSecrets.credstash(access, chain, tables.credstash(), CredstashReading.USUAL);
    }

    private List<String> read() {
        try (ForeignSecrets secrets = credstash()) {
            return secrets.versions().stream()
                    .map(version -> text(secrets, version))
                    .toList();
        }
    }

    private static String text(ForeignSecrets secrets, ForeignVersion version) {
        try (SecretValue value = secrets.open(version)) {
            return value.use(bytes -> new String(bytes, UTF_8));
        }
    }

    @Test
    void thePolicyOfThePageIsEnough() throws IOException {
        tables.put("db", "1", "one");
        role.policies().put("moves-in", policy());
        assertThat(read()).containsExactly("one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dynamodb:Scan", "dynamodb:GetItem", "kms:Decrypt"})
    void thePolicyOfThePageHasNothingToSpare(String action) throws IOException {
        tables.put("db", "1", "one");
        role.policies().put("moves-in", policy().replace(action, "sts:GetCallerIdentity"));
        assertThatThrownBy(this::read).isInstanceOf(Denied.class).hasMessageContaining(action);
    }

    /** Somebody who may write the table, but has no right to its key, puts in a value under a key of their own. */
    @Test
    void aValueUnderAnotherKeyIsNotOpened() throws IOException {
        role.policies().put("moves-in", policy());
        String planted =
                world.aws().kms().createKey(TwoAccounts.B, FOR_EVERYBODY).arn();
        Map<String, AttributeValue> item;
        try (KmsClient theirs = world.kms(joe);
                ForeignTables attacker = ForeignTables.of(dynamoDb, theirs, planted)) {
            item = attacker.item("db", "1", "planted".getBytes(UTF_8), Map.of());
        }
        tables.write(item);
        assertThatThrownBy(this::read).isInstanceOf(Denied.class).hasMessageContaining("kms:Decrypt");

        role.policies().put("moves-in", policy().replace(key, "*"));
        assertThat(read()).describedAs("why the page says not to").containsExactly("planted");
    }
}
