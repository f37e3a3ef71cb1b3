package dev.keystore.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Completion scripts are taken by the shells they are for, those that are installed here. */
class CompletionIT {
    private final Desk desk = Desk.fresh();
    private final Shell shell = new Shell(new InsideProgram(), desk, List.of());

    @AfterEach
    void close() {
        desk.close();
    }

    static boolean isInstalled(String name) {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    @ParameterizedTest
    @CsvSource({"bash, -n", "zsh, -n", "fish, --no-execute"})
    void aShellParsesItsScript(String name, String check) {
        Finished script = shell.keystore("completion", name).succeedsSilently();
        assertThat(script.text()).contains("put", "undelete", "local");
        assumeTrue(isInstalled(name), name + " is not installed");
        desk.file("script", script.text());
        Finished parsed = PackagedProgram.script(desk, name + " " + check + " script");
        assertThat(parsed.code()).describedAs("%s", parsed).isZero();
        assertThat(parsed.err()).isEmpty();
    }

    @Test
    void bashCompletesCommandsAndOptions() {
        assumeTrue(isInstalled("bash"), "bash is not installed");
        desk.file("script", shell.keystore("completion", "bash").text());
        assertThat(completed("keystore un")).containsExactly("undelete");
        assertThat(completed("keystore get --out")).contains("--output", "--out");
        assertThat(completed("keystore --lo")).contains("--local");
        assertThat(completed("keystore boot")).containsExactly("bootstrap");
        assertThat(completed("keystore bootstrap st")).containsExactly("store", "status");
        assertThat(completed("keystore bootstrap grant --pat")).containsExactly("--pattern");
        assertThat(completed("keystore store --gen")).as("another name of put").containsExactly("--generate");
        assertThat(completed("keystore put --type j")).containsExactly("json");
        assertThat(completed("keystore put --type=")).containsExactly("text", "json", "binary");
        assertThat(completed("keystore -o t")).containsExactly("text");
        assertThat(completed("keystore completion z")).containsExactly("zsh");
        assertThat(completed("keystore template show client-e")).contains("client-ecs", "client-eks");
        assertThat(completed("keystore assume -- keysto")).as("another program").contains("keystore");
    }

    /** What bash offers behind {@code line}. */
    private List<String> completed(String line) {
        desk.file("complete.sh", """
                source ./script
                COMP_LINE='%1$s' COMP_POINT=${#COMP_LINE}
                words='%1$s' # bash splits at the equals sign as well
                COMP_WORDS=(${words//=/ = }) COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                function=$(complete -p keystore | sed 's/.*-F \\([^ ]*\\).*/\\1/')
                "$function" keystore "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
                printf '%%s\\n' "${COMPREPLY[@]}" | sed 's/ *$//'
                """.formatted(line));
        return PackagedProgram.script(desk, "PATH=${1%/*}:$PATH bash complete.sh")
                .succeeds()
                .lines();
    }

    @Test
    void otherShellsAreUsage() {
        shell.keystore("completion", "tcsh").fails(2, "bash", "zsh", "fish");
        shell.keystore("completion").fails(2);
    }
}
