package dev.keystore.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code run}: which variables a program gets, and that nothing starts unless all of it is there. */
interface RunEndToEnd extends EndToEnd {
    /** What the program has printed into a file, which nothing masks. */
    private String into(Finished run) {
        run.succeeds();
        try {
            return Files.readString(shell().desk().path("seen"));
        } catch (IOException e) {
            throw new AssertionError(run.toString(), e);
        }
    }

    private String shown(String... variables) {
        return "printf '%s|' \"$" + String.join("\" \"$", variables) + "\" > seen";
    }

    private void startsNothing(Finished run, int code, String... parts) {
        run.fails(code, parts);
        assertThat(shell().desk().path("started")).doesNotExist();
    }

    @Test
    default void leavesAreVariables() {
        shell().has("demo/app/db-password", "one")
                .has("demo/app/api.token", "it's\n\"two\"\n")
                .has("demo/app/sub/x", "no");

        assertThat(into(keystore("run", "demo/app", "--", "sh", "-c", shown("DB_PASSWORD", "API_TOKEN", "X"))))
                .isEqualTo("one|it's\n\"two\"\n||");
        assertThat(into(keystore(
                        "exec",
                        "demo/app/",
                        "--prefix",
                        "P_",
                        "--only",
                        "P_DB_PASSWORD",
                        "--",
                        "sh",
                        "-c",
                        shown("P_DB_PASSWORD", "P_API_TOKEN", "DB_PASSWORD"))))
                .isEqualTo("one|||");
    }

    @Test
    default void referencesVersionsAndParts() {
        shell().has("demo/db", "old").has("demo/db", "new").has("demo/json", "{\"user\":\"joe\",\"n\":7}");
        keystore("label", "demo/db", "live=1").succeeds();

        assertThat(into(keystore(
                        "run",
                        "demo/db@live",
                        "--env",
                        "NEW=demo/db",
                        "--env",
                        "who=keystore:demo/json#/user",
                        "--",
                        "sh",
                        "-c",
                        shown("DB", "NEW", "who"))))
                .isEqualTo("old|new|joe|");
    }

    @Test
    default void environmentFiles() {
        shell().has("demo/db", "secret");
        shell().desk().file("a.env", "export A=1\nB='two words'\nDB=keystore:demo/db\n");
        shell().desk().file("b.env", "A=9\n");

        assertThat(into(keystore(
                        "run", "--env-file", "a.env", "--env-file", "b.env", "--", "sh", "-c", shown("A", "B", "DB"))))
                .isEqualTo("9|two words|secret|");
        startsNothing(keystore("run", "--env-file", "none.env", "--", "touch", "started"), 2, "none.env");
        shell().desk().file("bad.env", "A=1\nDB=keystore:demo\n");
        startsNothing(keystore("run", "--env-file", "bad.env", "--", "touch", "started"), 2, "line 2");
    }

    @Test
    default void onlyNamesVariablesOfEveryKind() {
        shell().has("demo/db", "secret").has("demo/key", "k");
        shell().desk().file("a.env", "A=1\nB=2\nC=keystore:demo/gone\n");

        assertThat(into(keystore(
                        "run",
                        "demo",
                        "--env",
                        "NEW=demo/db",
                        "--env",
                        "OTHER=demo/gone",
                        "--env-file",
                        "a.env",
                        "--only",
                        "KEY,B",
                        "--only",
                        "NEW",
                        "--",
                        "sh",
                        "-c",
                        shown("DB", "KEY", "NEW", "OTHER", "A", "B", "C"))))
                .isEqualTo("|k|secret|||2||");
        startsNothing(
                keystore("run", "--env-file", "a.env", "--only", "A,MISSING", "--", "touch", "started"), 3, "MISSING");
    }

