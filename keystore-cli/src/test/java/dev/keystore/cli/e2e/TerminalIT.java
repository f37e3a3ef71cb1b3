package dev.keystore.cli.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The packaged program on a terminal, a pseudo one that {@code script} of util-linux makes. */
class TerminalIT {
    private static final Path SCRIPT = Path.of("/usr/bin/script");

    private final Desk desk = Desk.fresh().with("TERM", "xterm");
    private final Shell shell = new Shell(new InsideProgram(), desk, List.of("--local=store"));

    @BeforeEach
    void fill() {
        assumeTrue(Files.isExecutable(SCRIPT), SCRIPT + " is not installed");
        shell.has("demo/a", "v");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    /** Runs {@code command}, where {@code keystore} is the program, on a terminal at which {@code typed} is typed. */
    private Finished onTerminal(String typed, String command) {
        return PackagedProgram.script(
                desk.with("typed", typed).with("command", keystore(command)),
                "printf %b \"$typed\" | " + SCRIPT + " -qec \"$command\" /dev/null");
    }

    private static String keystore(String command) {
        return "keystore() { \"" + PackagedProgram.executable() + "\" --local=store \"$@\"; }; " + command;
    }

    @Test
    void aLineEndIsAddedForThePersonOnly() {
        assertThat(onTerminal("", "keystore get demo/a").text()).isEqualTo("v\r\n");
        assertThat(onTerminal("", "keystore get demo/a -n").text()).isEqualTo("v");
        assertThat(onTerminal("", "keystore get demo/a | od -c").text())
                .contains("v")
                .doesNotContain("\\n");
        shell.has("demo/line", "v\n");
        assertThat(onTerminal("", "keystore get demo/line").text()).isEqualTo("v\r\n");
    }

    @Test
    void aValueIsTypedTwiceAndNotShown() throws Exception {
        String shown = answering("keystore put demo/typed", "hunter2", "hunter2");
        assertThat(shown).contains("demo/typed@1").doesNotContain("hunter");
        shell.keystore("get", "demo/typed").prints("hunter2");
        assertThat(answering("keystore put demo/typed", "hunter3", "hunter4"))
                .contains("differ")
                .doesNotContain("hunter");
        shell.keystore("get", "demo/typed").prints("hunter2");
    }

    /** What the terminal shows of {@code command} when each question is answered once it stands there. */
    private String answering(String command, String... answers) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(SCRIPT.toString(), "-qec", keystore(command), "/dev/null")
                .directory(desk.directory().toFile());
        builder.environment().clear();
        builder.environment().putAll(desk.environment());
        Process process = builder.start();
        StringBuilder shown = new StringBuilder();
        try (InputStream screen = process.getInputStream();
                OutputStream keyboard = process.getOutputStream()) {
            int asked = 0;
            for (int next = screen.read(); next >= 0; next = screen.read()) {
                shown.append((char) next);
                if (asked < answers.length && shown.toString().endsWith(": ")) {
                    keyboard.write((answers[asked++] + "\n").getBytes(UTF_8));
                    keyboard.flush();
                }
            }
        }
        process.waitFor();
        return shown.toString();
    }

    @Test
    void destroyingAsksForTheName() {
        shell.has("demo/a", "w");
        assertThat(onTerminal("demo/b\\n", "keystore destroy demo/a --versions 1")
                        .code())
                .isEqualTo(2);
        shell.keystore("get", "demo/a@1").prints("v");
        assertThat(onTerminal("demo/a\\n", "keystore destroy demo/a --versions 1")
                        .code())
                .isZero();
        shell.keystore("get", "demo/a@1").fails(3);
        assertThat(onTerminal("n\\n", "keystore verify --repair").code()).isEqualTo(2);
        assertThat(onTerminal("y\\n", "keystore verify --repair").code()).isZero();
    }

    @Test
    void errorsAreColouredUnlessSaidOtherwise() {
        assertThat(onTerminal("", "keystore get demo/gone").text()).contains("\u001b[");
        assertThat(onTerminal("", "keystore --no-color get demo/gone").text()).doesNotContain("\u001b[");
        assertThat(onTerminal("", "NO_COLOR=1 keystore get demo/gone").text()).doesNotContain("\u001b[");
        assertThat(onTerminal("", "TERM=dumb keystore get demo/gone").text()).doesNotContain("\u001b[");
        assertThat(onTerminal("", "keystore get demo/gone 2>&1 | cat").text()).doesNotContain("\u001b[");
    }

    @Test
    void whatIsStoredCanNotDriveTheTerminal() {
        shell.feed("x", "put", "demo/n", "--note", "plain").succeeds();
        assertThat(onTerminal("", "keystore list demo -l").text()).doesNotContain("\u001b");
        assertThat(new String(onTerminal("", "keystore get 'demo/\u001b[31m'").out(), UTF_8))
                .doesNotContain("\u001b[31m'");
    }
}
