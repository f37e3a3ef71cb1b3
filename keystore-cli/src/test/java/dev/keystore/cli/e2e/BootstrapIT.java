package dev.keystore.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keystore.testbed.TestAccount;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Stores, grants and clients are made, changed, shown and removed by the stacks of the endpoint that the build was given. */
class BootstrapIT extends InAccount {
    private static final String HERE = "123456789012";
    private static final String THERE = "444455556666";

    @BeforeAll
    static void needServer() {
        boolean given = !System.getProperty(TestAccount.ENDPOINT, "").isEmpty();
        if (!given) {
            System.out.println("SKIPPED: bootstrap against a server, for none is named with -D" + TestAccount.ENDPOINT);
        }
        assumeTrue(given, "no server is named with -D" + TestAccount.ENDPOINT);
    }

    private final String id = "it-" + UUID.randomUUID().toString().substring(0, 8);
    private final Shell bare = new Shell(new InsideProgram(), desk, List.of());

    @AfterEach
    void removeStacks() {
        bare.keystore("bootstrap", "remove", "keystore-client-ec2-" + id, "--yes");
        bare.keystore("bootstrap", "remove", grantTo(THERE), "--yes");
    }

    private String grantTo(String account) {
        return "keystore-" + id + "-reader-" + account;
    }

    private Finished store(String... more) {
        return bare.keystore(words(
                more,
                "bootstrap",
                "store",
                "--store-id",
                id,
                "--param",
                "TableName=" + id,
                "--param",
                "KeyAlias=alias/" + id));
    }

    private Finished grant(String... more) {
        return bare.keystore(words(
                more,
                "bootstrap",
                "grant",
                "--store-id",
                id,
                "--to",
                THERE,
                "--access",
                "reader",
                "--external-id",
                "auto",
                "--pattern",
                "prod/app1/*"));
    }

    private static String[] words(String[] more, String... words) {
        return Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray(String[]::new);
    }

    @Test
    void aStoreIsMadeOnceAndChangedWithoutLosingAnything() {
        assertThat(store("--dry-run").succeeds().text()).contains("Add", "AWS::DynamoDB::Table");
        store().fails(2, "no terminal", "--yes");
        assertThat(bare.keystore("bootstrap", "status", "-o", "json").text()).doesNotContain(id);

        Map<String, Object> made = store("--yes", "-o", "json").object();
        assertThat(made).containsEntry("stack", "keystore-" + id).containsEntry("status", "created");
        Map<?, ?> outputs = (Map<?, ?>) made.get("outputs");
        assertThat(outputs.get("TableArn")).asString().endsWith(":table/" + id);
        assertThat(outputs.get("KeyArn")).asString().contains(":key/");
        String[] here = {"--table", id, "--key", String.valueOf(outputs.get("KeyArn"))};
        bare.feed("a value", words(here, "put", "prod/app1/db")).succeeds();

        assertThat(store("--yes", "-o", "json").object()).containsEntry("status", "unchanged");
        store("--yes", "--table", "other").fails(2, "TableName", "more than once");
        bare.keystore("bootstrap", "store", "--store-id", id, "--table", "other", "--yes")
                .fails(5, "TableName of stack keystore-" + id, "stays so");
        assertThat(store("--yes", "--param", "RecoveryPeriodDays=7", "-o", "json")
                        .object())
                .containsEntry("status", "updated");
        bare.keystore(words(here, "get", "prod/app1/db")).prints("a value");
        bare.keystore("bootstrap", "remove", "keystore-" + id, "--yes").fails(2, "holds a store");
    }

    @Test
    void aGrantIsMadeKeptAndTakenBack() throws Exception {
        grant("--yes").fails(8, "bootstrap has made no store " + id, "bootstrap store");
        store("--yes").succeeds();
        String[] ofTable = {"bootstrap", "grant", "--table", id, "--to", HERE, "--access", "reader", "--pattern", "x/*"
        };
        bare.keystore(words(new String[] {"--dry-run"}, ofTable)).succeeds();
        Map<String, Object> made =
                grant("--yes", "-o", "json", "--save", "granted").object();
        Map<?, ?> outputs = (Map<?, ?>) made.get("outputs");
        String role = String.valueOf(outputs.get("RoleArn"));
        assertThat(made).containsEntry("stack", grantTo(THERE)).containsEntry("status", "created");
        assertThat(role).contains(":role/keystore/" + id + "/reader/");
        assertThat(outputs.get("ExternalId")).asString().hasSizeGreaterThan(20);

        Map<String, Object> again =
                grant("--yes", "-o", "json", "--save", "granted").object();
        assertThat(again).containsEntry("status", "unchanged").containsEntry("outputs", made.get("outputs"));
        assertThat(Files.readString(desk.home().resolve(".config/keystore/config.yaml")))
                .contains("granted:", "role-arn: '" + role + "'", "external-id: '" + outputs.get("ExternalId") + "'");
        bare.keystore("list", "--table", id).printsLines("prod/");
        bare.keystore("list", "prod", "--table", id).printsLines("prod/app1/");
        grant("--yes", "--param", "ExternalId=other").fails(2, "ExternalId", "more than once");

        bare.keystore("bootstrap", "remove", grantTo(THERE)).fails(2, "no terminal");
        bare.keystore("bootstrap", "remove", grantTo(THERE), "--yes").succeeds();
        bare.keystore("bootstrap", "remove", grantTo(THERE), "--yes").fails(3, "there is no stack");
    }

    @Test
    void theOwnAccountNeedsNoGuardAndAnotherDoes() {
        store("--yes").succeeds();
        String[] grant = {"bootstrap", "grant", "--store-id", id, "--access", "operator", "--pattern", "prod/*", "--yes"
        };
        bare.keystore(words(new String[] {"--to", THERE}, grant)).fails(2, "needs an external id or an organization");
        bare.keystore(words(new String[] {"--to", HERE}, grant)).succeeds();
        bare.keystore("bootstrap", "remove", "keystore-" + id + "-operator-" + HERE, "--yes")
                .succeeds();
    }

    @Test
    void aClientIsMadeAndShown() {
        String role = "arn:aws:iam::" + HERE + ":role/keystore/" + id + "/reader/demo";
        String[] client = {"bootstrap", "client", "--runtime", "ec2", "--name", id, "--grant-role-arn", role, "--yes"};
        Map<String, Object> made =
                bare.keystore(words(new String[] {"-o", "json"}, client)).object();
        assertThat(made).containsEntry("stack", "keystore-client-ec2-" + id).containsEntry("status", "created");
        assertThat(made.get("outputs")).asString().contains("InstanceProfileName");
        assertThat(bare.keystore("bootstrap", "status", "-o", "json").array())
                .anySatisfy(stack -> assertThat(stack)
                        .containsEntry("stack", "keystore-client-ec2-" + id)
                        .containsEntry("template", "client-ec2")
                        .containsEntry("store", id)
                        .containsEntry("status", "CREATE_COMPLETE")
                        .containsEntry("outOfDate", false));
    }
}