    @Test
    default void whatItHasToSayIsSaidBesideJsonToo() {
        shell().has("demo/db", "secret-value");
        String[] words = {"run", "demo", "--", "sh", "-c", "echo $DB"};

        Finished run =
                shell().with(Map.of("KEYSTORE_OUTPUT", "json", "DB", "x")).keystore(words);
        assertThat(run.prints("***\n").err())
                .contains("DB is set from demo/db", "masked in standard output: demo/db (1)");
        assertThat(keystore("-o", "json", "run", "demo", "--", "sh", "-c", "echo $DB")
                        .err())
                .contains("masked in standard output");
        keystore("-o", "json", "-q", "run", "demo", "--", "sh", "-c", "echo $DB")
                .succeedsSilently();
        keystore("-o", "json", "run", "none", "--", "true").failsInJson(3, "not-found");
    }

    @Test
    default void everythingThatIsMissingIsNamedAndNothingStarts() {
        shell().has("demo/here", "v");

        startsNothing(
                keystore("run", "nothing", "demo/here@9", "--env", "X=demo/gone", "--", "touch", "started"),
                3,
                "nothing",
                "demo/here",
                "9",
                "demo/gone");
        startsNothing(keystore("run", "demo", "--only", "HERE,A,B", "--", "touch", "started"), 3, "A, B");
        keystore("delete", "-q", "demo/here").succeeds();
        startsNothing(keystore("run", "demo", "--", "touch", "started"), 3, "demo");
    }

    @Test
    default void namesThatGiveNoVariableOrTheSameAreListed() {
        shell().has("demo/1st", "v")
                .has("demo/ok", "v")
                .has("demo/2nd", "v")
                .has("twice/a-b", "v")
                .has("twice/a.b", "v");

        startsNothing(keystore("run", "demo", "--", "touch", "started"), 2, "demo/1st", "demo/2nd");
        keystore("run", "demo", "--only", "OK", "--", "true").succeeds();
        assertThat(into(keystore("run", "demo", "--prefix", "X_", "--", "sh", "-c", shown("X_1ST"))))
                .isEqualTo("v|");
        startsNothing(keystore("run", "twice", "--", "touch", "started"), 2, "A_B", "twice/a-b", "twice/a.b");
        startsNothing(keystore("run", "demo/ok@1", "--env", "OK=demo/1st", "--", "touch", "started"), 2, "OK");
    }

    @Test
    default void whatRulesTheCommandIsNotSetFromSecrets() {
        shell().has("demo/path", "/evil").has("demo/ld-preload", "x").has("demo/ok", "v");

        startsNothing(keystore("run", "demo", "--", "touch", "started"), 2, "PATH", "LD_PRELOAD", "--allow-env");
        startsNothing(keystore("run", "--env", "http_proxy=demo/ok", "--", "touch", "started"), 2, "http_proxy");
        shell().desk().file("a.env", "NODE_OPTIONS=keystore:demo/ok\n");
        startsNothing(keystore("run", "--env-file", "a.env", "--", "touch", "started"), 2, "NODE_OPTIONS");
        shell().desk().file("b.env", "NODE_OPTIONS=--no-warnings\nAWS_REGION=eu-west-3\n");
        assertThat(into(keystore("run", "--env-file", "b.env", "--", "sh", "-c", shown("NODE_OPTIONS", "AWS_REGION"))))
                .isEqualTo("--no-warnings|eu-west-3|");
        assertThat(into(keystore(
                        "run",
                        "demo",
                        "--allow-env",
                        "LD_PRELOAD,MANPATH",
                        "--only",
                        "LD_PRELOAD,OK",
                        "--",
                        "/bin/sh",
                        "-c",
                        "echo $LD_PRELOAD > seen")))
                .isEqualTo("x\n");
    }

