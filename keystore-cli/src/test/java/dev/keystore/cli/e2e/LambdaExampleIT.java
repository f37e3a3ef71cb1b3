package dev.keystore.cli.e2e;

import static dev.keystore.cli.e2e.ExampleFunction.SECRET;
import static dev.keystore.cli.e2e.ExampleFunction.signature;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.cli.cloud.CloudFormationDouble;
import dev.keystore.testbed.Principal;
import dev.keystore.testbed.TestAccount;
import dev.keystore.testbed.TwoAccounts;
import dev.keystore.testbed.cloud.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example of a Lambda function, in account B, with a store of account A: both set up by bootstrap, everything that AWS would refuse
 * refused.
 */
@DisabledIfSystemProperty(
        named = TestAccount.ENDPOINT,
        matches = ".+",
        disabledReason = "another endpoint refuses nothing")
class LambdaExampleIT {
    private static final String KEY = "of the first version";
    private static final String EXTERNAL_ID = "app1-of-b";

    @TempDir
    Path classes;

    private final TwoAccounts world = TwoAccounts.open();
    private final Desk desk = Desk.fresh();
    private final Shell a = administrator(world.administrator(world.a()));
    private final Shell b = administrator(world.administrator(world.b()));
    private final Map<String, String> configuration = new TreeMap<>();
    private Desk function = desk;

    private Shell administrator(Principal principal) {
        return new Shell(new InsideProgram(), desk.with(world.environment(principal)), List.of());
    }

    @BeforeEach
    void setUpBothAccounts() throws Exception {
        CloudFormationDouble.in(world);
        String store = outputs(a, "bootstrap", "store", "--yes");
        outputs(
                a,
                "bootstrap",
                "grant",
                "--to",
                TwoAccounts.A,
                "--access",
                "readwrite",
                "--pattern",
                "prod/*",
                "--save",
                "prod",
                "--yes");
        a.naming("--store", "prod").has(SECRET, KEY);
        String grant = outputs(
                a,
                "bootstrap",
                "grant",
                "--to",
                TwoAccounts.B,
                "--access",
                "reader",
                "--pattern",
                "prod/app1/*",
                "--external-id",
                EXTERNAL_ID,
                "--yes");
        String client = outputs(
                b, "bootstrap", "client", "--runtime", "lambda", "--grant-role-arn", output(grant, "RoleArn"), "--yes");
        configuration.put("TABLE", output(store, "TableArn"));
        configuration.put("KEY_ARN", output(store, "KeyArn"));
        configuration.put("ROLE_ARN", output(grant, "RoleArn"));
        configuration.put("EXTERNAL_ID", EXTERNAL_ID);
        function = desk.with(world.environment(session(output(client, "RoleArn"))));
    }

    /** What Lambda hands to a function of B. */
    private Principal session(String roleArn) throws Exception {
        Role role = world.b()
                .findRole(roleArn.substring(roleArn.lastIndexOf('/') + 1))
                .orElseThrow();
        return world.aws()
                .sts()
                .serviceSession(
                        role,
                        "lambda.amazonaws.com",
                        "app1-signing",
                        Map.of("aws:SourceAccount", TwoAccounts.B),
                        Map.of());
    }

    @AfterEach
    void close() {
        desk.close();
        world.close();
    }

    private static String outputs(Shell shell, String... words) {
        return shell.keystore(words).succeeds().text();
    }

    private static String output(String outputs, String name) {
        return outputs.lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElseThrow();
    }

    private Finished invoked(String... messages) throws Exception {
        return ExampleFunction.compiled(classes).invoked(function, configuration, messages);
    }

    @Test
    void signsWithTheSecretOfTheOtherAccountByOneSession() throws Exception {
        world.calls().clear();
        Finished done = invoked("hello", "again").succeeds();
        assertThat(done.text().lines()).containsExactly(signature(KEY, "hello"), signature(KEY, "again"));
        assertThat(world.calls().counts())
                .containsOnly(
                        Map.entry("sts:AssumeRole", 1), Map.entry("dynamodb:GetItem", 2), Map.entry("kms:Decrypt", 2));
    }

    @Test
    void isRefusedWithAnotherExternalId() throws Exception {
        configuration.put("EXTERNAL_ID", "app1-of-c");
        assertThat(invoked("hello").err()).contains("KeystoreException$Denied: sts:AssumeRole of", "was denied");
    }

    @Test
    void isRefusedOnceTheGrantIsRemoved() throws Exception {
        outputs(a, "bootstrap", "remove", "keystore-keystore-reader-" + TwoAccounts.B, "--yes");
        assertThat(invoked("hello").err()).contains("KeystoreException$Denied: sts:AssumeRole of", "was denied");
    }
}
