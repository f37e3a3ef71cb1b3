package dev.keystore.cli.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keystore.testbed.TestAccount;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the installed program becomes what it runs, or stands beside it, under the shells that play {@code sh}. */
@EnabledOnOs(OS.LINUX)
@DisabledIfSystemProperty(named = TestAccount.ENDPOINT, matches = ".+", disabledReason = "it asks no endpoint")
class RunIT {
    private static final String VALUE = "s3cret 'value'";
    private static final String SIGNALS = "INT TERM HUP USR1 USR2 WINCH";

    /** Says which signals it gets, and ends with the sixth. */
    private static final String LISTENER = "n=0; for s in " + SIGNALS
            + "; do trap \"echo got $s >> got; n=\\$((n+1)); [ \\$n -ge 6 ] && exit 9\" $s; done;"
            + " echo $$ $PPID > ready.part; mv ready.part ready; while :; do sleep 0.05; done";

    private final Desk desk = Desk.fresh();

    @BeforeEach
    void store() {
        new Shell(new InsideProgram(), desk, List.of("--local=" + desk.path("store"))).has("demo/db-password", VALUE);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    /** Runs {@code script}, in which {@code run} stands for the command line up to its options. */
    private Finished script(String script) {
        return PackagedProgram.script(
                desk,
                script.replace("RUN", "\"$1\" --local=store run demo").replace("BY", "\"$1\" --local=store run demo"));
    }

    @Test
    void noJvmStaysBehind() {
        // Its folder marks the command line of this one run among those of all processes.
        Finished run = script("echo $$; exec RUN --no-mask -- sh -c 'echo $$ $PPID;"
                + " for one in /proc/[0-9]*/cmdline; do tr \"\\0\" \" \" <$one; echo; done 2>/dev/null' "
                + desk.directory());
        List<String> lines = run.succeeds().lines();
        String[] pids = lines.get(1).split(" ", -1);
        assertThat(pids[0]).isEqualTo(lines.get(0));
        assertThat(pids[1]).isEqualTo(String.valueOf(ProcessHandle.current().pid()));
        assertThat(run.text()).doesNotContain(VALUE);
        assertThat(lines)
                .anyMatch(line -> line.startsWith("sh -c ")
                        && line.contains(desk.directory().toString()))
                .noneMatch(line -> line.contains("dev.keystore.cli.Main")
                        && line.contains(desk.directory().toString()));
    }

    @Test
    void theProgramGetsTheSecretAndNothingOfOurs() {
        Finished run = script("RUN --no-mask -- sh -c 'printf \"%s\\n\" \"$DB_PASSWORD\"; env'");
        assertThat(run.lines().get(0)).isEqualTo(VALUE);
        assertThat(run.text()).doesNotContain("KEYSTORE_").doesNotContain("ks_");
    }

    @ParameterizedTest
    @CsvSource({"0, exit 0", "7, exit 7", "143, kill -TERM $$", "137, kill -KILL $$"})
    void theEndIsTheProgramsOwn(int code, String end) {
        assertThat(script("RUN --no-mask -- sh -c '" + end + "'; exit $?").code())
                .isEqualTo(code);
        assertThat(script("RUN --mask -- sh -c '" + end + "'; exit $?").code()).isEqualTo(code);
    }

    @Test
    void deathBySignalIsItsOwnWhereTheLauncherBecameIt() throws IOException {
        Finished run = script("exec RUN --no-mask -- sh -c 'kill -KILL $$'");
        assertThat(run.code()).isEqualTo(128 + 9);
    }

    @Test
    void whatCanNotBeRunIsToldApart() {
        desk.file("plain", "text");
        for (String mask : List.of("--mask", "--no-mask")) {
            script("RUN " + mask + " -- no-such-program").fails(127, "no-such-program");
            script("RUN " + mask + " -- ./plain").fails(126, "./plain");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"exec", "beside"})
    void sixSignalsReachIt(String way) {
        Finished run = script("env --default-signal=INT,QUIT " + "BY " + (way.equals("exec") ? "--no-mask" : "--mask")
                + " -- sh -c '" + LISTENER + "' & p=$!; " + sendAll("$p") + "wait $p; exit $?");
        assertThat(run.code()).isEqualTo(9);
        assertThat(desk.path("got")).content().contains(SIGNALS.split(" "));
    }

    /** Sends each signal, and waits until it has come. */
    private static String sendAll(String pid) {
        return "i=0; until [ -e ready ] || [ $i -gt 200 ]; do sleep 0.05; i=$((i+1)); done; for s in " + SIGNALS
                + "; do kill -s $s " + pid
                + "; i=0; until grep -qs \"got $s\" got || [ $i -gt 200 ]; do sleep 0.05; i=$((i+1)); done; done; ";
    }

    @ParameterizedTest
    @ValueSource(strings = {"--no-mask", "--mask"})
    void theFirstProcessForwardsAndTakesUpOrphans(String mask) {
        Finished able = PackagedProgram.another(desk, List.of("unshare", "--pid", "--fork", "--mount-proc", "true"));
        assumeTrue(able.code() == 0, "no process namespace can be made here: the first process of one is not tried");
        desk.file("first", "exec \"$1\" --local=store run demo " + mask + " -- sh -c '" + LISTENER + "'\n");

        Finished run = script("env --default-signal=INT,QUIT unshare --pid --fork --mount-proc sh first \"$1\" & u=$!;"
                + " i=0; until [ -e ready ] || [ $i -gt 200 ]; do sleep 0.05; i=$((i+1)); done; p=$(pgrep -P $u); "
                + sendAll("$p") + "wait $u; exit $?");
        assertThat(run.code()).isEqualTo(9);
        assertThat(desk.path("got")).content().contains(SIGNALS.split(" "));
        assertThat(desk.path("ready")).content().isNotEqualTo("1 0\n");
    }

    @ParameterizedTest
    @CsvSource({"dash, --no-mask", "dash, --mask", "bash --posix, --no-mask", "bash --posix, --mask"})
    void inheritedVariablesStayAsTheyAre(String shell, String mask) throws IOException {
        Finished run =
                script("env 'INPUT_A-B=x y' \"BAD=$(printf 'a\\377b')\" name=n value=v plan=p ks=k LC_ALL= IFS=, "
                        + shell + " BY " + mask + " -- cat /proc/self/environ");
        String environment = new String(run.succeeds().out(), ISO_8859_1);
        assertThat(List.of(environment.split("\0", -1)))
                .contains("INPUT_A-B=x y", "BAD=a\u00ffb", "name=n", "value=v", "plan=p", "ks=k", "LC_ALL=", "IFS=,")
                .noneMatch(entry -> entry.startsWith("KEYSTORE_"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash -x", "dash -v", "bash -x", "bash -v", "bash --posix -xv"})
    void aTracedLauncherShowsNothing(String shell) {
        for (String mask : List.of("--mask", "--no-mask")) {
            Finished run = script(shell + " RUN " + mask + " -- true");
            assertThat(run.succeeds().err()).doesNotContain("s3cret");
        }
        Finished odd = script("env A-B=x " + shell + " RUN --no-mask -- true");
        assertThat(odd.succeeds().err()).doesNotContain("s3cret");
    }

    @Test
    @Timeout(60)
    void whatTheLauncherWasKilledForEndsTheJvmToo() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String endpoint = "http://127.0.0.1:" + mute.getLocalPort();
            Desk there = desk.with(Map.of("AWS_ACCESS_KEY_ID", "test", "AWS_SECRET_ACCESS_KEY", "test"));
            PackagedProgram.Started run = PackagedProgram.start(
                    there,
                    List.of(
                            "--table=secrets",
                            "--region=eu-west-1",
                            "--endpoint-url=" + endpoint,
                            "run",
                            "demo",
                            "--no-mask",
                            "--",
                            "true"));
            mute.setSoTimeout(30_000);
            try (Socket asked = mute.accept()) {
                List<ProcessHandle> left = run.process().descendants().toList();
                assertThat(left).isNotEmpty();
                run.process().destroy();
                for (ProcessHandle jvm : left) {
                    jvm.onExit().get(15, TimeUnit.SECONDS);
                }
                assertThat(asked.isConnected()).isTrue();
            }
            assertThat(run.end().err()).isEmpty();
        }
    }

    @Test
    void anArgumentThatIsNoTextIsNotChanged() {
        script("RUN --mask -- printf %s \"$(printf 'a\\377b')\"").fails(2, "UTF-8", "--no-mask");
        assertThat(script("RUN --no-mask -- printf %s \"$(printf 'a\\377b')\"")
                        .succeeds()
                        .out())
                .isEqualTo(new byte[] {'a', (byte) 0xff, 'b'});
        script("RUN --mask -- printf %s \"$(printf 'a\\357\\277\\275b')\"").prints("a\ufffdb");
    }

    @Test
    void nothingButWhatWasPassedIsInherited() {
        Finished run = script("env _=x Y=y 'INPUT_A-B=z' KEYSTORE_ORIGINAL_9=A=b dash "
                + "BY --no-mask --pristine --pass INPUT_A-B,KEYSTORE_ORIGINAL_9 -- cat /proc/self/environ");
        assertThat(List.of(run.succeeds().text().split("\0", -1)))
                .contains("INPUT_A-B=z", "KEYSTORE_ORIGINAL_9=A=b")
                .noneMatch(entry -> entry.startsWith("_=") || entry.startsWith("Y=") || entry.startsWith("A="));
        assertThat(script("env _=x dash BY --no-mask --pristine -- cat /proc/self/environ")
                        .succeeds()
                        .text())
                .doesNotContain("_=x", "\0_=");
        assertThat(script("env KEYSTORE_ORIGINAL_1=A=b dash BY --mask -- cat /proc/self/environ")
                        .succeeds()
                        .text())
                .contains("KEYSTORE_ORIGINAL_1=A=b")
                .doesNotContain("\0A=b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash --posix"})
    void aFolderThatIsGoneIsSaid(String shell) {
        String gone = "mkdir gone; cd gone; rmdir ../gone; " + shell;
        Finished run = script(gone + " RUN --no-mask -- true; exit $?");
        assertThat(run.code()).isEqualTo(125);
        assertThat(run.err()).contains("keystore: error: the working folder is gone");
        assertThat(script(gone + " \"$1\" --local=store list; exit $?").code()).isEqualTo(8);
    }

    @Test
    void aClosedStreamIsAClosedOne() {
        assertThat(script("RUN --no-mask -- sh -c 'echo x; echo $? >&2' >&-").err())
                .contains("1\n");
        assertThat(script("RUN --no-mask -- sh -c 'echo x >&2; echo $?' 2>&-").text())
                .isEqualTo("1\n");
        assertThat(script("RUN --no-mask -- sh -c 'cat; echo $?' <&-").text()).isEqualTo("0\n");
        assertThat(script("RUN --mask -- sh -c 'echo $DB_PASSWORD' >&-; echo $?")
                        .text())
                .isEqualTo("0\n");
        assertThat(script("{ RUN --mask -- yes; echo $? >&2; } | head -1").err())
                .isEqualTo("141\n");
    }

    @Test
    void aHundredLargeSecretsAreRefusedBeforeAnythingStarts() {
        Shell shell = new Shell(new InsideProgram(), desk, List.of("--local=" + desk.path("store")));
        for (int i = 0; i < 4; i++) {
            String json = IntStream.range(i * 25, i * 25 + 25)
                    .mapToObj(n -> "\"large/a" + n + "\":\"" + "x".repeat(40_000) + "\"")
                    .collect(Collectors.joining(",", "{", "}"));
            shell.feed(json, "put", "--many").succeeds();
        }
        for (String mask : List.of("--mask", "--no-mask")) {
            PackagedProgram.script(desk, "\"$1\" --local=store run large " + mask + " -- touch started")
                    .fails(2, "KiB at most");
        }
        assertThat(desk.path("started")).doesNotExist();
    }

    @Test
    void nothingIsLeftOnDisk() throws IOException {
        script("RUN --no-mask -- true").succeeds();
        script("RUN --mask -- true").succeeds();
        for (Path file : desk.files()) {
            assertThat(new String(Files.readAllBytes(file), ISO_8859_1)).doesNotContain("s3cret");
        }
    }
}
