package dev.keystore.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a role costs in calls, as {@code docs/reference/calls.md} says. */
class SessionCallsIT extends InAccount {
    private static final Map<String, Integer> A_READ = Map.of("dynamodb:GetItem", 1, "kms:Decrypt", 1);

    private final String owner = account.user().account();
    private final Shell byRole = as("reader");

    private Shell as(String role) {
        List<String> options = new ArrayList<>(shell.store());
        options.addAll(List.of("--role-arn", "arn:aws:iam::" + owner + ":role/" + role));
        return shell.naming(options.toArray(String[]::new));
    }

    @BeforeEach
    void makeRoleAndSecrets() {
        if (account.hasDoubles()) {
            account.aws().cloud().account(owner).role("reader", """
                    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
                      "Principal": {"AWS": "arn:aws:iam::%s:root"}}]}""".formatted(owner));
        }
        shell.has("prod/app1/db", "1").has("prod/app1/token", "2").has("prod/app2/db", "3");
    }

    /** What a command asks for. */
    private Map<String, Integer> calls(Shell user, String... words) {
        account.calls().clear();
        user.keystore(words).succeeds();
        return account.calls().counts();
    }

    @Test
    void oneSessionIsEnoughForANamespace() {
        assertThat(calls(byRole, "get", "prod/app1/db")).containsEntry("sts:AssumeRole", 1);
        assertThat(calls(byRole, "get", "prod/app1/db")).isEqualTo(A_READ);
        assertThat(calls(byRole, "get", "prod/app1/token")).isEqualTo(A_READ);
        assertThat(calls(byRole, "get", "prod/app2/db")).containsEntry("sts:AssumeRole", 1);
    }

    @Test
    void nobodyIsAskedWhoWroteWhereASessionSaysIt() {
        assertThat(calls(byRole, "put", "prod/app1/db", "--generate"))
                .containsOnlyKeys(
                        "sts:AssumeRole", "dynamodb:GetItem", "kms:GenerateDataKey", "dynamodb:TransactWriteItems");
    }

    @Test
    void noneIsKeptWhereNoneIsToBe() {
        for (int i = 0; i < 2; i++) {
            assertThat(calls(byRole, "get", "prod/app1/db", "--no-cache")).containsEntry("sts:AssumeRole", 1);
        }
        assertThat(desk.root().resolve("home/.local/state/keystore/sessions")).doesNotExist();
    }
}
