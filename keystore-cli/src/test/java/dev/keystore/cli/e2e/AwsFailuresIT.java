package dev.keystore.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keystore.testbed.AwsError;
import dev.keystore.testbed.Principal;
import dev.keystore.testbed.TestAccount;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can be wrong with AWS or with the way to it, in words and exit codes. */
class AwsFailuresIT {
    private final TestAccount account = TestAccount.open();
    private final Desk desk = Desk.fresh().with(account.environment());
    private final Shell shell =
            new Shell(new InsideProgram(), desk, List.of("--table", account.table(), "--key", account.keyArn()));

    @BeforeEach
    void fill() {
        shell.has("demo/a", "v");
    }

    @AfterEach
    void close() {
        desk.close();
        account.close();
    }

    @Test
    void aMissingTableIsConfiguration() {
        Shell missing = shell.naming("--table", "no-such-table", "--key", account.keyArn());
        missing.keystore("get", "demo/a").fails(8, "no-such-table", "keystore: hint: ");
        missing.feed("v", "put", "demo/a").fails(8);
        missing.keystore("list").fails(8);
        missing.keystore("get", "demo/a", "-o", "json").failsInJson(8, "config");
        missing.packaged().keystore("get", "demo/a").fails(8, "no-such-table");
    }

    @Test
    void anotherRegionHasNoSuchTableOrKey() {
        assumeTrue(account.hasDoubles(), "only the doubles are strict about regions");
        shell.naming("--table", account.table(), "--key", account.alias())
                .keystore("get", "demo/a", "--region", "us-west-2")
                .fails(8);
    }

