package dev.keystore.cli.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program gets what it was given, and its end is ours; one that can't run is told apart as {@code env} does. */
final class LauncherTest {
    private static final String PATH = "/usr/bin:/bin";

    private final Path directory;

    LauncherTest(@TempDir Path directory) throws IOException {
        this.directory = directory.toRealPath();
    }

    private int run(Map<String, String> environment, String... command) throws NotStarted {
        return new Launcher(environment, directory).run(List.of(command));
    }

    private int sh(String script) throws NotStarted {
        return run(Map.of("PATH", PATH), "sh", "-c", script);
    }

    private int refusal(String path, String program) {
        NotStarted refused =
                catchThrowableOfType(NotStarted.class, () -> run(Map.of("PATH", path), program, "argument"));
        assertThat(refused).hasMessageStartingWith("'" + program + "'");
        assertThat(refused.hint()).isNotEmpty();
        return refused.code();
    }

    @Test
    void itsEndIsOurs() throws NotStarted {
        assertThat(sh("exit 0")).isZero();
        assertThat(sh("exit 7")).isEqualTo(7);
        assertThat(sh("kill -TERM $$")).isEqualTo(128 + 15);
        assertThat(sh("kill -KILL $$")).isEqualTo(128 + 9);
    }

    @Test
    void itGetsTheEnvironmentAndNothingElse() throws NotStarted {
        assertThat(run(
                        Map.of("PATH", PATH, "OWN", "ü 'x' \n$HOME", "EMPTY", ""),
                        "sh",
                        "-c",
                        "test \"$OWN\" = \"ü 'x' \n\\$HOME\" && test \"${EMPTY-none}\" = '' && test -z \"${HOME-}\""))
                .isZero();
        assertThat(run(
                        Map.of("PATH", PATH),
                        "sh",
                        "-c",
                        "test \"$(env | grep -vc '^PATH=\\|^PWD=\\|^_=\\|^SHLVL=\\|^OLDPWD=')\" = 0"))
                .isZero();
    }

    @Test
    void itStartsInTheFolder() throws NotStarted {
        assertThat(run(Map.of("PATH", PATH), "sh", "-c", "test \"$(pwd -P)\" = \"$1\"", "sh", directory.toString()))
                .isZero();
    }

    @Test
    void argumentsArriveAsTheyAre() throws NotStarted {
        assertThat(run(
                        Map.of("PATH", PATH),
                        "sh",
                        "-c",
                        "test $# = 3 && test \"$1\" = '' && test \"$2\" = '--' && test \"$3\" = ' $(x) \"é'",
                        "sh",
                        "",
                        "--",
                        " $(x) \"é"))
                .isZero();
    }

    @Test
    void whatIsNotThereIs127() {
        assertThat(refusal(PATH, "keystore-no-such-program")).isEqualTo(127);
        assertThat(refusal(PATH, "./no-such-program")).isEqualTo(127);
        assertThat(refusal(PATH, "/no/such/program")).isEqualTo(127);
        assertThat(refusal(PATH, "")).isEqualTo(127);
    }

    @Test
    void whatCanNotBeExecutedIs126() throws IOException {
        Files.writeString(directory.resolve("plain"), "text");
        assertThat(refusal(PATH, "./plain")).isEqualTo(126);
        assertThat(refusal(PATH, directory.toString())).isEqualTo(126);
        assertThat(refusal(PATH, "./")).isEqualTo(126);
    }

    @Test
    void withoutAFolderItIs125() throws IOException {
        Path gone = Files.createDirectory(directory.resolve("gone"));
        Files.delete(gone);
        NotStarted refused = catchThrowableOfType(
                NotStarted.class, () -> new Launcher(Map.of("PATH", PATH), gone).run(List.of("true")));
        assertThat(refused.code()).isEqualTo(125);
    }
}
