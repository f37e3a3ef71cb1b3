package dev.keystore.cli;

import dev.keystore.KeystoreException.Refused;
import dev.keystore.cli.exec.Launch;
import dev.keystore.cli.io.Terminal;
import dev.keystore.secret.SecretValue;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The program without a process: {@link Main#run} over the stores that are configured, as {@link Main#main} calls it. */
public final class ProgramInside {
    /** Where the AWS SDK looks for credentials that are not in the environment of its own process. */
    private static final Map<String, String> CREDENTIALS = Map.of(
            "AWS_ACCESS_KEY_ID", "aws.accessKeyId",
            "AWS_SECRET_ACCESS_KEY", "aws.secretAccessKey",
            "AWS_SESSION_TOKEN", "aws.sessionToken");

    private ProgramInside() {}

    /** Runs {@code words} and returns what a process would end with. The environment's credentials are used. */
    public static int run(
            Map<String, String> environment,
            Path directory,
            InputStream in,
            OutputStream out,
            OutputStream err,
            List<String> words) {
        CREDENTIALS.forEach((variable, property) -> {
            String value = environment.get(variable);
            if (value == null) {
                System.clearProperty(property);
            } else {
                System.setProperty(property, value);
            }
        });
        World world = new World(
                in,
                out,
                err,
                new Nobody(),
                environment,
                InstantSource.system(),
                "joe",
                "laptop",
                directory,
                Path.of(environment.get("HOME")),
                Launch.ALONE);
        return Main.run(world, new ConfiguredStores(), words.toArray(String[]::new));
    }

    /** No stream is a terminal. */
    private static final class Nobody implements Terminal {
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
            throw new Refused("nobody is there to answer", null);
        }

        @Override
        public SecretValue askHidden(String question) {
            throw new Refused("nobody is there to answer", null);
        }
    }
}
