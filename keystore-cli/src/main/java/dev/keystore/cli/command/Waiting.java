package dev.keystore.cli.command;

import dev.keystore.cli.io.Bar;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets a person at a terminal see that something is going on of which nobody counts the steps, if it takes longer than a second. */
final class Waiting {
    private static final long BETWEEN_LOOKS_MILLIS = 200;

    private Waiting() {}

    /** What {@code work} gives; {@code what} is shown while it is being waited for. */
    static <T> T showing(String what, Call call, Supplier<T> work) {
        if (!call.world().terminal().showsErrors()) {
            return work.get();
        }
        CountDownLatch done = new CountDownLatch(1);
        try (Bar bar = call.bar(what, -1)) {
            Thread looking = new Thread(() -> look(bar, done), "waiting");
            looking.setDaemon(true);
            looking.start();
            try {
                return work.get();
            } finally {
                done.countDown();
                join(looking);
            }
        }
    }

    private static void look(Bar bar, CountDownLatch done) {
        try {
            while (!done.await(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS)) {
                bar.step(0);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nothing may be drawn behind a bar that is closed. */
    private static void join(Thread looking) {
        try {
            looking.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
