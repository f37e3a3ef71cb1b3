package dev.keystore.cli.e2e;

import static dev.keystore.cli.e2e.ExampleFunction.SECRET;
import static dev.keystore.cli.e2e.ExampleFunction.signature;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.testbed.TestAccount;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The example of a Lambda function at an endpoint that lets everybody in: a second implementation of STS opens its session. */
@EnabledIfSystemProperty(
        named = TestAccount.ENDPOINT,
        matches = ".+",
        disabledReason = "LambdaExampleIT shows more on the doubles")
class LambdaExampleAtEndpointIT extends InAccount {
    private static final String KEY = "of the first version";

    @TempDir
    Path classes;

    @Test
    void signsWithTheSecret() throws Exception {
        shell.has(SECRET, KEY);
        Map<String, String> configuration = Map.of(
                "TABLE",
                account.table(),
                "KEY_ARN",
                account.keyArn(),
                "ROLE_ARN",
                "arn:aws:iam::" + account.user().account() + ":role/lambda-example",
                "EXTERNAL_ID",
                "app1-of-b");
        Finished done = ExampleFunction.compiled(classes)
                .invoked(desk, configuration, "hello")
                .succeeds();
        assertThat(done.text().lines()).containsExactly(signature(KEY, "hello"));
    }
}
