package dev.keystore.cli.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keystore.KeystoreException.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a shell makes of our lines is what we meant: in the shells themselves, where they are installed. */
final class ShellDialectTest {
    private static final long SEED = 20261125;
    private static final int VALUES = 400;
    private static final int LONGEST = 24;

    /** What has a meaning in some shell, and what has been got wrong somewhere. */
    private static final String[] PIECES = {
        "'", "''", "\"", "\\", "\\'", "\\\\", "`", "`id`", "$", "$(id)", "${HOME}", "$HOME", "%", "%PATH%", "!", "!!",
        "#", "~", "*", "?", "[a]", "{a,b}", "&", "&&", "|", ";", "<", ">", "(", ")", "^", "=", " ", "  ", "\t", "\n",
        "\r", "\r\n", "\u0001", "\u007F", "\u0085", "é", "日本", "😀", "\u200B", "\u202E", "\u2018", "\u2019", "a", "B",
        "0", "-n", "--", "/", "+", ","
    };

    /** What shells have a use for. */
    private static final String OWNED =
            "_ UID EUID GID EGID PPID GROUPS RANDOM SRANDOM SECONDS LINENO BASH BASHPID BASHOPTS "
                    + "BASH_VERSINFO BASH_VERSION BASH_ARGV0 SHELLOPTS OPTIND OPTARG OPTERR HISTCMD HISTSIZE HISTFILESIZE HISTCHARS SAVEHIST "
                    + "EPOCHSECONDS EPOCHREALTIME PIPESTATUS FUNCNAME FUNCNEST DIRSTACK COMP_WORDS PWD OLDPWD SHLVL COLUMNS LINES ERRNO ARGC "
                    + "TTY TTYIDLE STATUS VERSION HISTORY UMASK LOGNAME HOST HOSTNAME HOSTTYPE MACHTYPE OSTYPE VENDOR KEYTIMEOUT LISTMAX BAUD "
                    + "TMOUT FISH_VERSION FISH_PID CPUTYPE TRY_BLOCK_ERROR TRY_BLOCK_INTERRUPT TERM MAIL COPROC REPLY MAPFILE WATCH DISPLAY "
                    + "FOO_PATH PSVAR WORDCHARS NULLCMD PROMPT PS1 RPS1";

    private final Path directory;

    ShellDialectTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private static Map<String, String> nasty() {
        Random random = new Random(SEED);
        Map<String, String> values = new LinkedHashMap<>();
        for (String piece : PIECES) {
            values.put("ONE_" + values.size(), piece);
        }
        values.put("EMPTY", "");
        for (int i = 0; i < VALUES; i++) {
            values.put(
                    "MANY_" + i,
                    IntStream.range(0, 1 + random.nextInt(LONGEST))
                            .mapToObj(n -> PIECES[random.nextInt(PIECES.length)])
                            .collect(Collectors.joining()));
        }
        return values;
    }

