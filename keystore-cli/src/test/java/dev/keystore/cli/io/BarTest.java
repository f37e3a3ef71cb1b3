package dev.keystore.cli.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** When a bar is drawn, and what is left of it. */
final class BarTest {
    private final List<String> screen = Collections.synchronizedList(new ArrayList<>());
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-31T12:00:00Z"));

    private void pass(long millis) {
        now.updateAndGet(time -> time.plusMillis(millis));
    }

    @Test
    void nothingIsDrawnForWhatIsDoneWithinASecond() {
        try (Bar bar = new Bar(screen::add, now::get, "verifying", 10)) {
            for (int i = 0; i < 10; i++) {
                bar.step();
                pass(100);
            }
        }
        assertThat(screen).isEmpty();
    }

    @Test
    void whatTakesLongerIsDrawnAndClearedInTheEnd() {
        try (Bar bar = new Bar(screen::add, now::get, "verifying", 10)) {
            bar.step();
            pass(1001);
            bar.step();
            bar.step(3);
        }
        assertThat(String.join("", screen))
                .contains("\rkeystore: verifying", "5/10")
                .endsWith("\r\u001b[K")
                .doesNotContain("\n");
        assertThat(String.join("", screen).split("\r")).allMatch(line -> line.length() <= 79);
    }

    @Test
    void aTotalThatNobodyKnowsIsNoObstacle() {
        try (Bar bar = new Bar(screen::add, now::get, "scanning", -1)) {
            pass(1001);
            bar.step(7);
        }
        assertThat(String.join("", screen)).contains("scanning", "7/?");
    }

    @Test
    void elsewhereNothingIsDrawn() {
        try (Bar bar = new Bar(null, now::get, "verifying", 10)) {
            pass(5000);
            bar.step();
        }
        assertThat(screen).isEmpty();
    }
}
