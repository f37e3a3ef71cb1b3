package dev.keystore.cli.e2e;

import java.util.concurrent.Executor;

/** Daemon threads, one for each task. */
final class Threads {
    static final Executor EACH = task -> {
        Thread thread = new Thread(task, "e2e");
        thread.setDaemon(true);
        thread.start();
    };

    private Threads() {}
}
