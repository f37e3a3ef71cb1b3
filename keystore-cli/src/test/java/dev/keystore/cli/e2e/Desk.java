package dev.keystore.cli.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A user's place: a home of its own, a folder to work in, and an environment with nothing of the test's own but the Java. */
final class Desk implements AutoCloseable {
    private final Path root;
    private final Path directory;
    private final Map<String, String> environment;

    private Desk(Path root, Path directory, Map<String, String> environment) {
        this.root = root;
        this.directory = directory;
        this.environment = Map.copyOf(environment);
    }

    static Desk fresh() {
        try {
            Path root = Files.createTempDirectory("keystore-e2e-").toRealPath();
            Path home = Files.createDirectory(root.resolve("home"));
            Path work = Files.createDirectory(root.resolve("work"));
            Path temporary = Files.createDirectory(root.resolve("tmp"));
            Path runtime = Files.createDirectory(
                    root.resolve("run"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Map<String, String> environment = new TreeMap<>();
            environment.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
            environment.put("HOME", home.toString());
            environment.put("TMPDIR", temporary.toString());
            environment.put("XDG_RUNTIME_DIR", runtime.toString());
            environment.put("LC_ALL", "C.UTF-8");
            environment.put("JAVA_HOME", System.getProperty("java.home"));
            environment.put("AWS_EC2_METADATA_DISABLED", "true");
            return new Desk(root, work, environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same place with a variable more. */
    Desk with(String variable, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(variable, value);
        return new Desk(root, directory, more);
    }

    Desk with(Map<String, String> variables) {
        Map<String, String> more = new TreeMap<>(environment);
        more.putAll(variables);
        return new Desk(root, directory, more);
    }

    Desk without(String... variables) {
        Map<String, String> fewer = new TreeMap<>(environment);
        fewer.keySet().removeAll(List.of(variables));
        return new Desk(root, directory, fewer);
    }

    /** The same place, working in {@code other}. */
    Desk in(Path other) {
        return new Desk(root, other, environment);
    }

    /** Everything that anything run here may write to. */
    Path root() {
        return root;
    }

    Path home() {
        return root.resolve("home");
    }

    Path directory() {
        return directory;
    }

    Map<String, String> environment() {
        return environment;
    }

    Path path(String name) {
        return directory.resolve(name);
    }

    Path file(String name, String text) {
        return write(path(name), text);
    }

    Path userConfig(String yaml) {
        return write(home().resolve(".config/keystore/config.yaml"), yaml);
    }

    private static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every plain file below {@code root}. */
    List<Path> files() {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
