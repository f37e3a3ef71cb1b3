package dev.keystore.cli.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.cli.ProgramInside;
import dev.keystore.cli.command.Commands;
import dev.keystore.testbed.AwsError;
import dev.keystore.testbed.FaultRule;
import dev.keystore.testbed.Principal;
import dev.keystore.testbed.TestAccount;
import dev.keystore.testbed.cloud.Role;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A marked value goes through every command, at full debug, with each thing around it failing in turn, and gets out nowhere. */
@DisabledIfSystemProperty(named = TestAccount.ENDPOINT, matches = ".+", disabledReason = "shown on the doubles")
class CanaryIT {
    private static final Map<String, Consumer<FaultRule>> FAULTS = new LinkedHashMap<>();

    static {
        FAULTS.put("denied", rule -> rule.failBefore(AwsError.of("AccessDeniedException", "you may not")));
        FAULTS.put("broken", rule -> rule.nth(1).failBefore(new AwsError(500, "InternalServerError", "no luck")));
        FAULTS.put("garbage", rule -> rule.nth(1).answer(200, "<html>{garbage"));
        FAULTS.put("dropped", rule -> rule.nth(1).dropBefore());
        FAULTS.put("lost", rule -> rule.nth(1).dropAfter());
    }

    static List<String> commands() {
        return Commands.NAMES;
    }

    private static List<Canary> canaries(String command, Marked mark) {
        return Canary.all(mark).stream()
                .filter(canary -> canary.command().equals(command))
                .toList();
    }

