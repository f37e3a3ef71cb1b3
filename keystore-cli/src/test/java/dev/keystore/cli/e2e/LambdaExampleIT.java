package dev.keystore.cli.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of a Lambda function: compiled as it stands against the packaged library, run as Lambda runs it, by a role. */
class LambdaExampleIT extends InAccount {
    private static final Path SOURCES = Path.of("..", "examples", "lambda", "src", "main", "java");
    private static final String HANDLER = "dev.keystore.example.SigningFunction::handleRequest";
    private static final String SECRET = "prod/app1/signing-key";
    private static final String EXTERNAL_ID = "app1-of-b";
    private static final String ROLE = "lambda-example";

    @TempDir
    Path classes;

    @BeforeEach
    void compile() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, UTF_8);
                Stream<Path> sources = Files.walk(SOURCES)) {
            List<Path> all =
                    sources.filter(path -> path.toString().endsWith(".java")).toList();
            List<String> options =
                    List.of("--release", "17", "-cp", library().toString(), "-d", classes.toString(), "-Werror");
            assertThat(compiler.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(all))
                            .call())
                    .isTrue();
        }
    }

    @BeforeEach
    void role() {
        if (account.hasDoubles()) {
            String owner = account.user().account();
            account.aws().cloud().account(owner).role(ROLE, """
                    {"Version": "2012-10-17", "Statement": [
                      {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::%s:root"}, "Action": "sts:AssumeRole",
                       "Condition": {"StringEquals": {"sts:ExternalId": "%s"}}}]}""".formatted(owner, EXTERNAL_ID));
        }
    }

    private static Path library() {
        return Path.of(System.getProperty("keystore.dist"), "lib", "keystore.jar");
    }

    private String roleArn() {
        return "arn:aws:iam::" + account.user().account() + ":role/" + ROLE;
    }

    /** What the function answers to each message, as Lambda would configure and run it. */
    private Finished invoked(Map<String, String> configuration, String... messages) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                here().toString(),
                FunctionRuntime.class.getName(),
                HANDLER,
                classes + File.pathSeparator + library()));
        command.addAll(List.of(messages));
        Desk function = desk.with(configuration).with("AWS_LAMBDA_FUNCTION_NAME", "app1-signing");
        return PackagedProgram.another(function, command);
    }

    private Map<String, String> configuration() {
        return Map.of(
                "TABLE", account.table(),
                "KEY_ARN", account.keyArn(),
                "ROLE_ARN", roleArn(),
                "EXTERNAL_ID", EXTERNAL_ID,
                "SECRET", SECRET);
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

    private static String signature(String key, String message) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(message.getBytes(UTF_8)));
    }

    @Test
    void signsWithTheSecretByOneSession() throws Exception {
        shell.has(SECRET, "of the first version");
        account.calls().clear();

        Finished done = invoked(configuration(), "hello", "again");

        done.succeeds();
        assertThat(done.text().lines())
                .containsExactly(
                        signature("of the first version", "hello"), signature("of the first version", "again"));
        assertThat(account.calls().counts()).containsEntry("AssumeRole", 1).containsEntry("GetItem", 2);
    }
}
