package dev.keystore.cli.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.KeystoreException.Refused;
import dev.keystore.secret.SecretValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the system can't hand over is refused before anything starts, all of it at once. */
final class ProgramStartTest {
    private static Assignment assignment(String variable, byte[] value) {
        return new Assignment(variable, SecretValue.copyOf(value), "demo/" + variable.toLowerCase(Locale.ROOT));
    }

    private static ProgramStart start(Assignment... assigned) {
        return new ProgramStart(List.of("true"), Inheritance.WHOLE, List.of(assigned));
    }

    @Test
    void aNulIsNamed() {
        assertThatThrownBy(() -> start(
                                assignment("A", new byte[] {1, 0}),
                                assignment("B", new byte[3]),
                                assignment("C", new byte[0]))
                        .requireFits(Map.of()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("A (demo/a), B (demo/b)")
                .hasMessageNotContaining("demo/c");
    }

    @Test
    void oneMayBe128KiBWithItsName() {
        byte[] fits = new byte[128 * 1024 - "A=".length() - 1];
        Arrays.fill(fits, (byte) 'x');
        assertThatCode(() -> start(assignment("A", fits)).requireFits(Map.of())).doesNotThrowAnyException();
        assertThatThrownBy(() -> start(assignment("AB", fits)).requireFits(Map.of()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("AB (demo/ab)");
    }

    @Test
    void allTogetherAreMeasured() {
        byte[] large = new byte[64 * 1024];
        Arrays.fill(large, (byte) 'x');
        List<Assignment> hundred = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            hundred.add(assignment("A" + i, large));
        }
        assertThatThrownBy(() -> new ProgramStart(List.of("true"), Inheritance.WHOLE, hundred).requireFits(Map.of()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("KiB at most");
    }

    @Test
    void limitsAreThoseOfTheStack() {
        String limits = """
                Max cpu time              unlimited            unlimited            seconds
                Max stack size            %s              unlimited            bytes
                """;
        assertThat(SystemLimits.of(limits.formatted("8388608")).all()).isEqualTo(2 * 1024 * 1024 - 4096);
        assertThat(SystemLimits.of(limits.formatted("unlimited")).all()).isEqualTo(6 * 1024 * 1024 - 4096);
        assertThat(SystemLimits.of(limits.formatted("65536")).all()).isEqualTo(128 * 1024 - 4096);
        assertThat(SystemLimits.of("").all()).isEqualTo(6 * 1024 * 1024 - 4096);
    }

    @Test
    void whatIsInheritedIsChosen() {
        Map<String, String> here = Map.of("PATH", "/bin", "X", "1", "Y", "2");
        List<Assignment> assigned = List.of(assignment("X", new byte[] {'s'}));
        assertThat(Inheritance.WHOLE.with(assigned, here, Assignment::raw))
                .isEqualTo(Map.of("PATH", "/bin", "X", "s", "Y", "2"));
        assertThat(new Inheritance(true, Set.of("Y"), false).with(assigned, here, Assignment::raw))
                .isEqualTo(Map.of("PATH", "/bin", "X", "s", "Y", "2"));
        assertThat(new Inheritance(true, Set.of(), true).with(assigned, here, Assignment::raw))
                .isEqualTo(Map.of("PATH", "/bin", "X", "s"));
        assertThat(new Inheritance(false, Set.of(), true).with(assigned, here, Assignment::raw))
                .isEqualTo(here);
    }

    @Test
    void whatTheLauncherLostIsThereAgain() {
        Map<String, String> variables = Map.of(
                "KEYSTORE_NESTED",
                ".",
                "KEYSTORE_ORIGINAL_1",
                "INPUT_A-B=x=y",
                "KEYSTORE_ORIGINAL_2",
                "SHLVL",
                "SHLVL",
                "1",
                "A",
                "a");
        assertThat(Launch.by(null, null, true).undone(variables)).isEqualTo(Map.of("A", "a", "INPUT_A-B", "x=y"));

        Map<String, String> untouched = new HashMap<>(variables);
        untouched.remove("KEYSTORE_NESTED");
        assertThat(Launch.ALONE.undone(variables)).isEqualTo(untouched);
    }

    @Test
    void whyAJvmHandsOnNothingButTextIsSaid() {
        ProgramStart binary = start(assignment("A", new byte[] {(byte) 0xff}));
        assertThatThrownBy(() -> binary.requireText(Launch.ALONE.beside(true)))
                .hasMessageContaining("masked")
                .hasMessageContaining("A (demo/a)")
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.hint().orElse("")).startsWith("--no-mask hands"));
        assertThatThrownBy(() -> binary.requireText(Launch.ALONE.beside(false)))
                .hasMessageContaining("bin/keystore")
                .hasMessageNotContaining("masked");
        for (boolean masked : new boolean[] {true, false}) {
            assertThatThrownBy(
                            () -> binary.requireText(Launch.by(null, null, true).beside(masked)))
                    .hasMessageContaining("no shell")
                    .isInstanceOfSatisfying(
                            Refused.class, e -> assertThat(e.hint().orElse("")).contains("INPUT_A-B"));
        }
        start(assignment("A", "\u00e9".getBytes(StandardCharsets.UTF_8))).requireText(Beside.MASKED);
    }

    @Test
    void theTerminalsForegroundIsKnown() {
        assertThat(Foreground.isIn("7 (a) b) c) S 1 7 7 34816 7 4194304 1")).isTrue();
        assertThat(Foreground.isIn("7 (java) S 1 7 7 34816 9 4194304 1")).isFalse();
        assertThat(Foreground.isIn("7 (java) S 1 7 7 0 -1 4194304 1")).isFalse();
    }
}
