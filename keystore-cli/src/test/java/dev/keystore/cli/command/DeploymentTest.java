package dev.keystore.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.KeystoreException.Conflict;
import dev.keystore.KeystoreException.Refused;
import dev.keystore.cli.Stores;
import dev.keystore.cli.World;
import dev.keystore.cli.config.StoreFlags;
import dev.keystore.cli.exec.Launch;
import dev.keystore.cli.io.Console;
import dev.keystore.cli.io.Output;
import dev.keystore.cli.option.Parser;
import dev.keystore.cli.stack.Change;
import dev.keystore.cli.stack.StackName;
import dev.keystore.cli.stack.StackRequest;
import dev.keystore.cli.stack.Template;
import dev.keystore.cli.transcript.ScriptedTerminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A stack is looked at before it is planned, shown before it is asked for, and nothing that was not wanted stays. */
final class DeploymentTest {
    private static final Change HARMLESS = new Change("Modify", "Table", "AWS::DynamoDB::Table", "False");
    private static final String NAME = "a-stack";

    private final StacksInMemory stacks = new StacksInMemory();
    private final ScriptedTerminal terminal = new ScriptedTerminal();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Call call(boolean json) {
        Path nowhere = Path.of("/");
        World world = new World(
                new ByteArrayInputStream(new byte[0]),
                out,
                err,
                terminal,
                Map.of(),
                () -> Instant.EPOCH,
                "joe",
                "laptop",
                nowhere,
                nowhere,
                Launch.ALONE);
        Stores none = (any, flags, reach, timeout, notices) -> {
            throw new AssertionError("no store is opened");
        };
        return new Call(
                world,
                new Console(err, new Console.Style(json, json, false, false, "")),
                new Output(out, false),
                json,
                StoreFlags.NONE,
                null,
                none);
    }

    private void deploy(boolean json, Map<String, String> parameters, String... words) {
        StackOptions options = new StackOptions();
        new Parser("x", options, List.of()).read(List.of(words), List.of());
        Call call = call(json);
        StackRequest request =
                new StackRequest(new StackName(NAME), Template.named("store"), parameters, Map.of("k", "v"));
        try {
            new Deployment(call, stacks, options)
                    .run(request, "split it")
                    .ifPresent(deployed -> deployed.print(Map.of("More", "yes"), call));
        } finally {
            call.out().flush();
        }
    }

    @Test
    void makesWhatIsNotThere() {
        stacks.changes = List.of(new Change("Add", "Table", "AWS::DynamoDB::Table", ""));
        deploy(false, Map.of(), "--yes");
        assertThat(stacks.done).containsExactly("plan", "carry out");
        assertThat(out.toString(UTF_8)).isEqualTo("Out: put\nMore: yes\n");
        assertThat(err.toString(UTF_8)).isEqualTo("""
                keystore: ACTION  RESOURCE  TYPE                  REPLACEMENT
                keystore: Add     Table     AWS::DynamoDB::Table  -
                keystore: CREATE_COMPLETE AWS::DynamoDB::Table Table
                keystore: stack a-stack was created
                """);
    }

