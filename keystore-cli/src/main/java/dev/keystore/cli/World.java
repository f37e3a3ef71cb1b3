package dev.keystore.cli;

import dev.keystore.cli.exec.Launch;
import dev.keystore.cli.io.ControllingTerminal;
import dev.keystore.cli.io.Terminal;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FilterInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything outside of the program that it looks at or speaks to, except stores and the files that it is told of. Nothing
 * else touches {@code System}.
 *
 * @param in standard input
 * @param out standard output; what can't be written to it throws
 * @param err standard error
 * @param terminal who may be sitting there
 * @param environment the variables of the process
 * @param clock what time it is
 * @param user who runs this
 * @param host on which machine
 * @param directory where relative paths start
 * @param home the user's folder
 * @param launch how the process came to be
 */
public record World(
        InputStream in,
        OutputStream out,
        OutputStream err,
        Terminal terminal,
        Map<String, String> environment,
        InstantSource clock,
        String user,
        String host,
        Path directory,
        Path home,
        Launch launch) {
    /** The world of this process. */
    static World ofProcess() {
        Launch launch = Launch.by(
                System.getProperty("keystore.launcher"),
                System.getProperty("keystore.plan"),
                Boolean.getBoolean("keystore.stays"));
        Map<String, String> environment = environment(launch, System.getenv(), System.getProperty("keystore.lc_all"));
        String home = environment.getOrDefault("HOME", System.getProperty("user.home", ""));
        return new World(
                new Unseekable(new FileInputStream(FileDescriptor.in)),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                ControllingTerminal.of(System.getProperty("keystore.terminals", "")),
                environment,
                InstantSource.system(),
                System.getProperty("user.name", "unknown"),
                Host.name(environment),
                Path.of("").toAbsolutePath(),
                Path.of(home),
                launch);
    }

    /**
     * What {@code variables} were before the launcher added its own, and set {@code LC_ALL}; {@code locale} is null where it did not
     * set that.
     */
    private static Map<String, String> environment(
            Launch launch, Map<String, String> variables, @Nullable String locale) {
        Map<String, String> before = new HashMap<>(variables);
        if (locale != null && locale.isEmpty()) {
            before.remove("LC_ALL");
        } else if (locale != null) {
            before.put("LC_ALL", locale);
        }
        return launch.undone(before);
    }

    /** A stream that is only read: {@code FileInputStream} asks where it stands before it reads a given size, which no pipe can say. */
    private static final class Unseekable extends FilterInputStream {
        Unseekable(InputStream in) {
            super(in);
        }
    }
}
