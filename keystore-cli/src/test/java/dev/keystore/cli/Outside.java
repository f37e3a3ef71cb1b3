package dev.keystore.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.keystore.Keystore;
import dev.keystore.access.Reach;
import dev.keystore.adapter.esdk.EsdkEnvelopeCipher;
import dev.keystore.cli.config.StoreFlags;
import dev.keystore.cli.exec.Launch;
import dev.keystore.cli.io.Terminal;
import dev.keystore.contract.InMemorySecretStore;
import dev.keystore.port.HighWaterMarks;
import dev.keystore.port.Notices;
import dev.keystore.port.SecretStore;
import dev.keystore.secret.SecretValue;
import dev.keystore.secret.StoreId;
import dev.keystore.usecase.Patience;
import dev.keystore.usecase.Ports;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A world in memory to run command lines in, with a store in memory, where each part can be made to behave badly. */
public final class Outside {
    public final ByteArrayOutputStream out = new ByteArrayOutputStream();
    public final ByteArrayOutputStream err = new ByteArrayOutputStream();
    public final Map<String, String> environment = new HashMap<>(Map.of("PATH", "/usr/bin:/bin"));
    public final InMemorySecretStore rows = new InMemorySecretStore();
    public Instant now = Instant.parse("2026-01-31T12:00:00Z");
    public InputStream in = new ByteArrayInputStream(new byte[0]);
    public OutputStream standardOutput = out;
    public UnaryOperator<SecretStore> behaviour = store -> store;

    private final Terminal terminal;
    private final Path directory;

    public Outside(Terminal terminal, Path directory) {
        this.terminal = terminal;
        this.directory = directory;
    }

    /** A world without a terminal. */
    public Outside(Path directory) {
        this(new NoTerminal(), directory);
    }

    /** Runs {@code keystore words…}; returns its exit code. */
    public int run(String... words) {
        World world = new World(
                in,
                standardOutput,
                err,
                terminal,
                environment,
                () -> now,
                "joe",
                "laptop",
                directory,
                directory,
                Launch.ALONE);
        return Main.run(world, this::open, words);
    }

    /** The same with {@code text} on standard input. */
    public int pipe(String text, String... words) {
        in = new ByteArrayInputStream(text.getBytes(UTF_8));
        return run(words);
    }

    private Keystore open(World world, StoreFlags flags, Reach reach, @Nullable Duration timeout, Notices notices) {
        return Keystore.over(new Ports(
                new StoreId("transcript"),
                behaviour.apply(rows),
                EsdkEnvelopeCipher.rawAes(SecretValue.copyOf(new byte[32]), "transcript"),
                HighWaterMarks.NONE,
                () -> world.user() + "@" + world.host(),
                world.clock(),
                notices,
                Patience.until(Instant.MAX)));
    }

    /** What was printed since the last time it was asked. */
    public String printed() {
        return drained(out);
    }

    /** What was said since the last time it was asked. */
    public String said() {
        return drained(err);
    }

    private static String drained(ByteArrayOutputStream stream) {
        String text = stream.toString(UTF_8);
        stream.reset();
        return text;
    }

    private static final class NoTerminal implements Terminal {
        @Override
        public boolean feedsInput() {
            return false;
        }

        @Override
        public boolean showsOutput() {
            return false;
        }

        @Override
        public boolean showsErrors() {
            return false;
        }

        @Override
        public String ask(String question) {
            throw new IllegalStateException("nobody is there");
        }

        @Override
        public SecretValue askHidden(String question) {
            throw new IllegalStateException("nobody is there");
        }
    }
}
