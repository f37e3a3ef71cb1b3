package dev.keystore.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code edit}, with scripts for editors. */
interface EditEndToEnd extends EndToEnd {
    private Shell editor(String script) {
        Path editor = shell().desk().file("editor", "#!/bin/sh\n" + script + "\n");
        assertThat(editor.toFile().setExecutable(true)).isTrue();
        return shell().with("EDITOR", editor.toString());
    }

    private void nothingIsLeft() {
        assertThat(shell().desk().root().resolve("run")).isEmptyDirectory();
    }

    @Test
    default void whatTheEditorLeavesIsTheNewVersion() {
        feed("old", "put", "demo/a", "--note", "n").succeeds();
        editor("printf new > \"$1\"").keystore("edit", "demo/a").prints("demo/a@2\n");
        assertThat(value("demo/a")).isEqualTo("new");
        assertThat(editor("printf newer > \"$1\"")
                        .keystore("edit", "demo/a", "-o", "json")
                        .object())
                .containsEntry("version", 3)
                .containsEntry("note", "n");
        nothingIsLeft();
    }

    @Test
    default void theEditorSeesThePrivateValue() throws IOException {
        shell().has("demo/a", "see me");
        editor("cat \"$1\" > seen; stat -c %a \"$1\" \"${1%/*}\" > modes; printf %s \"$1\" > where")
                .keystore("edit", "demo/a")
                .succeeds();
        assertThat(shell().desk().path("seen")).hasContent("see me");
        assertThat(shell().desk().path("modes")).hasContent("600\n700\n");
        assertThat(Files.readString(shell().desk().path("where")))
                .startsWith(shell().desk().root().resolve("run").toString());
        nothingIsLeft();
    }

    @Test
    default void unchangedIsNoVersion() {
        shell().has("demo/a", "v");
        Finished edit = editor("true").keystore("edit", "demo/a").prints("demo/a@1\n");
        assertThat(edit.err()).contains("unchanged");
        assertThat(keystore("history", "demo/a", "-o", "json").array()).hasSize(1);
        editor("echo >> \"$1\"").keystore("edit", "demo/a").prints("demo/a@1\n");
    }

    @Test
    default void visualComesFirstAndMayHaveArguments() {
        shell().has("demo/a", "old");
        editor("false")
                .with("VISUAL", "sed -i s/old/new/")
                .keystore("edit", "demo/a")
                .succeeds();
        assertThat(value("demo/a")).isEqualTo("new");
    }

    @Test
    default void aFailedEditorChangesNothing() {
        shell().has("demo/a", "v");
        editor("printf x > \"$1\"; exit 3").keystore("edit", "demo/a").fails(2);
        shell().with("EDITOR", "/no/such/editor").keystore("edit", "demo/a").fails(8);
        editor("head -c 70000 /dev/zero > \"$1\"").keystore("edit", "demo/a").fails(2);
        assertThat(value("demo/a")).isEqualTo("v");
        nothingIsLeft();
    }

    @Test
    default void somebodyElsesChangeIsNotOverwritten() {
        shell().has("demo/a", "v");
        Shell other = shell().packaged();
        String put =
                PackagedProgram.executable() + " " + String.join(" ", other.words("-q", "put", "demo/a", "theirs"));
        editor(put + " > put.out 2>&1; printf mine > \"$1\"")
                .keystore("edit", "demo/a")
                .fails(5);
        assertThat(value("demo/a")).isEqualTo("theirs");
        nothingIsLeft();
    }

    @Test
    default void onlyWhatIsThereIsEdited() {
        editor("printf x > \"$1\"").keystore("edit", "demo/nothing").fails(3);
        keystore("edit").fails(2);
    }
}
