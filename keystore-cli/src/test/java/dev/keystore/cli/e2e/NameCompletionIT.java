package dev.keystore.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real shells complete names of a real store, asking it once in 30 seconds, and never evaluate what they see. */
class NameCompletionIT {
    private final Desk desk = Desk.fresh();

    @BeforeEach
    void fill() throws IOException {
        Shell shell = new Shell(new InsideProgram(), desk, List.of("--local"));
        for (String name : List.of("prod/app1/db-password", "prod/app1/api-token", "prod/web/tls", "dev/app1/db")) {
            shell.has(name, "value");
        }
        shell.has("prod/app1/old", "value").keystore("delete", "prod/app1/old").succeeds();
        program("exec \"" + PackagedProgram.executable() + "\" \"$@\"");
        Files.createFile(desk.path("calls"));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    /** Puts a keystore on the path that notes each call and then does {@code rest}. */
    private void program(String rest) {
        assertThat(desk.file("bin/keystore", "#!/bin/sh\necho \"$*\" >>\"" + desk.path("calls") + "\"\n" + rest + "\n")
                        .toFile()
                        .setExecutable(true))
                .isTrue();
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(desk.path("calls"));
    }

    /** What {@code in} makes of each of {@code lines} by one press of the tabulator, all in one session. */
    private List<String> completed(CompletingShell in, String... lines) {
        assumeTrue(CompletionIT.isInstalled(in.program()), in.program() + " is not installed");
        PackagedProgram.script(desk, "\"$1\" completion " + in.program() + " >script")
                .succeeds();
        desk.file("session", in.session(List.of(lines)));
        Finished finished = PackagedProgram.script(desk, "PATH=$PWD/bin:$PATH; " + in.command() + " session");
        assertThat(finished.succeeds().err())
                .as("no word beside the completion")
                .isEmpty();
        return finished.lines();
    }

    @ParameterizedTest
    @EnumSource
    void namesLevelByLevel(CompletingShell shell) {
        assertThat(completed(
                        shell,
                        "keystore --local get p",
                        "keystore --local get prod/a",
                        "keystore get --local prod/app1/d",
                        "keystore --local copy prod/app1/d",
                        "keystore -q -o json --local rollback --to 1 prod/w",
                        "keystore --local rm prod/app1/api-token prod/app1/d"))
                .containsExactly(
                        "prod/",
                        "prod/app1/",
                        "prod/app1/db-password",
                        "prod/app1/db-password",
                        "prod/web/",
                        "prod/app1/db-password");
    }

    @ParameterizedTest
    @EnumSource
    void eachArgumentByWhatItIs(CompletingShell shell) {
        assertThat(completed(
                        shell,
                        "keystore --local list prod/w",
                        "keystore --local list prod/web/t",
                        "keystore --local verify prod/web/t",
                        "keystore --local undelete prod/app1/o",
                        "keystore --local get prod/app1/ol",
                        "keystore --local put prod/web/tls prod/w",
                        "keystore --local label prod/web/tls prod/w"))
                .as(
                        "a namespace, none of them, one secret in a scope, a deleted one, no live one of that name, a value, a label")
                .containsExactly("prod/web/", "", "prod/web/tls@latest", "prod/app1/old", "", "", "");
    }

    @ParameterizedTest
    @EnumSource
    void theStoreIsAskedOnceInThirtySeconds(CompletingShell shell) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            lines.add("keystore --local get prod/app1/d");
        }
        lines.add(CompletingShell.LATER);
        lines.add("keystore --local get prod/app1/d");
        lines.add("keystore --local get prod/app1/d");
        assertThat(completed(shell, lines.toArray(String[]::new))).hasSize(7).containsOnly("prod/app1/db-password");
        assertThat(calls()).hasSize(2).containsOnly("--local -o text -q --timeout 3s list prod/app1");
    }

    @ParameterizedTest
    @EnumSource
    void theStoreOnTheLineIsAsked(CompletingShell shell) throws IOException {
        program("echo prod/; case $* in *team*) echo prod/of-the-team ;; esac");
        assertThat(completed(
                        shell,
                        "keystore --store team get prod/o",
                        "keystore --store=other --region eu-west-1 get prod/o",
                        "keystore get --mfa-code 123456 --table team prod/o",
                        "keystore get --out team prod/o"))
                .containsExactly("prod/of-the-team", "", "prod/of-the-team", "");
        assertThat(calls())
                .element(1)
                .asString()
                .startsWith("--store=other --region eu-west-1 -o text")
                .endsWith("list prod");
        assertThat(calls()).element(2).asString().startsWith("--table team -o text");
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsEvaluated(CompletingShell shell) throws IOException {
        program("""
                cat <<'END'
                prod/$(touch evil)
                prod/`touch evil`
                prod/;touch evil
                prod/a b
                prod/it's
                prod/*
                $(touch evil)/
                prod/x[$(touch evil)]
                prod/good
                END""");
        assertThat(completed(
                        shell,
                        "keystore --local get prod/",
                        "keystore --table $(touch evil) get prod/g",
                        "keystore --table `touch evil` get prod/g",
                        "keystore --table \"a[$(touch evil)]\" get prod/g",
                        "keystore --table '$(touch evil)' get prod/g"))
                .containsExactly("prod/good", "", "", "", "");
        assertThat(desk.path("evil")).doesNotExist();
        assertThat(calls()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aStoreThatCannotBeAskedIsSilentAndAskedOnce(CompletingShell shell) throws IOException {
        program("echo 'keystore: error: denied' >&2; exit 4");
        assertThat(completed(shell, "keystore --local get p", "keystore --local get p"))
                .containsExactly("", "");
        assertThat(calls()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void namesAreNotLeftInFiles(CompletingShell shell) throws IOException {
        assertThat(completed(shell, "keystore --local get prod/app1/d")).containsExactly("prod/app1/db-password");
        for (var file : desk.files()) {
            if (!file.endsWith("store.db") && !file.endsWith("session")) {
                assertThat(Files.readAllBytes(file)).asString().doesNotContain("db-password");
            }
        }
    }
}
