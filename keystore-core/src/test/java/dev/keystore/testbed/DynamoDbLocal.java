package dev.keystore.testbed;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Amazon's DynamoDB Local in memory, as a process of its own: its class path, named by the file in the system property
 * {@value #CLASS_PATH_FILE}, holds old libraries that must not meet ours.
 */
public final class DynamoDbLocal {

    /** The system property that names a file holding the class path of DynamoDB Local. */
    public static final String CLASS_PATH_FILE = "dynamodb.local.classpath";

    private static final long START_SECONDS = 60;

    private final URI endpoint;
    private final long pid;

    private DynamoDbLocal(URI endpoint, long pid) {
        this.endpoint = endpoint;
        this.pid = pid;
    }

    /** The one process of this JVM, started at the first call and ended with the JVM. */
    public static DynamoDbLocal shared() {
        return Shared.INSTANCE;
    }

    public URI endpoint() {
        return endpoint;
    }

    long pid() {
        return pid;
    }

    private static DynamoDbLocal start() {
        try {
            var process = fork();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            var port = awaitPort(process);
            return new DynamoDbLocal(URI.create("http://127.0.0.1:" + port), process.pid());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Process fork() throws IOException {
        var builder = new ProcessBuilder(command()).redirectErrorStream(true);
        builder.environment().put("DDB_LOCAL_TELEMETRY", "0");
        return builder.start();
    }

    private static List<String> command() throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        if (Runtime.version().feature() >= 22) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", classPath(), DynamoDbLocalMain.class.getName()));
        return command;
    }

    /** DynamoDB Local's class path, then the place of our own main class. */
    private static String classPath() throws IOException {
        var file = System.getProperty(CLASS_PATH_FILE);
        if (file == null) {
            throw new IllegalStateException("the system property " + CLASS_PATH_FILE
                    + " must name a file with the class path of DynamoDB Local; the build makes it");
        }
        return Files.readString(Path.of(file)).strip() + File.pathSeparator + ownClasses();
    }

    private static Path ownClasses() {
        try {
            return Path.of(DynamoDbLocalMain.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int awaitPort(Process process) {
        var port = new CompletableFuture<Integer>();
        var drain = new Thread(() -> drain(process, port), "dynamodb-local-output");
        drain.setDaemon(true);
        drain.start();
        try {
            return port.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while DynamoDB Local started", e);
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IllegalStateException("DynamoDB Local did not start: " + e.getMessage(), e);
        }
    }

    /** Reads the output until the process ends; what it said before its port is kept for the error message. */
    private static void drain(Process process, CompletableFuture<Integer> port) {
        var said = new StringBuilder();
        try (var lines = new BufferedReader(process.inputReader(StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(DynamoDbLocalMain.READY)) {
                    port.complete(Integer.valueOf(line.substring(DynamoDbLocalMain.READY.length())));
                } else if (!port.isDone()) {
                    said.append(line).append('\n');
                }
            }
        } catch (IOException e) {
            said.append(e);
        }
        port.completeExceptionally(new IOException("it ended and said:\n" + said));
    }

    /** Initialised once, at first use. */
    private static final class Shared {
        static final DynamoDbLocal INSTANCE = start();
    }
}