    @Test
    void everyCommandHasACanary() {
        assertThat(Canary.all(Marked.fresh()).stream().map(Canary::command).distinct())
                .containsExactlyInAnyOrderElementsOf(Commands.NAMES);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void inAws(String command) {
        Marked mark = Marked.fresh();
        for (Canary canary : canaries(command, mark)) {
            try (TestAccount account = TestAccount.open();
                    Desk desk = Desk.fresh()) {
                Shell shell = inSession(account, desk, mark);
                Leaks leaks = new Leaks(mark, credentials(shell), envelopes(account));
                account.calls().clear();
                leaks.areNotIn(run(shell, canary, "text"), canary, desk);
                leaks.areNotIn(run(shell, canary, "json"), canary, desk);
                for (String operation : new TreeSet<>(account.calls().counts().keySet())) {
                    FAULTS.forEach((name, fault) -> {
                        fault.accept(account.faults().on(operation));
                        leaks.areNotIn(run(shell, canary, "text"), canary, desk);
                        account.faults().clearFaults();
                    });
                }
            }
        }
    }

    /** A session that a command opens for itself, and keeps for the next one, stands in its file and nowhere else. */
    @ParameterizedTest
    @MethodSource("commands")
    void throughARole(String command) {
        Marked mark = Marked.fresh();
        for (Canary canary : canaries(command, mark)) {
            try (TestAccount account = TestAccount.open();
                    Desk desk = Desk.fresh()) {
                Role role = account.aws().cloud().account("123456789012").role("canary", """
                        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
                          "Principal": {"AWS": "arn:aws:iam::123456789012:root"}}]}""");
                role.policies().put("everything", """
                        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}""");
                Shell shell =
                        shell(account, desk.with(account.environment()).with("KEYSTORE_ROLE_ARN", role.arn()), mark);
                Leaks leaks = new Leaks(mark, credentials(shell), envelopes(account));
                assertThat(Leaks.sessionsOf(desk)).isNotEmpty();
                leaks.areNotIn(run(shell, canary, "text"), canary, desk);
                leaks.areNotIn(run(shell, canary, "json"), canary, desk);
                FAULTS.forEach((name, fault) -> {
                    Leaks.forgetSessionsOf(desk);
                    fault.accept(account.faults().on("sts:AssumeRole"));
                    leaks.areNotIn(run(shell, canary, "text"), canary, desk);
                    account.faults().clearFaults();
                });
            }
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void onThisMachine(String command) throws IOException {
        Marked mark = Marked.fresh();
        for (Canary canary : canaries(command, mark)) {
            try (Desk desk = Desk.fresh()) {
                Shell shell = editing(new Shell(new InsideProgram(), desk, List.of("--local=store")), mark);
                Canary.prepare(shell, mark);
                Path key = desk.path("store/key");
                Path database = desk.path("store/store.db");
                Leaks leaks = new Leaks(mark, List.of(), List.of(Marked.of(Files.readAllBytes(key))));
                leaks.areNotIn(run(shell, canary, "text"), canary, desk);
                leaks.areNotIn(run(shell, canary, "json"), canary, desk);
                leaks.areNotIn(runWithBrokenInput(shell, canary), canary, desk);
                Files.writeString(database, "garbage".repeat(1000));
                leaks.areNotIn(run(shell, canary, "text"), canary, desk);
                Files.delete(database);
                Files.writeString(key, "short");
                leaks.areNotIn(run(shell, canary, "text"), canary, desk);
            }
        }
    }

    @Test
    void whileProcessesRun() {
        Marked mark = Marked.fresh();
        List<String> kinds = List.of("put", "get", "copy", "rollback", "edit", "move", "diff");
        for (String command : kinds) {
            Canary canary = canaries(command, mark).get(0);
            try (TestAccount account = TestAccount.open();
                    Desk desk = Desk.fresh()) {
                Shell shell = inSession(account, desk, mark);
                Leaks leaks = new Leaks(mark, credentials(shell), envelopes(account));
                AtomicReference<Throwable> found = new AtomicReference<>();
                for (String operation : List.of("kms:GenerateDataKey", "kms:Decrypt", "dynamodb:TransactWriteItems")) {
                    account.faults().on(operation).after(() -> {
                        try {
                            leaks.areNotInArguments();
                            leaks.areNotInFiles(desk);
                        } catch (AssertionError e) {
                            found.set(e);
                        }
                    });
                }
                leaks.areNotIn(run(shell.packaged(), canary, "text"), canary, desk);
                assertThat(found.get()).isNull();
            }
        }
    }

    /** Before a shell that holds a session of a role. */
    private static Shell inSession(TestAccount account, Desk desk, Marked mark) {
        Principal session = account.aws().principals().session("123456789012", "writer", "ann");
        return shell(
                account,
                desk.with(account.environment(session))
                        .with("KEYSTORE_ASSUMED_ROLE", "arn:aws:iam::123456789012:role/writer")
                        .with(
                                "AWS_CREDENTIAL_EXPIRATION",
                                Instant.now().plusSeconds(3600).toString()),
                mark);
    }

    private static Shell shell(TestAccount account, Desk desk, Marked mark) {
        Shell shell = editing(
                new Shell(new InsideProgram(), desk, List.of("--table", account.table(), "--key", account.keyArn())),
                mark);
        Canary.prepare(shell, mark);
        return shell;
    }

    /** With an editor that changes a value without knowing it, and a file that holds one; in what calls itself a job of GitHub. */
    private static Shell editing(Shell shell, Marked mark) {
        shell.desk().file(Canary.GIVEN, mark.text());
        shell.desk().file("editor", "printf more >> \"$1\"");
        return shell.with("EDITOR", "sh " + shell.desk().path("editor")).with("GITHUB_ACTIONS", "true");
    }

    private static List<Marked> credentials(Shell shell) {
        return Stream.of("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
                .map(shell.desk().environment()::get)
                .filter(Objects::nonNull)
                .map(Marked::of)
                .toList();
    }

    private static List<Marked> envelopes(TestAccount account) {
        List<Marked> envelopes = new ArrayList<>();
        account.rows().rows().forEach(row -> {
            if (row.containsKey("envelope")) {
                byte[] envelope = row.get("envelope").b().asByteArray();
                envelopes.add(Marked.of(Arrays.copyOfRange(envelope, envelope.length - 60, envelope.length)));
            }
        });
        return envelopes;
    }

    private static Finished run(Shell shell, Canary canary, String format) {
        return shell.feed(canary.in(), words(canary, format));
    }

    private static String[] words(Canary canary, String format) {
        return canary.words("--debug", "-o", format, "--timeout", "1s");
    }

    /** Standard input ends with an error in its middle. */
    private static Finished runWithBrokenInput(Shell shell, Canary canary) {
        byte[] half = canary.in().substring(0, canary.in().length() / 2).getBytes(UTF_8);
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(half), new Broken());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<String> words = shell.words(words(canary, "text"));
        int code = ProgramInside.run(shell.desk().environment(), shell.desk().directory(), broken, out, err, words);
        return new Finished(words, code, out.toByteArray(), err.toString(UTF_8));
    }

    private static final class Broken extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("Input/output error");
        }

        @Override
        public int read(byte[] bytes, int start, int length) throws IOException {
            throw new IOException("Input/output error");
        }
    }
}
