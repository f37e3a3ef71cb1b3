package dev.keystore.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code scan --git} and {@code --staged}, in repositories that the real git makes. */
interface ScanGitEndToEnd extends EndToEnd {
    String LEAKED = "S3cr3t-Passw0rd!";

    /** Runs git in the working folder, with nobody's configuration. */
    private Finished git(String... words) {
        List<String> command =
                new ArrayList<>(List.of("git", "-c", "user.name=Ann", "-c", "user.email=ann@example.com"));
        command.addAll(Arrays.asList(words));
        return PackagedProgram.another(shell().desk(), command);
    }

    private void repository() {
        assumeTrue(PackagedProgram.script(shell().desk(), "command -v git").code() == 0, "git is not installed");
        shell().has("demo/a", LEAKED);
        git("init", "-q", "-b", "main").succeeds();
    }

    private void commit(String file, String text) {
        shell().desk().file(file, text);
        git("add", "-A").succeeds();
        git("commit", "-q", "-m", "a change").succeeds();
    }

    private List<String> found(String... words) {
        Finished scan = keystore(words);
        assertThat(scan.code()).describedAs("%s", scan).isEqualTo(scan.text().isEmpty() ? 0 : 1);
        assertThat(scan.text() + scan.err()).doesNotContain("S3cr3t");
        return scan.lines();
    }

    @Test
    default void whatWasAddedWhetherOrNotItIsStillThere() {
        repository();
        commit("root", LEAKED);
        commit("file", "one\ntwo\n");
        commit("file", "one\n" + LEAKED + "\ntwo\n");
        commit("file", "one\ntwo\n");
        commit("file", "zero\none\ntwo\n" + LEAKED);
        commit("other", "clean\n");
        assertThat(found("scan", "--git", "HEAD"))
                .containsExactly("file:4 demo/a@1", "file:2 demo/a@1", "root:1 demo/a@1");
        assertThat(found("scan", "--git", "HEAD~4..HEAD")).containsExactly("file:4 demo/a@1", "file:2 demo/a@1");
        assertThat(found("scan", "--git", "HEAD~3..HEAD~2")).isEmpty();
        assertThat(found("scan", "--git", "HEAD~1..HEAD")).isEmpty();
        assertThat(keystore("scan", "--git", "HEAD~2..HEAD").err())
                .contains(git("rev-parse", "--short=12", "HEAD~1").text().strip());
    }

    @Test
    default void onlyAddedLinesCount() {
        repository();
        commit("file", LEAKED + "\nsecond\n");
        commit("file", LEAKED + "\nchanged\n");
        commit("file", "changed\n");
        assertThat(found("scan", "--git", "HEAD~2..HEAD")).isEmpty();
    }

    @Test
    default void aValueOfSeveralLines() {
        repository();
        shell().has("demo/long", "the first line\nthe second line\nthe third line");
        commit("file", "x\nthe third line\n");
        commit("file", "x\nthe first line\nthe second line\nthe third line\n");
        assertThat(found("scan", "--git", "HEAD~1..HEAD")).isEmpty();
        commit("new", "x\nthe first line\nthe second line\nthe third line\n");
        assertThat(found("scan", "--git", "HEAD~1..HEAD")).containsExactly("new:2 demo/long@1");
    }

    @Test
    default void whateverTheNameAndTheBytes() {
        repository();
        for (String name : List.of("sp ace", "quo\"te", "back\\slash", "ümlaut", "tab\there", "a:b", "b/b")) {
            shell().desk().file(name, LEAKED + "\r\n");
        }
        commit("binary", "\0\0\n\0" + LEAKED + "\0");
        assertThat(found("scan", "--git", "HEAD"))
                .containsExactlyInAnyOrder(
                        "sp ace:1 demo/a@1",
                        "quo\"te:1 demo/a@1",
                        "back\\slash:1 demo/a@1",
                        "ümlaut:1 demo/a@1",
                        "tab?here:1 demo/a@1",
                        "a:b:1 demo/a@1",
                        "b/b:1 demo/a@1",
                        "binary:2 demo/a@1");
        assertThat(keystore("scan", "--git", "HEAD", "-o", "json").text())
                .contains("{\"file\":\"tab\\there\",\"line\":1,\"name\":\"demo/a\",\"version\":1}");
    }