    private static String lines(ShellDialect dialect, Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> dialect.set(value.getKey(), value.getValue()))
                .collect(Collectors.joining());
    }

    private static void assumeInstalled(String shell) {
        assumeTrue(
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, shell))),
                shell + " is not installed: its quoting is not proven here");
    }

    /** The environment of a program that {@code shell} starts at the end of {@code script}. */
    private Map<String, String> environmentAfter(String shell, String script) throws IOException {
        Path file = Files.writeString(directory.resolve("script"), script, UTF_8);
        ProcessBuilder builder = new ProcessBuilder(shell, file.toString())
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"),
                        "HOME", directory.toString(),
                        "LC_ALL", "C.UTF-8"));
        Process process = builder.start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.onExit().join().exitValue()).isZero();
        Map<String, String> environment = new LinkedHashMap<>();
        for (String variable : printed.split("\0", 0)) {
            int equals = variable.indexOf('=');
            environment.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        return environment;
    }

    @ParameterizedTest
    @CsvSource({"sh, SH", "dash, SH", "bash, SH", "zsh, SH", "fish, FISH"})
    void aShellReadsWhatWasMeant(String shell, ShellDialect dialect) throws IOException {
        assumeInstalled(shell);
        Map<String, String> values = nasty();
        Files.writeString(directory.resolve("lines"), lines(dialect, values), UTF_8);
        String read = dialect == ShellDialect.FISH ? "cat lines | source" : "eval \"$(cat lines)\"";
        assertThat(environmentAfter(shell, read + "\nenv -0\n")).containsAllEntriesOf(values);
    }

    @ParameterizedTest
    @CsvSource({
        "sh, SH, set -eu",
        "dash, SH, set -eu",
        "bash, SH, set -eu",
        "zsh, SH, set -eu",
        "zsh, SH, setopt RC_QUOTES",
        "fish, FISH, true"
    })
    void aShellForgetsWhatIsCleared(String shell, ShellDialect dialect, String before) throws IOException {
        assumeInstalled(shell);
        Map<String, String> values = Map.of("KEPT", "it''s", "GONE", "'", "NEVER", "x");
        String script = before + "\n" + lines(dialect, Map.of("KEPT", "it''s", "GONE", "'")) + dialect.unset("GONE")
                + dialect.unset("NEVER") + "env -0\n";
        assertThat(environmentAfter(shell, script))
                .containsEntry("KEPT", values.get("KEPT"))
                .doesNotContainKeys("GONE", "NEVER");
    }

    /** {@code eval (…)} puts all lines on one. */
    @Test
    void fishAlsoEvaluates() throws IOException {
        assumeInstalled("fish");
        Map<String, String> values = nasty();
        Files.writeString(directory.resolve("lines"), lines(ShellDialect.FISH, values), UTF_8);
        assertThat(environmentAfter("fish", "eval (cat lines)\nenv -0\n")).containsAllEntriesOf(values);
    }

    @Test
    void aPosixLineEndsLikeOne() {
        for (ShellDialect dialect : List.of(ShellDialect.SH, ShellDialect.FISH)) {
            assertThat(dialect.set("A", "b") + dialect.unset("A"))
                    .doesNotContain("\r")
                    .endsWith("\n");
        }
    }

    /** Each is changed by one shell or another: by all that it is not kept from, it is not. */
    @ParameterizedTest
    @CsvSource({"sh, SH", "dash, SH", "bash, SH", "zsh, SH", "fish, FISH"})
    void whatAShellKeepsForItselfIsKnown(String shell, ShellDialect dialect) throws IOException {
        assumeInstalled(shell);
        Map<String, String> values = new LinkedHashMap<>();
        List.of(OWNED.split(" ", 0)).forEach(name -> values.put(name, "x y"));
        values.keySet().removeIf(dialect::keeps);
        assertThat(values).containsKey("MAIL").doesNotContainKeys("_", "PWD", "SHLVL");
        Files.writeString(directory.resolve("lines"), lines(dialect, values), UTF_8);
        String read = dialect == ShellDialect.FISH ? "cat lines | source" : "eval \"$(cat lines)\"";
        assertThat(environmentAfter(shell, read + "\nenv -0\n")).containsAllEntriesOf(values);
    }

    /** No PowerShell here to ask: the rule of its language specification. */
    @Test
    void powershellKnowsTheQuoteAlone() {
        assertThat(ShellDialect.POWERSHELL.set("A", "$x `n \"q\" %y%\nz")).isEqualTo("$Env:A = '$x `n \"q\" %y%\nz'\n");
        assertThat(ShellDialect.POWERSHELL.set("A", "it's")).isEqualTo("$Env:A = 'it''s'\n");
        assertThat(ShellDialect.POWERSHELL.set("A", "\u2018\u2019\u201A\u201B"))
                .isEqualTo("$Env:A = '\u2018\u2018\u2019\u2019\u201A\u201A\u201B\u201B'\n");
        assertThat(ShellDialect.POWERSHELL.unset("A")).isEqualTo("Remove-Item Env:A -ErrorAction SilentlyContinue\n");
    }

    /** No cmd here to ask: what it could change is refused. */
    @Test
    void cmdIsGivenNothingThatItCouldChange() {
        assertThat(ShellDialect.CMD.set("A", "a b&c|d<e>f^g(h)'`$~+/="))
                .isEqualTo("set \"A=a b&c|d<e>f^g(h)'`$~+/=\"\r\n");
        assertThat(ShellDialect.CMD.unset("A")).isEqualTo("set \"A=\"\r\n");
        for (String value : new String[] {"%PATH%", "50%", "a\"b", "wow!", "a\nb", "é", "\t"}) {
            assertThatThrownBy(() -> ShellDialect.CMD.set("A", "hunter2" + value + "x".repeat(value.length())))
                    .isInstanceOf(Refused.class)
                    .hasMessage("the value of A can't be given to cmd exactly");
        }
    }
}
