package dev.keystore.cli.exec;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds programs as a shell does: by their path, or in the folders of {@code PATH}, the first that can be executed. */
final class ProgramFile {
    private final Map<String, String> environment;
    private final Path directory;

    /** For a program that is to have {@code environment} and start in {@code directory}. */
    ProgramFile(Map<String, String> environment, Path directory) {
        this.environment = environment;
        this.directory = directory;
    }

    /** The file that {@code program} is. Throws {@link NotStarted} where there is none, or none that may be executed. */
    Path find(String program) throws NotStarted {
        if (!Files.isDirectory(directory)) {
            throw NotStarted.nowhere();
        }
        List<Path> places = places(program);
        Optional<Path> found = places.stream()
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
        return found.orElseThrow(() -> reason(program, places));
    }

    private static NotStarted reason(String program, List<Path> places) {
        return places.stream().anyMatch(Files::exists)
                ? NotStarted.notExecutable(program, null)
                : NotStarted.notFound(program);
    }

    private List<Path> places(String program) {
        if (program.isEmpty()) {
            return List.of();
        }
        Stream<Path> places = program.contains("/")
                ? Stream.of(directory.resolve(program))
                : Arrays.stream(environment
                                .getOrDefault("PATH", "/usr/bin:/bin")
                                .split(":", -1))
                        .map(folder -> directory.resolve(folder).resolve(program));
        return places.toList();
    }
}
