package dev.keystore.cli.io;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * How far something has come: a bar in one line of a terminal, drawn only where it takes longer than a second; until then its library
 * isn't even loaded. Closing it clears the line. Safe to use from several threads.
 */
public final class Bar implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int WIDTH = 79;
    private static final int BETWEEN_UPDATES_MILLIS = 200;
    private static final String CLEARED = "\r\u001b[K";

    private final @Nullable Consumer<String> raw;
    private final InstantSource clock;
    private final Instant began;
    private final String what;
    private final long total;
    private long done;
    private @Nullable ProgressBar drawn;

    /**
     * A bar that goes to {@code raw}, which takes text as it is; null to draw none.
     *
     * @param what is going on
     * @param total how many steps there are; negative where nobody knows
     */
    Bar(@Nullable Consumer<String> raw, InstantSource clock, String what, long total) {
        this.raw = raw;
        this.clock = clock;
        this.began = clock.instant();
        this.what = what;
        this.total = total;
    }

    /** One step was done. */
    public void step() {
        step(1);
    }

    /** {@code steps} more were done. */
    public synchronized void step(long steps) {
        done += steps;
        if (drawn != null) {
            drawn.stepTo(done);
        } else if (raw != null && clock.instant().isAfter(began.plus(PATIENCE))) {
            drawn = draw(raw);
        }
    }

    private ProgressBar draw(Consumer<String> out) {
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("keystore: " + Printable.line(what))
                .setInitialMax(total)
                .startsFrom(done, Duration.between(began, clock.instant()))
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(BETWEEN_UPDATES_MILLIS)
                .setConsumer(new DelegatingProgressBarConsumer(line -> out.accept("\r" + line), WIDTH))
                .build();
        bar.refresh();
        return bar;
    }

    @Override
    public synchronized void close() {
        if (drawn != null && raw != null) {
            drawn.close();
            raw.accept(CLEARED);
        }
    }
}
