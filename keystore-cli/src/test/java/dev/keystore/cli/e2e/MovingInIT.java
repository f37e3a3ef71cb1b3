package dev.keystore.cli.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.testbed.AwsError;
import dev.keystore.testbed.ForeignTables;
import dev.keystore.testbed.Principal;
import dev.keystore.testbed.TestAccount;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** {@code import --from}: another tool's table is taken over, and is as it was. */
class MovingInIT extends InAccount {
    private final ForeignTables tables = ForeignTables.in(account);
    private final String credstash = "credstash:" + tables.credstash();

    @AfterEach
    void drop() {
        tables.close();
    }

    private Finished move(String... more) {
        return shell.keystore(words(more));
    }

    private String[] words(String... more) {
        String[] words = new String[4 + more.length];
        System.arraycopy(new String[] {"import", "prod", "--from", credstash}, 0, words, 0, 4);
        System.arraycopy(more, 0, words, 4, more.length);
        return words;
    }

    private void putSome() {
        tables.put("db", "1", "one");
        tables.put("db", "2", "two");
        tables.put("app1/key", "1", "of app1");
    }

    private static void endsWith(Finished finished, int code, String... said) {
        assertThat(finished.code()).describedAs("%s", finished).isEqualTo(code);
        assertThat(finished.err()).describedAs("%s", finished).contains(said);
        finished.saysAnError();
    }

    @Test
    void everyVersionIsHereThenAndOnlyOnce() {
        putSome();
        List<Map<String, AttributeValue>> before = tables.items();
        Finished rehearsed = move("--dry-run");
        rehearsed.printsLines("+ prod/app1/key@1", "+ prod/db@1", "~ prod/db@2");
        shell.keystore("list", "-r").prints("");

        Finished moved = move();
        assertThat(moved.lines()).isEqualTo(rehearsed.lines());
        assertThat(moved.succeeds().err()).isEqualTo("keystore: opened with " + account.keyArn() + "\n");
        shell.keystore("get", "prod/db@1").prints("one");
        shell.keystore("get", "prod/db").prints("two");
        shell.keystore("get", "prod/app1/key").prints("of app1");
        shell.keystore("list", "prod").printsLines("prod/app1/", "prod/db");

        move().printsLines("= prod/app1/key", "= prod/db");
        tables.put("db", "3", "three");
        move("-q").printsLines("= prod/app1/key", "~ prod/db@3");
        shell.keystore("verify").succeeds();
        assertThat(tables.items()).hasSize(before.size() + 1).containsAll(before);
    }

    @Test
    void whatCouldNotBeReadIsSaidAndTheRestIsHere() {
        putSome();
        tables.put("a b", "1", "bad name");
        tables.put("ctx", "1", "v", Map.of("env", "prod"));
        endsWith(
                move(),
                10,
                "error: 'a b': bad name 'prod/a b': a name has",
                "error: 'ctx', version '0000000000000000001': ",
                "2 of 4 names could not be imported as a whole");

        Finished json = move("-o", "json");
        assertThat(json.code()).isEqualTo(10);
        Map<String, Object> document = Finished.object(json.text());
        assertThat(document)
                .containsEntry("created", List.of())
                .containsEntry("changed", List.of())
                .containsEntry("unchanged", List.of("prod/app1/key", "prod/db"))
                .containsEntry("deleted", List.of());
        assertThat((List<?>) document.get("failed"))
                .hasSize(2)
                .anySatisfy(failed ->
                        assertThat(failed.toString()).contains("name=ctx", "version=0000000000000000001", "problem="));
        assertThat(json.jsonError()).containsEntry("code", "failed");

        move("--only", "c*", "--context", "env=prod").printsLines("+ prod/ctx@1");
        shell.keystore("get", "prod/ctx").prints("v");
    }

    @Test
    void theResultIsJson() {
        putSome();
        assertThat(move("-o", "json").object())
                .containsEntry("created", List.of("prod/app1/key", "prod/db"))
                .containsEntry("failed", List.of());
        tables.put("db", "3", "three");
        assertThat(move("-o", "json").object()).containsEntry("changed", List.of("prod/db"));
    }

    @Test
    void whereNothingCanBeReadTheReasonIsTheCode() {
        move().fails(3, "nothing that was asked for");
        putSome();
        move("--only", "none*").fails(3);
        shell.keystore("import", "prod", "--from", "credstash:no-such-table").fails(8, "no-such-table");
        account.faults().on("kms:Decrypt").failBefore(AwsError.of("AccessDeniedException", "not you"));
        endsWith(move(), 4, "kms:Decrypt was denied: not you");
        assertThat(move("-o", "json").code()).isEqualTo(4);
        account.faults().clearFaults();
        account.faults().on("dynamodb:Scan").failBefore(AwsError.of("AccessDeniedException", "not you"));
        move().fails(4, "dynamodb:Scan");
        shell.keystore("list", "-r").prints("");
    }

    @Test
    void whatIsNotReachedEndsIt() {
        putSome();
        account.faults().on("kms:Decrypt").failBefore(AwsError.of("ThrottlingException", "too fast"));
        endsWith(move("--timeout", "4s"), 7, "1 of 2 names", "1 were not tried");
    }

