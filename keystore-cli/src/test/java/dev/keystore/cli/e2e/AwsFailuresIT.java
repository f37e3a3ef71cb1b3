package dev.keystore.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keystore.testbed.AwsError;
import dev.keystore.testbed.Principal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can be wrong with AWS or with the way to it, in words and exit codes. */
class AwsFailuresIT extends InAccount {
    @BeforeEach
    void fill() {
        shell.has("demo/a", "v");
    }

    @Test
    void aMissingTableIsConfiguration() {
        Shell missing = shell.naming("--table", "no-such-table", "--key", account.keyArn());
        missing.keystore("get", "demo/a").fails(8, "no-such-table", "keystore: hint: ");
        missing.feed("v", "put", "demo/a").fails(8);
        missing.keystore("list").fails(8);
        missing.keystore("get", "demo/a", "-o", "json").failsInJson(8, "config");
        missing.packaged().keystore("get", "demo/a").fails(8, "no-such-table");
    }

    @Test
    void anotherRegionHasNoSuchTableOrKey() {
        assumeTrue(account.hasDoubles(), "only the doubles are strict about regions");
        shell.naming("--table", account.table(), "--key", account.alias())
                .keystore("get", "demo/a", "--region", "us-west-2")
                .fails(8);
    }

    @Test
    void withoutCredentialsTheWayOnIsShown() {
        Shell nobody = shell.packaged().without("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
        nobody.keystore("get", "demo/a").fails(8, "credentials", "--local");
        nobody.keystore("get", "demo/a", "-o", "json").failsInJson(8, "config");
        nobody.feed("v", "put", "demo/a").fails(8);
        nobody.keystore("get", "demo/a", "--profile", "nobody").fails(8);
    }

    @Test
    void anExpiredSessionIsSaidAsSuch() {
        assumeTrue(account.hasDoubles(), "elsewhere no session expires");
        Principal session = account.aws().principals().session("123456789012", "reader", "ann");
        Shell ann = shell.with(session.environment());
        account.aws().principals().expire(session);
        ann.keystore("get", "demo/a").fails(8, "expired");
        ann.feed("v", "put", "demo/a").fails(8, "expired");
    }

    @Test
    void anUnknownKeyIsCredentialsNotDenial() {
        assumeTrue(account.hasDoubles(), "elsewhere everybody is let in");
        shell.with("AWS_SECRET_ACCESS_KEY", "wrong").keystore("get", "demo/a").fails(8);
        shell.with("AWS_ACCESS_KEY_ID", "AKIANOBODY0000000000")
                .keystore("get", "demo/a")
                .fails(8);
    }

    @Test
    void aDisabledKeyIsConfiguration() {
        assumeTrue(account.hasDoubles(), "moto goes on using a key that is disabled");
        account.kms().disableKey(disable -> disable.keyId(account.keyArn()));
        shell.keystore("get", "demo/a").fails(8, "disabled");
        shell.feed("w", "put", "demo/a").fails(8, "disabled");
        shell.keystore("list", "demo").printsLines("demo/a");
        account.kms().enableKey(enable -> enable.keyId(account.keyArn()));
        shell.keystore("get", "demo/a").prints("v");
    }

    @Test
    void aKeyThatIsNotThereIsConfiguration() {
        Shell other = shell.naming("--table", account.table(), "--key", "alias/no-such-key");
        other.keystore("get", "demo/a").fails(8, "alias/no-such-key");
        other.feed("w", "put", "demo/a").fails(8);
    }

    @Test
    void aDenialNamesTheAction() {
        AwsError denied = AwsError.of("AccessDeniedException", "User: arn:aws:iam::1:user/x is not authorized");
        account.faults().on("kms:Decrypt").failBefore(denied);
        shell.keystore("get", "demo/a").fails(4, "kms:Decrypt");
        shell.keystore("get", "demo/a", "-o", "json").failsInJson(4, "denied");
        shell.keystore("list", "demo").printsLines("demo/a");
        shell.feed("w", "put", "demo/a").prints("demo/a@2\n");
        account.faults().clearFaults();
        account.faults().on("dynamodb:GetItem").failBefore(denied);
        shell.keystore("get", "demo/a").fails(4, "dynamodb:GetItem");
        account.faults().clearFaults();
        account.faults().on("dynamodb:TransactWriteItems").failBefore(denied);
        shell.feed("x", "put", "demo/a").fails(4, "dynamodb:TransactWriteItems");
        account.faults().clearFaults();
        shell.keystore("get", "demo/a").prints("w");
    }

    @Test
    void describeLeavesLabelsOutWhereTheyAreDenied() {
        shell.keystore("label", "demo/a", "live=1").succeeds();
        account.faults().on("kms:Decrypt").failBefore(AwsError.of("AccessDeniedException", "no"));
        Finished described = shell.keystore("describe", "demo/a").succeeds();
        assertThat(described.text()).contains("name: demo/a").doesNotContain("labels");
        assertThat(described.err()).contains("labels");
        assertThat(shell.keystore("describe", "demo/a", "-o", "json").object()).doesNotContainKey("labels");
    }
}
