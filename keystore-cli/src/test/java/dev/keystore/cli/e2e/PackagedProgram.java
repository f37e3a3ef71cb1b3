package dev.keystore.cli.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The program as it is installed: {@code bin/keystore}, a process each time, on the Java that this JVM runs on. */
final class PackagedProgram implements Program {
    private static final long PATIENCE_SECONDS = 120;

    static Path executable() {
        return Path.of(System.getProperty("keystore.dist"), "bin", "keystore");
    }

    @Override
    public Finished run(Desk desk, byte[] in, List<String> words) {
        Started started = start(desk, words);
        started.feed(in);
        return started.end();
    }

    /** Runs {@code script} with {@code keystore} as its {@code $1}. */
    static Finished script(Desk desk, String script) {
        List<String> command = List.of("sh", "-c", script, "sh", executable().toString());
        Started started = started(desk, List.of(script), command);
        started.feed(new byte[0]);
        return started.end();
    }

    /** Runs {@code command}, which is another program, in the same way. */
    static Finished another(Desk desk, List<String> command) {
        Started started = started(desk, command, command);
        started.feed(new byte[0]);
        return started.end();
    }

    static Started start(Desk desk, List<String> words) {
        return started(desk, words, command(words));
    }

    /** The same for somebody who speaks with it: its streams are the caller's to read and to write. */
    static Process startToSpeakWith(Desk desk, List<String> words) {
        return process(desk, command(words));
    }

    private static List<String> command(List<String> words) {
        List<String> command = new ArrayList<>(List.of(executable().toString()));
        command.addAll(words);
        return command;
    }

    private static Started started(Desk desk, List<String> words, List<String> command) {
        return new Started(words, process(desk, command));
    }

    private static Process process(Desk desk, List<String> command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(desk.directory().toFile());
        builder.environment().clear();
        builder.environment().putAll(desk.environment());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process under way. What it writes is read from the beginning, so that it never waits for us. */
    static final class Started {
        private final List<String> words;
        private final Process process;
        private final CompletableFuture<byte[]> out;
        private final CompletableFuture<byte[]> err;

        Started(List<String> words, Process process) {
            this.words = words;
            this.process = process;
            this.out = CompletableFuture.supplyAsync(() -> all(process.getInputStream()), Threads.EACH);
            this.err = CompletableFuture.supplyAsync(() -> all(process.getErrorStream()), Threads.EACH);
        }

        Process process() {
            return process;
        }

        /** Gives all of standard input; a process that doesn't want it is no failure. */
        void feed(byte[] in) {
            Threads.EACH.execute(() -> {
                try (OutputStream stream = process.getOutputStream()) {
                    stream.write(in);
                } catch (IOException e) {
                    // It ended before it read everything.
                }
            });
        }

        /** Ends it the hard way and waits until it is gone. */
        void kill() {
            process.destroyForcibly();
            process.onExit().join();
        }

        /** Waits, not for ever, until it has ended. */
        Finished end() {
            try {
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    kill();
                    throw new AssertionError("still running after " + PATIENCE_SECONDS + " s: " + words);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                kill();
                throw new AssertionError(e);
            }
            return new Finished(words, process.exitValue(), out.join(), new String(err.join(), UTF_8));
        }

        private static byte[] all(InputStream stream) {
            try (stream) {
                return stream.readAllBytes();
            } catch (IOException e) {
                return new byte[0];
            }
        }
    }
}
