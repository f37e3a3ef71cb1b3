package dev.keystore.cli.exec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A pipe of our own for what a child prints. The JDK's closes when the child ends, and what others, whom it has left behind, print
 * into it later is lost; this one is read to its end.
 *
 * @param pipe the two ends
 * @param path where a child opens the one that it writes to
 */
record OutputPipe(Pipe pipe, Path path) {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    /** A new one; none where the system doesn't show a process its descriptors. */
    static Optional<OutputPipe> open() throws IOException {
        if (!Files.isDirectory(DESCRIPTORS)) {
            return Optional.empty();
        }
        Map<String, Path> before = pipes();
        Pipe pipe = Pipe.open();
        Map<String, Path> after = pipes();
        after.keySet().removeAll(before.keySet());
        if (after.size() == 1) {
            return Optional.of(new OutputPipe(pipe, after.values().iterator().next()));
        }
        // Somebody else has opened one at the same moment.
        pipe.sink().close();
        pipe.source().close();
        return Optional.empty();
    }

    /** Every pipe of this process, by its name, with one of its descriptors: opening that to write opens its writing end. */
    private static Map<String, Path> pipes() throws IOException {
        Map<String, Path> pipes = new HashMap<>();
        try (Stream<Path> all = Files.list(DESCRIPTORS)) {
            all.forEach(path ->
                    target(path).filter(name -> name.startsWith("pipe:")).ifPresent(name -> pipes.put(name, path)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return pipes;
    }

    private static Optional<String> target(Path descriptor) {
        try {
            return Optional.of(Files.readSymbolicLink(descriptor).toString());
        } catch (IOException e) {
            // It was closed meanwhile: that of the listing itself.
            return Optional.empty();
        }
    }

    /** Where the child prints to. */
    ProcessBuilder.Redirect redirect() {
        return ProcessBuilder.Redirect.to(path.toFile());
    }

    /** What is printed, once the child has its end of the pipe and we have let go of ours. */
    InputStream reading() throws IOException {
        pipe.sink().close();
        return Channels.newInputStream(pipe.source());
    }
}
