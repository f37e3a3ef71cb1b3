package dev.keystore.cli.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Programs of others that read our documents, each in a folder of its own.
 *
 * @param folder where it runs
 */
record Foreign(Path folder) {
    /** Skips the test, saying so, unless {@code program} is installed. */
    static void assumeInstalled(String program) {
        assumeTrue(
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, program))),
                program + " is not installed: what it reads is not proven here");
    }

    /** What {@code script}, for Python with {@code module}, prints as a JSON object. */
    Map<String, String> python(String module, String script) throws IOException {
        assumeInstalled("python3");
        assumeTrue(
                ended(start("python3", "-c", "import " + module)) == 0,
                "Python has no " + module + ": what it reads is not proven here");
        return json(output("python3", "-c", "import json, sys\n" + script));
    }

    /** What {@code script}, for Node, prints as a JSON object. */
    Map<String, String> node(String script) throws IOException {
        assumeInstalled("node");
        return json(output("node", "-e", script));
    }

    /** The variables of a program that {@code shell} starts behind {@code script}. */
    Map<String, String> shell(String shell, String script) throws IOException {
        assumeInstalled(shell);
        Files.writeString(folder.resolve("script"), script + "\nenv -0\n");
        Map<String, String> environment = new LinkedHashMap<>();
        for (String variable : new String(output(shell, "script"), UTF_8).split("\0", 0)) {
            int equals = variable.indexOf('=');
            environment.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        return environment;
    }

    /** Standard output of {@code command}, which has to succeed. */
    byte[] output(String... command) throws IOException {
        Process process = start(command);
        byte[] out = process.getInputStream().readAllBytes();
        assertThat(ended(process)).describedAs("%s", List.of(command)).isZero();
        return out;
    }

    private Process start(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .directory(folder.toFile())
                .redirectError(folder.resolve("stderr").toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH",
                        System.getenv().getOrDefault("PATH", "/usr/bin:/bin"),
                        "HOME",
                        System.getProperty("user.home"),
                        "LC_ALL",
                        "C.UTF-8",
                        "CHECKPOINT_DISABLE",
                        "1"));
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private static int ended(Process process) {
        return process.onExit().join().exitValue();
    }

    /** {@code document} as an object of strings. */
    static Map<String, String> json(byte[] document) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        JSON.std.mapFrom(document).forEach((key, text) -> texts.put(key, (String) text));
        return texts;
    }
}
