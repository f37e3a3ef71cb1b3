package dev.keystore;

import static dev.keystore.contract.Steps.draft;
import static dev.keystore.contract.Steps.label;
import static dev.keystore.contract.Steps.name;
import static dev.keystore.contract.Steps.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.contract.KeystoreUnderTest;
import dev.keystore.contract.Steps;
import dev.keystore.secret.Draft;
import dev.keystore.secret.Expectation;
import dev.keystore.secret.Label;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.RecoveryWindow;
import dev.keystore.secret.Reference;
import dev.keystore.secret.SecretName;
import dev.keystore.testbed.TestAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many requests each verb sends: no more than the design allows, and what {@code docs/reference/calls.md} says.
 * {@code -Dkeystore.calls.write=true} writes that page.
 */
final class CallBudgetTest {
    private static final SecretName NAME = KeystoreUnderTest.NAME;
    private static final Path PAGE = Path.of("../docs/reference/calls.md");
    private static final String HEAD = """
            # Calls

            What each verb asks of AWS, counted by a test over real requests. Not counted, for they are asked once and then
            remembered: `kms:DescribeKey` for a key that is named by an alias or id (kept 24 hours), and `sts:GetCallerIdentity`
            for the actor of a write (kept 12 hours; within one process always). Where a call is throttled or meets another
            transaction it is made again; none of that is in the table. A verb of this page is a method of `Keystore`.

            With a role, its session is opened first: one `sts:AssumeRole` for each role of a chain, for an hour as a rule. The library
            goes on with it until shortly before its end. The command line keeps it as well, so that later commands about the same namespaces
            ask STS for nothing; not even who writes, for the session says that. Without a role, a table's bare name beside the ARN of a key asks
            `sts:GetCallerIdentity` before the first call, remembered like the actor.

            `run` and `export` of a namespace of 100 are 1 Query + 100 Decrypt, 16 at a time; a program that is run adds nothing to that.

            | what | requests |
            |---|---|
            """;

    private final TestAccount account = TestAccount.open();
    private final Keystore keystore = account.keystore().build();
    private final StringBuilder page = new StringBuilder(HEAD);

    @AfterEach
    void close() {
        keystore.close();
        account.close();
    }

    private void count(String what, String expected, Runnable verb) {
        account.calls().clear();
        verb.run();
        String calls = account.calls().counts().entrySet().stream()
                .map(call -> call.getKey().substring(call.getKey().indexOf(':') + 1) + " " + call.getValue())
                .sorted()
                .map(call -> call.replaceFirst("(.*) (.*)", "$2 $1"))
                .collect(Collectors.joining(" + "));
        assertThat(calls).as(what).isEqualTo(expected);
        page.append("| ").append(what).append(" | ").append(calls).append(" |\n");
    }

    @Test
    void everyVerbKeepsItsBudget() throws IOException {
        Steps.put(keystore, name("warm/up"), "the actor is asked for once");
        writing();
        reading();
        changing();
        if (Boolean.getBoolean("keystore.calls.write")) {
            Files.createDirectories(PAGE.resolveSibling(""));
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).hasContent(page.toString());
    }

    private void writing() {
        String write = "1 GenerateDataKey + 1 GetItem + ";
        count("`put`, new name in two new namespaces", write + "2 PutItem + 1 TransactWriteItems", () -> put("one"));
        count(
                "`put`, new name in a known namespace",
                write + "1 PutItem + 1 TransactWriteItems",
                () -> Steps.put(keystore, KeystoreUnderTest.OTHER, "other"));
        count("`put`, known name", write + "1 TransactWriteItems", () -> put("two"));
        count(
                "`put` with a label, the first",
                "2 GenerateDataKey + 2 GetItem + 1 TransactWriteItems",
                () -> keystore.put(draft(NAME, "three").labelled(new Label("live"))));
        count(
                "`put` with a label",
                "1 Decrypt + 2 GenerateDataKey + 2 GetItem + 1 TransactWriteItems",
                () -> keystore.put(draft(NAME, "four").labelled(new Label("live"))));
        List<Draft> drafts = IntStream.range(0, 30)
                .mapToObj(i -> draft(name("many/ns/secret-" + i), "x"))
                .toList();
        count(
                "`putAll`, 30 new names in one new namespace below a new one",
                "30 GenerateDataKey + 30 GetItem + 2 PutItem + 1 TransactWriteItems",
                () -> keystore.putAll(drafts));
        count(
                "`putAll`, 30 known names",
                "30 GenerateDataKey + 30 GetItem + 1 TransactWriteItems",
                () -> keystore.putAll(drafts));
    }

    private void put(String value) {
        put(keystore, value);
    }

    private static void put(Keystore keystore, String value) {
        Steps.put(keystore, NAME, value);
    }

