package dev.keystore.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can happen on the way to AWS and to the rows that lie there. */
class AwsTroubleIT extends InAccount {
    @BeforeEach
    void fill() {
        shell.has("demo/a", "v");
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
        Finished put = shell.feed("w", "put", "demo/a", "--timeout", "5s", "-o", "json");
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
