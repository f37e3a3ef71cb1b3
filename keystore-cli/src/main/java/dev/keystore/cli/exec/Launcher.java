package dev.keystore.cli.exec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Starts a program as a child with an environment of its own and waits for it. */
public final class Launcher {
    private final Map<String, String> environment;
    private final Path directory;

    /** For programs that get {@code environment} and nothing else, and start in {@code directory}. */
    public Launcher(Map<String, String> environment, Path directory) {
        this.environment = environment;
        this.directory = directory;
    }

    /**
     * For {@code program}, where {@code inherited} is what we were started with, and we stay {@code beside} it. Throws {@link
     * dev.keystore.KeystoreException.Refused} for what can't be handed on.
     */
    public static Launcher of(ProgramStart program, Beside beside, Map<String, String> inherited, Path directory) {
        program.requireText(beside);
        return new Launcher(program.inheritance().with(program.assigned(), inherited, Assignment::text), directory);
    }

    /**
     * Runs {@code command}, found as a shell finds it, for a person: on our own streams, and what the keyboard sends is its to answer.
     * Returns what it ended with, 128 + n where signal n ended it. Throws {@link NotStarted} if it can't be run.
     */
    public int run(List<String> command) throws NotStarted {
        return run(command, ChildOutput.OURS, started -> Signals.ignoreInterrupt());
    }

    /** The same in our place: signals that we get are the command's, and what it prints goes through {@code output}. */
    public int runInOurPlace(List<String> command, ChildOutput output) throws NotStarted {
        return run(command, output, Signals::forward);
    }

    private int run(
            List<String> command, ChildOutput output, Function<CompletableFuture<Optional<Process>>, Runnable> signals)
            throws NotStarted {
        Path file = new ProgramFile(environment, directory).find(command.get(0));
        ProcessBuilder builder = new ProcessBuilder().inheritIO().directory(directory.toFile());
        // The JDK looks for programs in our own PATH.
        boolean samePath = Objects.equals(builder.environment().get("PATH"), environment.get("PATH"));
        builder.command(samePath ? command : with(file, command));
        give(environment, builder.environment());
        CompletableFuture<Optional<Process>> started = new CompletableFuture<>();
        Runnable restore = signals.apply(started);
        Thread end = new Thread(() -> started.join().ifPresent(Launcher::end));
        Runtime.getRuntime().addShutdownHook(end);
        try {
            return output.of(builder, child -> {
                started.complete(Optional.of(child));
                int code = child.onExit().join().exitValue();
                // From here on a signal is meant for us, who may still be printing.
                restore.run();
                return code;
            });
        } catch (IOException e) {
            throw NotStarted.notExecutable(command.get(0), e);
        } finally {
            started.complete(Optional.empty());
            forget(end);
            restore.run();
        }
    }

    private static List<String> with(Path file, List<String> command) {
        List<String> words = new ArrayList<>(command);
        words.set(0, file.toString());
        return words;
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
}
