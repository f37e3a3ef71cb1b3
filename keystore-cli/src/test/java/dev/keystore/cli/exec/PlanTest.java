package dev.keystore.cli.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.cli.io.ShellDialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A shell makes of its environment exactly what was wanted, or is not asked to. */
final class PlanTest {
    private static Plan plan(Map<String, String> own, Map<String, String> wanted) {
        return Plan.from(own, wanted);
    }

    private static boolean isForShells(String name, String value) {
        return plan(Map.of(), Map.of(name, value)).isForShells();
    }

    @Test
    void onlyWhatDiffersIsSaid() {
        assertThat(plan(
                                Map.of("A", "1", "B", "2", "KEYSTORE_NESTED", ".", "_", "/bin/java"),
                                Map.of("A", "1", "B", "x'y", "C", "", "_", "/bin/sh"))
                        .lines(ShellDialect.SH))
                .isEqualTo("export B='x'\\''y'\nexport C=''\nunset KEYSTORE_NESTED\n");
    }

    @Test
    void aShellsNoteIsClearedWhereNobodyWantsIt() {
        assertThat(plan(Map.of("_", "/bin/java"), Map.of()).lines(ShellDialect.SH))
                .isEqualTo("unset _\n");
        assertThat(plan(Map.of(), Map.of("_", "/bin/sh")).changes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INPUT_A-B",
                "1A",
                "a.b",
                "BASH_FUNC_x%%",
                "PPID",
                "UID",
                "RANDOM",
                "SHELLOPTS",
                "OPTIND",
                "BASH_ENV"
            })
    void whatAShellCanNotHoldIsNotLeftToIt(String name) {
        assertThat(isForShells(name, "x")).isFalse();
        assertThat(plan(Map.of(name, "x"), Map.of()).isForShells()).isFalse();
        assertThat(plan(Map.of(name, "x"), Map.of(name, "x")).isForShells()).isTrue();
    }

    @Test
    void aLocaleThatMayBeUnknownIsNotLeftToIt() {
        assertThat(isForShells("LC_ALL", "C")).isTrue();
        assertThat(isForShells("LC_ALL", "xx_YY")).isFalse();
        assertThat(plan(Map.of("LC_ALL", "C.UTF-8"), Map.of()).isForShells()).isTrue();
    }

    @Test
    void bashTakesItsLevelBackByItself() {
        assertThat(plan(Map.of("SHLVL", "3"), Map.of("SHLVL", "2")).changes()).isEmpty();
        assertThat(plan(Map.of("SHLVL", "3"), Map.of("SHLVL", "7")).isForShells())
                .isFalse();
        assertThat(plan(Map.of("SHLVL", "0"), Map.of()).isForShells()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash --posix"})
    void everyByteArrivesThroughAShell(String shell, @TempDir Path directory) throws IOException {
        Random random = new Random(7);
        Map<String, String> wanted = new LinkedHashMap<>();
        for (int i = 0; i < 40; i++) {
            StringBuilder value = new StringBuilder();
            for (int n = random.nextInt(60); n > 0; n--) {
                value.append((char) (1 + random.nextInt(255)));
            }
            wanted.put("V" + i, value.append(i % 3 == 0 ? "'\n\n" : "").toString());
        }
        Path plan = directory.resolve("plan");
        Files.write(plan, Raw.bytes(plan(Map.of(), wanted).lines(ShellDialect.SH) + "exec cat /proc/self/environ\n"));
        Path script = Files.writeString(directory.resolve("script"), "plan=$(cat " + plan + "); eval \"$plan\"\n");
        ProcessBuilder builder =
                new ProcessBuilder(("env -i PATH=/usr/bin:/bin LC_ALL=C.UTF-8 " + shell + " " + script).split(" "));
        Process process = builder.redirectErrorStream(true).start();
        String environment = Raw.of(process.getInputStream().readAllBytes());

        List<String> entries = List.of(environment.split("\0", -1));
        wanted.forEach((name, value) -> assertThat(entries).contains(name + "=" + value));
    }
}
