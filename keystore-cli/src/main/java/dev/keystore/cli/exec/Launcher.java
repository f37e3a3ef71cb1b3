package dev.keystore.cli.exec;

import dev.keystore.secret.Quoted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Starts a program as a child with an environment of its own, on the same three streams, and waits for it. What the keyboard
 * sends reaches both; an interrupt is the child's to answer.
 */
public final class Launcher {
    private final Map<String, String> environment;
    private final Path directory;

    /** For programs that get {@code environment} and nothing else, and start in {@code directory}. */
    public Launcher(Map<String, String> environment, Path directory) {
        this.environment = environment;
        this.directory = directory;
    }

    /**
     * Runs {@code command}, found as a shell finds it. Returns what it ended with, 128 + n where signal n ended it. Throws {@link
     * NotStarted} if it can't be run.
     */
    public int run(List<String> command) throws NotStarted {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO().directory(directory.toFile());
        give(environment, builder.environment());
        Runnable restore = Signals.ignoreInterrupt();
        CompletableFuture<Optional<Process>> started = new CompletableFuture<>();
        Thread end = new Thread(() -> started.join().ifPresent(Launcher::end));
        Runtime.getRuntime().addShutdownHook(end);
        try {
            Process child = builder.start();
            started.complete(Optional.of(child));
            return child.onExit().join().exitValue();
        } catch (IOException e) {
            throw reason(command.get(0), e);
        } finally {
            started.complete(Optional.empty());
            forget(end);
            restore.run();
        }
    }

    /** What ends this process ends the child as well: it may hold a session that nobody would take back. */
    private static void end(Process child) {
        child.destroy();
        child.onExit().join();
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // This process is ending already; the hook waits for the child.
        }
    }

    /** What is the same stays untouched: the process's own has the bytes of variables that are no text. */
    static void give(Map<String, String> environment, Map<String, String> given) {
        given.keySet().retainAll(environment.keySet());
        environment.forEach((name, value) -> {
            if (!value.equals(given.get(name))) {
                given.put(name, value);
            }
        });
    }

    /** The system's own answer is in a sentence that differs between JVMs, so we look. */
    private NotStarted reason(String program, IOException e) {
        String shown = Quoted.of(program);
        if (!Files.isDirectory(directory)) {
            return NotStarted.nowhere(e);
        }
        return places(program).anyMatch(Files::exists)
                ? NotStarted.notExecutable(shown, e)
                : NotStarted.notFound(shown, e);
    }

    private Stream<Path> places(String program) {
        if (program.isEmpty()) {
            return Stream.empty();
        }
        if (program.contains("/")) {
            return Stream.of(directory.resolve(program));
        }
        return Arrays.stream(environment.getOrDefault("PATH", "").split(":", -1))
                .map(folder -> directory.resolve(folder).resolve(program));
    }
}
