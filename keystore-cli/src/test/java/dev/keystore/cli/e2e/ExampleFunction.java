package dev.keystore.cli.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The example of a Lambda function, compiled as it stands against the packaged library.
 *
 * @param classes where
 */
record ExampleFunction(Path classes) {
    static final String SECRET = "prod/app1/signing-key";

    private static final Path SOURCES = Path.of("..", "examples", "lambda", "src", "main", "java");
    private static final String HANDLER = "dev.keystore.example.SigningFunction::handleRequest";
    private static final String ALGORITHM = "HmacSHA256";

    static ExampleFunction compiled(Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, UTF_8);
                Stream<Path> all = Files.walk(SOURCES)) {
            List<Path> sources =
                    all.filter(path -> path.toString().endsWith(".java")).toList();
            List<String> options =
                    List.of("--release", "17", "-cp", library().toString(), "-d", classes.toString(), "-Werror");
            assertThat(compiler.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                            .call())
                    .isTrue();
        }
        return new ExampleFunction(classes);
    }

    /** What it answers to each message, a line each, as Lambda would configure and run it at {@code desk}. */
    Finished invoked(Desk desk, Map<String, String> configuration, String... messages) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                here().toString(),
                FunctionRuntime.class.getName(),
                HANDLER,
                classes + File.pathSeparator + library()));
        command.addAll(List.of(messages));
        Desk function =
                desk.with(configuration).with("SECRET", SECRET).with("AWS_LAMBDA_FUNCTION_NAME", "app1-signing");
        return PackagedProgram.another(function, command);
    }

    /** What it has to answer to {@code message} if the secret is {@code key}. */
    static String signature(String key, String message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(ALGORITHM);
        mac.init(new SecretKeySpec(key.getBytes(UTF_8), ALGORITHM));
        return HexFormat.of().formatHex(mac.doFinal(message.getBytes(UTF_8)));
    }

    private static Path library() {
        return Path.of(System.getProperty("keystore.dist"), "lib", "keystore.jar");
    }

    private static Path here() {
        try {
            return Path.of(FunctionRuntime.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
