package dev.keystore.cli.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a store in AWS is named and reached, and what is asked of AWS only once. */
class AwsSettingsIT extends InAccount {
    @Test
    void theEnvironmentNamesStoreAndKey() {
        shell.has("demo/a", "v");
        Shell environment = shell.naming().with("KEYSTORE_TABLE", account.table());
        environment
                .with("KEYSTORE_KEY", account.keyArn())
                .keystore("get", "demo/a")
                .prints("v");
        environment
                .with("KEYSTORE_KEY", account.alias())
                .keystore("get", "demo/a")
                .prints("v");
        environment
                .with("KEYSTORE_KEY", account.keyArn())
                .packaged()
                .keystore("get", "demo/a")
                .prints("v");
        // alias/keystore is what a store without a key means, and this account has none.
        environment.keystore("get", "demo/a").fails(8, "alias/keystore");
    }

    @Test
    void theConfigurationNamesStoreAndKey() {
        desk.userConfig("""
                default: team
                stores:
                  team: {table: %s, key: "%s", region: %s, endpoint-url: "%s", store-id: shop}
                """.formatted(account.table(), account.alias(), account.region(), account.endpoint()));
        Shell configured = shell.naming().without("AWS_REGION", "AWS_ENDPOINT_URL");
        configured.feed("v", "put", "demo/a").prints("demo/a@1\n");
        configured.packaged().keystore("get", "demo/a").prints("v");
        assertThat(account.calls().calls("kms:GenerateDataKey").get(0).encryptionContext())
                .containsEntry("keystore:store", "shop");
    }

    @Test
    void theRegionMayComeFromItsOlderVariable() {
        shell.has("demo/a", "v");
        Shell nowhere = shell.without("AWS_REGION");
        nowhere.with("AWS_DEFAULT_REGION", account.region())
                .packaged()
                .keystore("get", "demo/a")
                .prints("v");
        nowhere.with("AWS_DEFAULT_REGION", account.region())
                .keystore("get", "demo/a")
                .prints("v");
        nowhere.packaged()
                .keystore("get", "demo/a", "--region", account.region())
                .prints("v");
        nowhere.packaged()
                .naming("--table", account.table(), "--key", account.alias())
                .keystore("get", "demo/a")
                .fails(8, "region");
    }

    @Test
    void endpointsMayBeGivenEachAndAll() {
        shell.has("demo/a", "v");
        String endpoint = account.endpoint().toString();
        Shell nowhere = shell.without("AWS_ENDPOINT_URL");
        nowhere.keystore("get", "demo/a", "--endpoint-url", endpoint).prints("v");
        nowhere.with(Map.of("AWS_ENDPOINT_URL_DYNAMODB", endpoint, "AWS_ENDPOINT_URL_KMS", endpoint))
                .keystore("get", "demo/a")
                .prints("v");
        shell.keystore("get", "demo/a", "--endpoint-url", "ftp://x").fails(2);
        shell.keystore("get", "demo/a", "--endpoint-url", "nonsense").fails(2);
    }

    @Test
    void theKeyBehindAnAliasIsAskedForOnce() {
        Shell alias = shell.naming("--table", account.table(), "--key", account.alias())
                .packaged();
        alias.feed("v", "put", "demo/a").succeedsSilently();
        assertThat(account.calls().counts())
                .containsEntry("kms:DescribeKey", 1)
                .containsEntry("sts:GetCallerIdentity", 1);
        account.calls().clear();

        alias.keystore("get", "demo/a").prints("v");
        alias.feed("w", "put", "demo/a").succeedsSilently();
        assertThat(account.calls().counts()).doesNotContainKeys("kms:DescribeKey", "sts:GetCallerIdentity");
    }