    @Test
    default void whatIsInheritedIsSaidAndChosen() {
        shell().has("demo/db", "secret-value");
        Shell with = shell().with("DB", "inherited").with("OTHER", "o");

        Finished over = with.keystore("run", "demo", "--", "sh", "-c", shown("DB", "OTHER"));
        assertThat(into(over)).isEqualTo("secret-value|o|");
        assertThat(over.err()).contains("DB is set from demo/db over the one that was inherited");
        assertThat(with.keystore("-q", "run", "demo", "--", "true").err()).isEmpty();
        assertThat(into(with.keystore("run", "demo", "--preserve-env", "--", "sh", "-c", shown("DB"))))
                .isEqualTo("inherited|");
        assertThat(into(with.keystore("run", "demo", "--pristine", "--", "sh", "-c", shown("DB", "OTHER", "HOME"))))
                .isEqualTo("secret-value||" + shell().desk().home() + "|");
        assertThat(into(with.keystore(
                        "run", "demo", "--pristine", "--pass", "OTHER", "--", "sh", "-c", shown("OTHER"))))
                .isEqualTo("o|");
        keystore("run", "demo", "--pass", "A", "--", "true").fails(2, "--pristine");
    }

    @Test
    default void whatIsPrintedIsMaskedAndCounted() {
        shell().has("demo/password", "p4ssw\"rd").has("demo/pin", "1234");

        Finished run = keystore(
                "run",
                "demo",
                "--",
                "sh",
                "-c",
                "echo \"a $PASSWORD b\"; printf %s \"$PASSWORD\" | base64 >&2; echo $PIN");
        assertThat(run.prints("a *** b\n1234\n").err())
                .startsWith("keystore: too short to be masked, under 6 bytes: demo/pin\n***")
                .contains("masked in standard output: demo/password (1)")
                .contains("masked in standard error: demo/password (1)")
                .doesNotContain("p4ssw");
        keystore("run", "demo", "--mask", "--no-mask", "--", "true").fails(2);
    }

    @Test
    default void theEndIsTheProgramsOwn() {
        shell().has("demo/db", "v");

        assertThat(keystore("run", "demo", "--", "sh", "-c", "exit 7").code()).isEqualTo(7);
        assertThat(keystore("run", "demo", "--", "sh", "-c", "kill -TERM $$").code())
                .isEqualTo(128 + 15);
        keystore("run", "demo", "--", "no-such-program").fails(127, "no-such-program");
        keystore("run", "demo", "--", shell().desk().file("plain", "text").toString())
                .fails(126);
        keystore("run", "demo").fails(2, "--");
        keystore("run", "demo", "--").fails(2, "CMD");
        keystore("run", "--", "true").fails(2, "which secrets");
    }

    @Test
    default void aReleaseGetsWhatItHasPinned() {
        shell().has("demo/db", "one");
        keystore("lock", "write", "demo").succeeds();
        shell().has("demo/db", "two").has("demo/new", "n");

        Finished run = keystore("run", "demo", "--locked", "--", "sh", "-c", shown("DB", "NEW"));
        assertThat(into(run)).isEqualTo("one||");
        assertThat(run.err()).contains("demo/new");
        startsNothing(keystore("run", "demo/new@latest", "--locked", "--", "touch", "started"), 3, "demo/new");
        assertThat(into(keystore("run", "demo/db@latest", "--locked=keystore.lock", "--", "sh", "-c", shown("DB"))))
                .isEqualTo("one|");
    }

    @Test
    default void whatNoVariableCanHoldIsRefused() {
        shell().feed(new byte[] {1, 0, 2}, "put", "demo/nul", "-").succeeds();
        startsNothing(keystore("run", "demo", "--", "touch", "started"), 2, "NUL", "demo/nul");
        shell().feed("x".repeat(130_000), "put", "large/a", "-", "--large").succeeds();
        keystore("run", "large", "--", "true").succeeds();
        shell().feed("x".repeat(131_072), "put", "large/a", "-", "--large").succeeds();
        startsNothing(keystore("run", "large", "--", "touch", "started"), 2, "128 KiB", "large/a");
    }
}