    @ParameterizedTest
    @CsvSource({
        "--only, x",
        "--context, a=b",
        "--dialect, credstash",
        "--from-region, eu-west-1",
        "--from-kms-region, eu-west-1",
        "--from-profile, p",
        "--from-role-arn, arn:aws:iam::123456789012:role/r"
    })
    void optionsOfTheSourceNeedOne(String option, String value) {
        shell.keystore("import", "prod", option, value).fails(2, option + " has no meaning without --from");
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        shell.keystore("import", "prod", "--from", "chamber:x").fails(2, "'chamber:x'");
        shell.keystore("import", "prod", "--from", "stelligent-keystore:old", "--context", "a=b")
                .fails(2, "--context is for credstash alone");
        move("--from-kms-region", "Mars").fails(2, "bad region 'Mars'");
        move("--context", "nothing").fails(2, "like env=prod");
        move("--context", "a=b", "--context", "a=c").fails(2, "more than once");
        move("--dialect", "unicreds").fails(2, "credstash, rucredstash");
        shell.keystore("import", "prod", "some.json", "--from", credstash).fails(2, "instead of a document");
        for (String option : List.of("--prune", "--create-only", "--kebab", "--format=json")) {
            move(option).fails(2, "instead of a document");
        }
    }

    @Test
    void rucredstashIsToldApart() {
        String value = "longer than one block of sixteen bytes";
        tables.write(tables.itemOfRucredstash("db", "1", value.getBytes(UTF_8)));
        endsWith(move(), 2, "text only if rucredstash", "hint: give --dialect rucredstash");
        move("--dialect", "rucredstash").printsLines("+ prod/db@1");
        shell.keystore("get", "prod/db").prints(value);
    }

    @Test
    void intoAStoreOnThisMachine() {
        putSome();
        Shell local = shell.naming("--local=store");
        local.keystore(words()).printsLines("+ prod/app1/key@1", "+ prod/db@1", "~ prod/db@2");
        local.keystore("get", "prod/db").prints("two");
    }

    @Test
    void stelligentIsTakenOverAgainWhereItWasWrittenOver() {
        String source = "stelligent-keystore:" + tables.stelligent();
        tables.store("VPC_ID", "vpc-1 ".getBytes(UTF_8));
        shell.keystore("import", "old", "--from", source).printsLines("+ old/VPC_ID@1");
        shell.keystore("import", "old", "--from", source).printsLines("= old/VPC_ID");
        tables.store("VPC_ID", "vpc-2".getBytes(UTF_8));
        shell.keystore("import", "old", "--from", source).printsLines("~ old/VPC_ID@2");
        shell.keystore("get", "old/VPC_ID@1").prints("vpc-1");
        shell.keystore("get", "old/VPC_ID").prints("vpc-2");
    }

    /** Who writes here need not be who reads there, and the other way round. */
    @Test
    @DisabledIfSystemProperty(named = TestAccount.ENDPOINT, matches = ".+", disabledReason = "needs refusals")
    void aProfileReadsTheSource() {
        putSome();
        Principal reader = account.aws().principals().user("123456789012", "reader");
        account.aws()
                .kms()
                .denyWhen(ask ->
                        ask.action().equals("kms:Decrypt") && !ask.principal().equals(reader));
        account.aws()
                .kms()
                .denyWhen(ask -> ask.action().equals("kms:GenerateDataKey")
                        && ask.principal().equals(reader));
        desk.file("aws-config", """
                [profile reads]
                region = %s
                aws_access_key_id = %s
                aws_secret_access_key = %s
                """.formatted(
                        account.region(),
                        reader.credentials().accessKeyId(),
                        reader.credentials().secretAccessKey()));
        Shell both =
                shell.packaged().with("AWS_CONFIG_FILE", desk.path("aws-config").toString());
        endsWith(both.keystore(words()), 4, "kms:Decrypt was denied");
        both.keystore(words("--from-profile", "reads")).printsLines("+ prod/app1/key@1", "+ prod/db@1", "~ prod/db@2");
    }

    @Test
    @DisabledIfSystemProperty(named = TestAccount.ENDPOINT, matches = ".+", disabledReason = "shown on the doubles")
    void aMarkedValueGetsOutNowhere() {
        Marked mark = Marked.fresh();
        tables.put("db", "1", mark.text());
        tables.put("a b", "1", mark.text());
        tables.store("db", mark.text().getBytes(UTF_8));
        Leaks leaks = new Leaks(mark, List.of(), List.of());
        for (String source : List.of(credstash, "stelligent-keystore:" + tables.stelligent())) {
            Canary canary = new Canary(
                    List.of("import", "prod", "--from", source, "--debug", "--timeout", "4s"),
                    "",
                    Canary.Reveals.NOTHING);
            account.calls().clear();
            leaks.areNotIn(shell.keystore(canary.words("--dry-run")), canary, desk);
            leaks.areNotIn(shell.keystore(canary.words("-o", "json")), canary, desk);
            for (String operation : new TreeSet<>(account.calls().counts().keySet())) {
                account.faults().on(operation).failBefore(AwsError.of("AccessDeniedException", "you may not"));
                leaks.areNotIn(shell.keystore(canary.words("--no-color")), canary, desk);
                account.faults().clearFaults();
                account.faults().on(operation).nth(1).answer(200, "<html>{garbage");
                leaks.areNotIn(shell.keystore(canary.words("--no-color")), canary, desk);
                account.faults().clearFaults();
            }
        }
    }
}