    private void reading() {
        count("`get NAME`", "1 Decrypt + 1 GetItem", () -> keystore.get(NAME).close());
        count("`get NAME@N`", "1 Decrypt + 1 TransactGetItems", () -> get("@1"));
        count("`get NAME@LABEL`", "2 Decrypt + 1 GetItem + 1 TransactGetItems", () -> get("@live"));
        count("`getAll`, 3 names", "3 Decrypt + 1 TransactGetItems", () -> getAll(3, ""));
        count("`getAll`, 30 names", "30 Decrypt + 1 TransactGetItems", () -> getAll(30, ""));
        count("`getAll`, 30 names at a version, 60 rows", "30 Decrypt + 1 TransactGetItems", () -> getAll(30, "@1"));
        count(
                "`getAll`, one name twice, one by label",
                "4 Decrypt + 2 TransactGetItems",
                () -> keystore.getAll(List.of(Reference.to(NAME), Reference.to(NAME), Reference.of(NAME + "@live"))));
        count("`getAll`, a namespace of 30", "30 Decrypt + 1 Query", () -> keystore.getAll(Namespace.of("many/ns")));
        count("`list`, one page", "1 Query", () -> list("many/ns"));
        count(
                "`listAll`, 5 namespaces",
                "6 Query",
                () -> keystore.listAll(Optional.empty()).forEach(metadata -> {}));
        count("`history`", "1 Query", () -> keystore.history(NAME));
        count("`describe`", "1 GetItem", () -> keystore.describe(NAME));
        count("`labels`", "1 Decrypt + 1 GetItem", () -> keystore.labels(NAME));
    }

    private void get(String selector) {
        keystore.get(Reference.of(NAME + selector)).close();
    }

    private void getAll(int count, String selector) {
        keystore.getAll(IntStream.range(0, count)
                .mapToObj(i -> Reference.of("many/ns/secret-" + i + selector))
                .toList());
    }

    private void list(String namespace) {
        keystore.list(Optional.of(Namespace.of(namespace))).forEach(listed -> {});
    }

    private void changing() {
        count(
                "`label`, one moved",
                "2 Decrypt + 1 GenerateDataKey + 1 GetItem + 1 TransactGetItems + 1 TransactWriteItems",
                () -> label(keystore, NAME, "live", 3));
        count(
                "`label`, one removed",
                "1 Decrypt + 1 GenerateDataKey + 1 GetItem + 1 TransactWriteItems",
                () -> keystore.label(NAME, Map.of(), Set.of(new Label("live")), Expectation.ANYTHING));
        count(
                "`rollback`",
                "1 Decrypt + 1 GenerateDataKey + 1 GetItem + 1 TransactGetItems + 1 TransactWriteItems",
                () -> keystore.rollback(NAME, version(1)));
        count(
                "`destroy`, two versions",
                "2 Decrypt + 2 GetItem + 1 Query + 1 TransactWriteItems",
                () -> keystore.destroy(NAME, Set.of(version(2), version(3))));
        count(
                "`verify`, 5 versions of which 3 have an envelope",
                "4 Decrypt + 3 GetItem + 1 Query + 1 TransactGetItems",
                () -> keystore.verify(NAME));
        count(
                "`delete`",
                "1 GenerateDataKey + 1 GetItem + 1 TransactWriteItems",
                () -> keystore.delete(NAME, RecoveryWindow.USUAL));
        count(
                "`undelete`",
                "2 Decrypt + 1 GenerateDataKey + 3 GetItem + 1 TransactWriteItems",
                () -> keystore.undelete(NAME));
        keystore.delete(NAME, RecoveryWindow.USUAL);
        count(
                "`destroyAll`",
                "4 Decrypt + 2 GenerateDataKey + 5 GetItem + 1 Query + 2 TransactWriteItems",
                () -> keystore.destroyAll(NAME, true));
        count(
                "`copy`, to a new name in a known namespace",
                "1 Decrypt + 1 GenerateDataKey + 2 GetItem + 1 PutItem + 1 TransactWriteItems",
                () -> keystore.copy(Reference.to(KeystoreUnderTest.OTHER), name("prod/app1/copy")));
        count(
                "`move`, to a new name in a known namespace",
                "2 Decrypt + 2 GenerateDataKey + 4 GetItem + 1 PutItem + 2 TransactWriteItems",
                () -> keystore.move(KeystoreUnderTest.OTHER, name("prod/app1/moved")));
    }

    @Test
    void manyAreOpenedAtMostSixteenAtATime() {
        List<Draft> drafts = new ArrayList<>();
        List<Reference> references = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            SecretName name = name("many/ns/secret-" + i);
            drafts.add(draft(name, "x"));
            references.add(Reference.to(name));
        }
        keystore.putAll(drafts.subList(0, 20));
        keystore.putAll(drafts.subList(20, 40));
        account.calls().clear();
        assertThat(keystore.getAll(references)).hasSize(40);
        assertThat(account.calls().counts()).isEqualTo(Map.of("kms:Decrypt", 40, "dynamodb:TransactGetItems", 1));
        assertThat(account.faults().maxInFlight("kms:Decrypt")).isBetween(2, 16);
        assertThat(account.faults().maxInFlight("kms:GenerateDataKey")).isBetween(2, 16);
    }

    @Test
    void actorAndKeyAreAskedForOnceAProcess() {
        try (Keystore byAlias = account.keystore().key(account.alias()).build()) {
            account.calls().clear();
            for (int i = 0; i < 3; i++) {
                put(byAlias, "value " + i);
            }
            assertThat(account.calls().counts())
                    .containsEntry("sts:GetCallerIdentity", 1)
                    .containsEntry("kms:DescribeKey", 1);
        }
    }

    @Test
    void actorAndKeyAreRememberedFromOneProcessToTheNext(@TempDir Path state) {
        for (int process = 0; process < 2; process++) {
            try (Keystore one =
                    account.keystore().key(account.alias()).state(state).build()) {
                put(one, "value");
                one.get(NAME).close();
            }
        }
        assertThat(account.calls().counts())
                .containsEntry("sts:GetCallerIdentity", 1)
                .containsEntry("kms:DescribeKey", 1);
    }
}
