package dev.keystore.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.cli.Outside;
import dev.keystore.cli.transcript.ScriptedTerminal;
import dev.keystore.contract.FaultyStore;
import dev.keystore.contract.Trouble;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees while a namespace is read that takes its time. */
final class WaitingTest {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(20).toNanos();

    private final ScriptedTerminal terminal = new ScriptedTerminal();
    private final Outside outside;

    WaitingTest(@TempDir Path directory) {
        outside = new Outside(terminal, directory);
        outside.pipe("hunter2", "put", "demo/a", "-");
        outside.printed();
    }

    /** The first read takes two seconds by the clock, and goes on when something is said, or nothing will be. */
    private void slowStore(boolean untilSomethingIsSaid) {
        outside.behaviour = store -> new FaultyStore(store, Trouble.before(0, () -> {
            outside.now = outside.now.plusSeconds(2);
            long began = System.nanoTime();
            while (untilSomethingIsSaid && outside.err.size() == 0 && System.nanoTime() - began < PATIENCE_NANOS) {
                Thread.onSpinWait();
            }
        }));
    }

    @Test
    void aTerminalShowsThatSomethingGoesOn() {
        terminal.attach(true);
        slowStore(true);
        assertThat(outside.run("export", "demo")).isZero();
        assertThat(outside.said()).contains("keystore: reading demo").endsWith("\r\u001b[K");
        assertThat(outside.printed()).isEqualTo("{\"a\":\"hunter2\"}\n");
    }

    @Test
    void elsewhereNothingIsDrawn() {
        slowStore(false);
        assertThat(outside.run("export", "demo")).isZero();
        assertThat(outside.said()).isEmpty();
        terminal.attach(true);
        slowStore(false);
        assertThat(outside.run("export", "demo", "-q")).isZero();
        assertThat(outside.said()).isEmpty();
    }
}