    @Test
    default void whateverGitIsConfiguredToDo() {
        repository();
        for (String setting : List.of(
                "diff.noprefix=true",
                "diff.mnemonicPrefix=true",
                "diff.external=false",
                "log.showRoot=false",
                "color.ui=always",
                "diff.renames=copies",
                "diff.interHunkContext=9",
                "diff.context=9",
                "log.showSignature=true",
                "diff.algorithm=patience")) {
            git("config", setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1))
                    .succeeds();
        }
        shell().desk().file(".gitattributes", "* -diff\n*.up diff=up\n");
        git("config", "diff.up.textconv", "true").succeeds();
        shell().desk().file("x.up", LEAKED);
        commit("file", LEAKED);
        assertThat(found("scan", "--git", "HEAD")).containsExactlyInAnyOrder("file:1 demo/a@1", "x.up:1 demo/a@1");
        git("mv", "file", "moved").succeeds();
        assertThat(found("scan", "--staged")).containsExactly("moved:1 demo/a@1");
    }

    @Test
    default void ofAMergeWhatNoneOfItsParentsHas() {
        repository();
        commit("file", "base\n");
        git("checkout", "-q", "-b", "side").succeeds();
        commit("file", "side\n");
        commit("elsewhere", LEAKED);
        git("checkout", "-q", "main").succeeds();
        commit("file", "main\n");
        assertThat(git("merge", "side").code()).isEqualTo(1);
        commit("file", "main\nside\n" + LEAKED + "\n");
        assertThat(found("scan", "--git", "HEAD^!")).containsExactly("file:3 demo/a@1");
        assertThat(found("scan", "--git", "HEAD^1..HEAD"))
                .containsExactlyInAnyOrder("file:3 demo/a@1", "elsewhere:1 demo/a@1");
    }

    @Test
    default void whatIsStaged() {
        repository();
        shell().desk().file("file", "one\n" + LEAKED + "\n");
        assertThat(found("scan", "--staged")).isEmpty();
        git("add", "file").succeeds();
        assertThat(found("scan", "--staged")).containsExactly("file:2 demo/a@1");
        commit("file", "one\n" + LEAKED + "\n");
        shell().desk().file("file", "zero\none\n" + LEAKED + "\nmore\n");
        git("add", "file").succeeds();
        assertThat(found("scan", "--staged")).isEmpty();
    }

    @Test
    default void asAPreCommitHook() {
        repository();
        commit("file", "one\n");
        String store = String.join(" ", shell().packaged().store());
        shell().desk()
                .file(
                        ".git/hooks/pre-commit",
                        "#!/bin/sh\nexec \"" + PackagedProgram.executable() + "\" " + store + " scan --staged\n")
                .toFile()
                .setExecutable(true);
        shell().desk().file("file", "one\ntwo\n");
        git("commit", "-q", "-a", "-m", "clean").succeeds();
        shell().desk().file("file", "one\ntwo " + LEAKED + "\n");
        Finished refused = git("commit", "-q", "-a", "-m", "leaking");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.text() + refused.err()).contains("file:2 demo/a@1").doesNotContain("S3cr3t");
        assertThat(git("log", "--format=%s").lines()).containsExactly("clean", "a change");
    }

    @Test
    default void whatGitRefusesIsSaid() {
        repository();
        commit("file", "one\n");
        keystore("scan", "--git", "no..such").fails(2, "no..such");
        keystore("scan", "--git", "file").fails(2, "file");
        keystore("scan", "--git", "").fails(2);
        keystore("scan", "--git", "no..such", "-o", "json").failsInJson(2, "usage");
        Shell outside = shell().in(shell().desk().root());
        outside.keystore("scan", "--git", "HEAD").fails(2, "not a git repository");
        outside.keystore("scan", "--staged").fails(2, "not a git repository");
    }

    @Test
    default void withoutGitItSaysSo() {
        shell().has("demo/a", LEAKED);
        Finished scan = shell().packaged().with("PATH", "/usr/bin/no-git-here").keystore("scan", "--git", "HEAD");
        assertThat(scan.code()).describedAs("%s", scan).isEqualTo(8);
    }
}
