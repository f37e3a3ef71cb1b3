package dev.keystore.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a {@code run} costs in calls, as {@code docs/reference/calls.md} says. */
class RunCallsIT extends InAccount {
    @Test
    void aHundredSecretsAreOneQueryAndAHundredDecrypts() {
        for (int i = 0; i < 4; i++) {
            String json = IntStream.range(i * 25, i * 25 + 25)
                    .mapToObj(n -> "\"demo/s" + n + "\":\"value-" + n + "\"")
                    .collect(Collectors.joining(",", "{", "}"));
            shell.feed(json, "put", "--many").succeeds();
        }
        account.calls().clear();

        shell.keystore("run", "demo", "--no-mask", "--", "sh", "-c", "env | grep -c '^S[0-9]*=value-' > seen")
                .succeeds();

        assertThat(desk.path("seen")).hasContent("100\n");
        assertThat(account.calls().counts()).isEqualTo(Map.of("dynamodb:Query", 1, "kms:Decrypt", 100));
    }
}
