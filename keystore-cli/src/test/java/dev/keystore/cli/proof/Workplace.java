package dev.keystore.cli.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.keystore.cli.ProgramInside;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where Joe runs commands: each time from a home of its own, so that nothing is remembered. */
final class Workplace {
    private final LiveAccounts live;
    private final Path root;

    Workplace(LiveAccounts live, Path root) {
        this.live = live;
        this.root = root;
    }

    /** Runs {@code words}, with {@code options} before them and {@code in} on standard input. */
    Run run(List<String> options, List<String> words, String in) {
        try {
            Path home = Files.createTempDirectory(root, "home");
            Path runtime = Files.createDirectory(
                    home.resolve("run"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path editor = Files.writeString(home.resolve("editor"), "printf more >> \"$1\"");
            Files.createDirectory(home.resolve(".git"));
            Files.writeString(home.resolve(".keystore.yaml"), "stores:\n  mine: {local: here}\n");
            Map<String, String> environment = new TreeMap<>(live.environment());
            environment.putAll(Map.of(
                    "PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"),
                    "HOME", home.toString(),
                    "TMPDIR", home.toString(),
                    "XDG_RUNTIME_DIR", runtime.toString(),
                    "AWS_EC2_METADATA_DISABLED", "true",
                    "EDITOR", "sh " + editor));
            List<String> all = new ArrayList<>(options);
            all.addAll(words);
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            live.asked();
            int code = ProgramInside.run(
                    environment,
                    home,
                    new ByteArrayInputStream(in.getBytes(UTF_8)),
                    new ByteArrayOutputStream(),
                    err,
                    all);
            return new Run(code, err.toString(UTF_8), live.asked());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
