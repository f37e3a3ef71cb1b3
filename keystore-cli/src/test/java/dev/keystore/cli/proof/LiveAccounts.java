package dev.keystore.cli.proof;

import dev.keystore.testbed.KmsKey;
import dev.keystore.testbed.Principal;
import dev.keystore.testbed.TestTable;
import dev.keystore.testbed.TwoAccounts;
import dev.keystore.testbed.cloud.Account;
import dev.keystore.testbed.cloud.Authorized;
import dev.keystore.testbed.cloud.Role;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Both accounts as the templates make them, with services that ask their policies for every request. */
final class LiveAccounts implements AutoCloseable {
    private static final String TRUSTS_USERS = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"AWS":"%s"}}]}""";
    private static final String EVERYTHING =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";

    private final TwoAccounts world = TwoAccounts.open();
    private final Principal administrator = world.administrator(world.a());
    private final Principal joe = world.accessKey(world.b().administrator("joe"));
    private final DynamoDbClient dynamoDb = world.clients(administrator).dynamoDb();
    private final TestTable table = TestTable.create(dynamoDb, "keystore");
    private final Accounts accounts;
    private final Map<Level, String> roles = new EnumMap<>(Level.class);
    private final String almighty;

    LiveAccounts() {
        KmsKey key = world.aws().kms().createKey(TwoAccounts.A);
        this.accounts = Accounts.in(new Setting(
                TwoAccounts.A,
                TwoAccounts.B,
                "333333333333",
                world.region(),
                "keystore",
                "keystore",
                key.id(),
                "prod/app1/*"));
        RenderedStack store = accounts.store(true);
        key.policy(store.keyPolicyJson());
        dynamoDb.putResourcePolicy(
                put -> put.resourceArn(accounts.setting().tableArn()).policy(store.tablePolicyJson()));
        for (Level level : Level.values()) {
            roles.put(level, role(level));
        }
        almighty = role(world.a(), "/keystore/keystore/operator/", "everything", Map.of("all", EVERYTHING))
                .arn();
    }

    private String role(Level level) {
        GrantKind grant = level.grant();
        if (grant != null) {
            RenderedStack stack = accounts.grant(grant);
            String arn = stack.roleArn();
            String path = arn.substring(arn.indexOf(":role/") + ":role".length(), arn.lastIndexOf('/') + 1);
            Role role = world.a().role(path, arn.substring(arn.lastIndexOf('/') + 1), stack.trustJson());
            stack.identityJson().forEach(role.policies()::put);
            return role.arn();
        }
        return switch (level) {
            case DIRECT ->
                role(world.b(), "/", "app", accounts.client(ClientKind.DIRECT).identityJson())
                        .arn();
            case ADMINISTRATOR ->
                role(world.a(), "/", "ops", accounts.store(true).identityJson()).arn();
            default -> role(world.a(), "/", "plain", Map.of()).arn();
        };
    }

    /** A role that anybody of account B assumes. */
    private static Role role(Account account, String path, String name, Map<String, String> policies) {
        Role role = account.role(path, name, TRUSTS_USERS.formatted(TwoAccounts.B));
        policies.forEach(role.policies()::put);
        return role;
    }

    Accounts accounts() {
        return accounts;
    }

    TestTable table() {
        return table;
    }

    /** Puts the table back to what it was. */
    void restore(List<Map<String, AttributeValue>> rows) {
        for (Map<String, AttributeValue> row : table.rows()) {
            if (!rows.contains(row)) {
                table.deleteRow(text(row, "pk"), text(row, "sk"));
            }
        }
        List<Map<String, AttributeValue>> there = table.rows();
        rows.stream().filter(row -> !there.contains(row)).forEach(table::putRow);
    }

    private static String text(Map<String, AttributeValue> row, String attribute) {
        AttributeValue value = row.get(attribute);
        if (value == null) {
            throw new IllegalStateException("a row without " + attribute);
        }
        return value.s();
    }

    /** What was asked since the last time, and what came out. */
    List<Authorized> asked() {
        List<Authorized> asked = world.rights().entries();
        world.rights().clear();
        return asked;
    }

    /** Joe's environment in account B. */
    Map<String, String> environment() {
        return world.environment(joe);
    }

    /** The options by which Joe becomes one of {@code level}. */
    List<String> options(Level level) {
        String name = level == Level.DIRECT ? accounts.setting().tableArn() : "keystore";
        return options(name, roles.getOrDefault(level, ""));
    }

    /** The options by which Joe may do everything that any command needs. */
    List<String> almighty() {
        return options("keystore", almighty);
    }

    private List<String> options(String name, String role) {
        return List.of(
                "--table",
                name,
                "--key",
                accounts.setting().keyArn(),
                "--role-arn",
                role,
                "--external-id",
                GrantKind.EXTERNAL_ID);
    }

    @Override
    public void close() {
        dynamoDb.close();
        world.close();
    }
}