    @Test
    void withoutCredentialsTheWayOnIsShown() {
        Shell nobody = shell.packaged().without("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
        nobody.keystore("get", "demo/a").fails(8, "credentials", "--local");
        nobody.keystore("get", "demo/a", "-o", "json").failsInJson(8, "config");
        nobody.feed("v", "put", "demo/a").fails(8);
        nobody.keystore("get", "demo/a", "--profile", "nobody").fails(8);
    }

    @Test
    void anExpiredSessionIsSaidAsSuch() {
        assumeTrue(account.hasDoubles(), "elsewhere no session expires");
        Principal session = account.aws().principals().session("123456789012", "reader", "ann");
        Shell ann = shell.with(session.environment());
        account.aws().principals().expire(session);
        ann.keystore("get", "demo/a").fails(8, "expired");
        ann.feed("v", "put", "demo/a").fails(8, "expired");
    }

    @Test
    void anUnknownKeyIsCredentialsNotDenial() {
        assumeTrue(account.hasDoubles(), "elsewhere everybody is let in");
        shell.with("AWS_SECRET_ACCESS_KEY", "wrong").keystore("get", "demo/a").fails(8);
        shell.with("AWS_ACCESS_KEY_ID", "AKIANOBODY0000000000")
                .keystore("get", "demo/a")
                .fails(8);
    }

    @Test
    void aDisabledKeyIsConfiguration() {
        account.kms().disableKey(disable -> disable.keyId(account.keyArn()));
        shell.keystore("get", "demo/a").fails(8, "disabled");
        shell.feed("w", "put", "demo/a").fails(8, "disabled");
        shell.keystore("list", "demo").printsLines("demo/a");
        account.kms().enableKey(enable -> enable.keyId(account.keyArn()));
        shell.keystore("get", "demo/a").prints("v");
    }

    @Test
    void aKeyThatIsNotThereIsConfiguration() {
        Shell other = shell.naming("--table", account.table(), "--key", "alias/no-such-key");
        other.keystore("get", "demo/a").fails(8, "alias/no-such-key");
        other.feed("w", "put", "demo/a").fails(8);
    }

    @Test
    void aDenialNamesTheAction() {
        AwsError denied = AwsError.of("AccessDeniedException", "User: arn:aws:iam::1:user/x is not authorized");
        account.faults().on("kms:Decrypt").failBefore(denied);
        shell.keystore("get", "demo/a").fails(4, "kms:Decrypt");
        shell.keystore("get", "demo/a", "-o", "json").failsInJson(4, "denied");
        shell.keystore("list", "demo").printsLines("demo/a");
        shell.feed("w", "put", "demo/a").prints("demo/a@2\n");
        account.faults().clearFaults();
        account.faults().on("dynamodb:GetItem").failBefore(denied);
        shell.keystore("get", "demo/a").fails(4, "dynamodb:GetItem");
        account.faults().clearFaults();
        account.faults().on("dynamodb:TransactWriteItems").failBefore(denied);
        shell.feed("x", "put", "demo/a").fails(4, "dynamodb:TransactWriteItems");
        account.faults().clearFaults();
        shell.keystore("get", "demo/a").prints("w");
    }

    @Test
    void describeLeavesLabelsOutWhereTheyAreDenied() {
        shell.keystore("label", "demo/a", "live=1").succeeds();
        account.faults().on("kms:Decrypt").failBefore(AwsError.of("AccessDeniedException", "no"));
        Finished described = shell.keystore("describe", "demo/a").succeeds();
        assertThat(described.text()).contains("name: demo/a").doesNotContain("labels");
        assertThat(described.err()).contains("labels");
        assertThat(shell.keystore("describe", "demo/a", "-o", "json").object()).doesNotContainKey("labels");
    }

    @Test
    void throttlingIsWaitedOutAndThenUnavailable() {
        account.faults().on("kms:Decrypt").throttle(3);
        shell.keystore("get", "demo/a").prints("v");
        account.faults().clearFaults();
        account.faults().on("dynamodb:GetItem").throttle();
        shell.keystore("get", "demo/a", "--timeout", "1s").fails(7);
        Finished json = shell.keystore("get", "demo/a", "--timeout", "1s", "-o", "json");
        assertThat(json.failsInJson(7, "unavailable").jsonError()).containsEntry("retryable", true);
    }

    @Test
    void anAnswerThatWasLostIsRecognised() {
        account.faults().on("dynamodb:TransactWriteItems").nth(1).dropAfter();
        shell.feed("w", "put", "demo/a").prints("demo/a@2\n");
        account.faults().on("dynamodb:TransactWriteItems").nth(1).dropBefore();
        shell.feed("x", "put", "demo/a").prints("demo/a@3\n");
        account.faults().clearFaults();
        assertThat(shell.keystore("history", "demo/a", "-o", "json").array()).hasSize(3);
        shell.keystore("verify").succeeds();
    }

    @Test
    void anOutcomeThatStaysUnknownSaysHowToCheck() {
        account.faults().on("dynamodb:TransactWriteItems").dropAfter();
        account.faults().on("dynamodb:TransactGetItems").dropBefore();
        account.faults()
                .on("dynamodb:GetItem")
                .where(members ->
                        account.calls().calls("dynamodb:TransactWriteItems").size() > 1)
                .dropBefore();
        Finished put = shell.feed("w", "put", "demo/a", "--timeout", "2s", "-o", "json");
        put.failsInJson(9, "unknown");
        assertThat(put.jsonError()).containsEntry("retryable", false).containsKey("hint");
        account.faults().clearFaults();
        shell.keystore("get", "demo/a").prints("w");
    }

    @Test
    void aHungEndpointIsGivenUp() throws IOException {
        try (ServerSocket hung = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String endpoint = "http://127.0.0.1:" + hung.getLocalPort();
            shell.packaged()
                    .keystore("get", "demo/a", "--endpoint-url", endpoint, "--timeout", "2s")
                    .fails(7);
            shell.keystore("get", "demo/a", "--endpoint-url", endpoint, "--timeout", "1s", "-o", "json")
                    .failsInJson(7, "unavailable");
        }
    }

    @Test
    void nobodyListeningIsUnavailable() throws IOException {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        shell.keystore("get", "demo/a", "--endpoint-url", "http://127.0.0.1:" + port, "--timeout", "1s")
                .fails(7);
        shell.feed("w", "put", "demo/a", "--endpoint-url", "http://127.0.0.1:" + port, "--timeout", "1s")
                .fails(7);
    }

    @Test
    void garbageIsNoAnswer() {
        account.faults().on("dynamodb:GetItem").answer(200, "<html>this is a captive portal</html>");
        Finished get = shell.keystore("get", "demo/a", "--timeout", "1s");
        assertThat(get.code()).describedAs("%s", get).isIn(7, 8);
        get.saysAnError();
    }

    @Test
    void anOlderHeadThatWasPutBackIsSeen() {
        var head = account.row("demo/a", "head");
        var entry = account.row("demo/", "a");
        shell.has("demo/a", "w");
        account.putRow(head);
        account.putRow(entry);
        account.deleteRow("demo/a", "v0000000002");

        shell.keystore("get", "demo/a").fails(6);
        Finished verify = shell.keystore("verify", "-o", "json");
        assertThat(verify.code()).isEqualTo(6);
        assertThat(Finished.object(verify.text())).containsEntry("ok", false).containsEntry("checked", 1);
        shell.feed("x", "put", "demo/a").fails(6);
        shell.keystore("verify", "--accept", "--yes").succeeds();
        shell.keystore("get", "demo/a").prints("v");
    }

    @Test
    void halfARestoreIsRepaired() {
        shell.has("demo/a", "w");
        var entry = account.row("demo/", "a");
        account.deleteRow("demo/", "a");
        shell.keystore("get", "demo/a").prints("w");
        shell.keystore("verify", "demo/a@latest").saysAnError();
        assertThat(shell.keystore("verify", "demo/a@latest").code()).isEqualTo(6);
        shell.keystore("verify", "demo/a@latest", "--repair", "--yes").succeeds();
        assertThat(account.row("demo/", "a")).isEqualTo(entry);
        shell.keystore("verify").succeeds();
    }

    @Test
    void anUnwritableStateFolderIsANotice() throws IOException {
        Path file = desk.path("not-a-folder");
        Files.write(file, "x".getBytes(StandardCharsets.UTF_8));
        Finished get = shell.with("XDG_STATE_HOME", file.toString())
                .keystore("get", "demo/a")
                .prints("v");
        assertThat(get.err()).startsWith("keystore: ").contains("high-water");
        shell.with("XDG_STATE_HOME", file.toString())
                .keystore("get", "demo/a", "-o", "json")
                .object();
    }
}
