package dev.keystore.cli.exec;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What another program prints, read while it runs. Nothing is on its standard input. Closing this stops it. */
public final class ProgramOutput implements AutoCloseable {
    private static final int KEPT = 8 * 1024;

    private final Process process;
    private final CompletableFuture<String> said;

    private ProgramOutput(Process process) {
        this.process = process;
        this.said = CompletableFuture.supplyAsync(() -> drained(process.getErrorStream()), task -> {
            Thread thread = new Thread(task, "keystore-stderr");
            thread.setDaemon(true);
            thread.start();
        });
    }

    /** Starts {@code command} in {@code directory} with {@code environment} and nothing else. Throws {@link IOException} if it can't be run. */
    public static ProgramOutput of(List<String> command, Map<String, String> environment, Path directory)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        Launcher.give(environment, builder.environment());
        Process process = builder.start();
        process.getOutputStream().close();
        return new ProgramOutput(process);
    }

    /** Its standard output. */
    public InputStream stream() {
        return process.getInputStream();
    }

    /** What it ended with, once it has; its output has to be read to the end before. */
    public int code() {
        return process.onExit().join().exitValue();
    }

    /** What it has said on standard error, or the beginning of it, once it has ended. */
    public String said() {
        return said.join();
    }

    private static String drained(InputStream in) {
        try {
            byte[] kept = in.readNBytes(KEPT);
            in.transferTo(OutputStream.nullOutputStream());
            return new String(kept, StandardCharsets.UTF_8);
        } catch (IOException e) {
            // It was closed under us: there is nobody who could be told more.
            return "";
        }
    }

    /** Ends it, if it hasn't ended. */
    public void stop() {
        process.destroy();
        process.onExit().join();
    }

    @Override
    public void close() {
        stop();
    }
}