    @Test
    void saysInJsonWhatCameOfIt() {
        stacks.has(NAME, "CREATE_COMPLETE", "store", Map.of());
        stacks.changes = List.of(HARMLESS);
        deploy(true, Map.of(), "--yes");
        assertThat(out.toString(UTF_8))
                .isEqualTo(
                        "{\"stack\":\"a-stack\",\"status\":\"updated\",\"outputs\":{\"Out\":\"put\",\"More\":\"yes\"}}\n");
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void whatIsAsMeantStaysSo() {
        stacks.has(NAME, "CREATE_COMPLETE", "store", Map.of());
        deploy(false, Map.of());
        assertThat(stacks.done).containsExactly("plan");
        assertThat(out.toString(UTF_8)).startsWith("Out: put\n");
        assertThat(err.toString(UTF_8)).isEqualTo("keystore: stack a-stack is as it should be: nothing to do\n");
    }

    @Test
    void keepsWhatAStackWasMadeWith() {
        stacks.has(
                NAME,
                "CREATE_COMPLETE",
                "store",
                Map.of(
                        "RecoveryPeriodDays",
                        "7",
                        "KeyAlias",
                        "alias/keystore",
                        "DeletionProtection",
                        "false",
                        "Old",
                        "x"));
        stacks.changes = List.of(HARMLESS);
        deploy(false, Map.of("DeletionProtection", "true"), "--yes");
        assertThat(stacks.request.parameters())
                .isEqualTo(Map.of("RecoveryPeriodDays", "7", "DeletionProtection", "true"));
        assertThat(stacks.request.tags()).isEqualTo(Map.of("k", "v"));
    }

    @Test
    void aDryRunLeavesNothingBehind() {
        stacks.changes = List.of(HARMLESS);
        deploy(false, Map.of(), "--dry-run");
        assertThat(stacks.done).containsExactly("plan", "discard");
        assertThat(out.toString(UTF_8)).isEqualTo("""
                ACTION  RESOURCE  TYPE                  REPLACEMENT
                Modify  Table     AWS::DynamoDB::Table  False
                """);
        assertThat(err.toString(UTF_8)).isEqualTo("keystore: stack a-stack would be created; nothing was done\n");
        out.reset();
        deploy(true, Map.of(), "--dry-run");
        assertThat(out.toString(UTF_8))
                .isEqualTo(
                        "{\"stack\":\"a-stack\",\"status\":\"created\",\"outputs\":{},\"dryRun\":true,\"changes\":[{\"action\":\"Modify\","
                                + "\"logicalId\":\"Table\",\"type\":\"AWS::DynamoDB::Table\",\"replacement\":\"False\"}]}\n");
    }

    @Test
    void saysWhichParametersWouldNotStay() {
        stacks.changes = List.of(HARMLESS);
        stacks.has("a-stack", "CREATE_COMPLETE", "store", Map.of("RecoveryPeriodDays", "20"));
        deploy(false, Map.of("RecoveryPeriodDays", "10"), "--yes");
        assertThat(err.toString(UTF_8)).startsWith("keystore: RecoveryPeriodDays: 20 becomes 10\n");
    }

    @Test
    void asksAndDoesNothingUnlessItIsMeant() {
        stacks.changes = List.of(HARMLESS);
        assertThatThrownBy(() -> deploy(false, Map.of()))
                .isInstanceOf(Refused.class)
                .hasMessage("there is no terminal to ask on whether this is meant");
        terminal.attach(true);
        terminal.willType("n");
        assertThatThrownBy(() -> deploy(false, Map.of()))
                .isInstanceOf(Refused.class)
                .hasMessage("not confirmed");
        assertThat(stacks.done).containsExactly("plan", "discard", "plan", "discard");
        terminal.willType("y");
        deploy(false, Map.of());
        assertThat(stacks.done).endsWith("plan", "carry out");
    }

    @Test
    void neverReplacesOrRemovesTableOrKey() {
        stacks.has(NAME, "UPDATE_COMPLETE", "store", Map.of());
        for (Change loss : List.of(
                new Change("Modify", "Table", "AWS::DynamoDB::Table", "True"),
                new Change("Modify", "Key", "AWS::KMS::Key", "Conditional"),
                new Change("Remove", "Key", "AWS::KMS::Key", ""))) {
            stacks.changes = List.of(HARMLESS, loss);
            stacks.done.clear();
            assertThatThrownBy(() -> deploy(false, Map.of(), "--yes"))
                    .isInstanceOf(Conflict.class)
                    .hasMessageContaining(loss.action().equals("Remove") ? "remove" : "replace")
                    .hasMessageContaining(loss.logicalId() + " (" + loss.type() + ")");
            assertThat(stacks.done).containsExactly("plan", "discard");
        }
    }

    @Test
    void theNamesOfAStoreStay() {
        stacks.has(NAME, "CREATE_COMPLETE", "store", Map.of("StoreId", "keystore", "TableName", "keystore"));
        assertThatThrownBy(() -> deploy(false, Map.of("TableName", "other"), "--yes"))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("TableName of stack a-stack is keystore and stays so");
        assertThatThrownBy(() -> deploy(false, Map.of("StoreId", "other"), "--yes"))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("StoreId of stack a-stack is keystore and stays so");
        assertThat(stacks.done).isEmpty();
    }

    @Test
    void aStackOfSomebodyElseIsLeftAlone() {
        stacks.has(NAME, "CREATE_COMPLETE", "", Map.of());
        assertThatThrownBy(() -> deploy(false, Map.of(), "--yes"))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("is not made of the template store");
        stacks.has(NAME, "CREATE_COMPLETE", "grant", Map.of());
        assertThatThrownBy(() -> deploy(false, Map.of(), "--yes")).isInstanceOf(Conflict.class);
        assertThat(stacks.done).isEmpty();
    }

    @Test
    void aPolicyThatIsTooLargeIsRefusedBeforeAnythingIsSent() {
        String patterns = IntStream.range(0, 1000)
                .mapToObj(i -> "prod/application-%04d/*".formatted(i))
                .collect(Collectors.joining(","));
        Map<String, String> parameters =
                Map.of("DirectPatterns", patterns, "DirectPrincipalArns", "arn:aws:iam::444455556666:role/x");
        assertThatThrownBy(() -> deploy(false, parameters, "--yes"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("characters: at most 20480");
        assertThat(stacks.done).isEmpty();
    }
}