    @Test
    void callsAreAsManyAsPromised() {
        shell.has("demo/a", "v");
        account.calls().clear();
        shell.keystore("get", "demo/a").prints("v");
        assertThat(account.calls().counts()).isEqualTo(Map.of("dynamodb:GetItem", 1, "kms:Decrypt", 1));
        account.calls().clear();
        shell.feed("w", "put", "demo/a").succeeds();
        assertThat(account.calls().counts())
                .isEqualTo(Map.of("dynamodb:GetItem", 1, "kms:GenerateDataKey", 1, "dynamodb:TransactWriteItems", 1));
        account.calls().clear();
        shell.keystore("get", "demo/a@1").prints("v");
        assertThat(account.calls().counts()).isEqualTo(Map.of("dynamodb:TransactGetItems", 1, "kms:Decrypt", 1));
        account.calls().clear();
        shell.keystore("list", "demo").succeeds();
        shell.keystore("history", "demo/a").succeeds();
        assertThat(account.calls().counts()).isEqualTo(Map.of("dynamodb:Query", 2));
    }

    @Test
    void severalAtOnceAreOneSnapshot() {
        shell.has("demo/user", "joe").has("demo/password", "p");
        account.calls().clear();
        assertThat(shell.keystore("get", "demo/user", "demo/password", "-o", "json")
                        .array())
                .extracting(one -> one.get("value"))
                .containsExactly("joe", "p");
        assertThat(account.calls().counts()).isEqualTo(Map.of("dynamodb:TransactGetItems", 1, "kms:Decrypt", 2));
    }

    @Test
    void theStoreIdIsWhatEnvelopesAreBoundTo() {
        shell.feed("v", "put", "demo/a", "--store-id", "shop").succeeds();
        assertThat(account.calls().calls("kms:GenerateDataKey").get(0).encryptionContext())
                .isEqualTo(Map.of("keystore:store", "shop", "keystore:name", "demo/a", "keystore:version", "1"));
        shell.keystore("get", "demo/a", "--store-id", "shop").prints("v");
        shell.keystore("get", "demo/a").fails(6);
        shell.keystore("get", "demo/a", "-o", "json").failsInJson(6, "tampered");
        shell.naming()
                .with(Map.of(
                        "KEYSTORE_TABLE",
                        account.table(),
                        "KEYSTORE_KEY",
                        account.keyArn(),
                        "KEYSTORE_STORE_ID",
                        "shop"))
                .keystore("get", "demo/a")
                .prints("v");
        shell.keystore("get", "demo/a", "--store-id", "no spaces").fails(2);
    }

    @Test
    void anOlderKeyStaysOpenWhereItIsNamed() {
        shell.has("demo/a", "v").has("demo/a", "w");
        String newer = account.newKey();
        Shell changed = shell.naming("--table", account.table(), "--key", newer);
        changed.keystore("get", "demo/a").fails(6, "also-open");
        changed.keystore("verify").saysAnError();

        desk.userConfig("stores:\n  team: {table: %s, key: \"%s\", also-open: [\"%s\"]}\n"
                .formatted(account.table(), newer, account.keyArn()));
        Shell team = shell.naming("--store", "team");
        team.keystore("get", "demo/a").prints("w");
        team.feed("x", "put", "demo/a").prints("demo/a@3\n");
        team.keystore("get", "demo/a").prints("x");
        team.keystore("get", "demo/a@1").prints("v");
        team.keystore("verify").succeeds();
        shell.keystore("get", "demo/a").fails(6);
    }

    @Test
    void theTableHoldsNoPlaintext() {
        Marked mark = Marked.fresh();
        shell.has("demo/a", mark.text());
        shell.feed("{\"k\":\"" + mark.text().replace("\"", "\\\"") + "\"}", "put", "demo/j")
                .succeeds();
        shell.keystore("copy", "demo/a", "demo/b").succeeds();
        shell.keystore("label", "demo/a", "live=1").succeeds();
        shell.keystore("delete", "demo/a").succeeds();
        account.rows()
                .rows()
                .forEach(row -> row.forEach((name, cell) -> {
                    mark.isNotIn(name, cell.toString());
                    if (cell.b() != null) {
                        mark.isNotIn(name, cell.b().asString(ISO_8859_1));
                        mark.isNotIn(name, HexFormat.of().formatHex(cell.b().asByteArray()));
                    }
                }));
        assertThat(account.rows().rows()).hasSizeGreaterThan(8);
    }
}
