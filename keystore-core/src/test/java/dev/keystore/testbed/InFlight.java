package dev.keystore.testbed;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** How many calls of each operation are under way, and how many there were at most. */
final class InFlight {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, Integer> now = new HashMap<>();
    private final Map<String, Integer> most = new HashMap<>();

    synchronized void enter(String operation) {
        var count = now.merge(operation, 1, Integer::sum);
        most.merge(operation, count, Math::max);
        notifyAll();
    }

    synchronized void leave(String operation) {
        now.merge(operation, -1, Integer::sum);
        notifyAll();
    }

    synchronized int most(String operation) {
        return most.getOrDefault(operation, 0);
    }

    /** Waits until so many calls are under way at once. */
    synchronized void await(String operation, int count) throws InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (now.getOrDefault(operation, 0) < count) {
            var left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0) {
                throw new AssertionError("only " + now.getOrDefault(operation, 0) + " of " + count + " calls of "
                        + operation + " are under way");
            }
            wait(left);
        }
    }
}
