package dev.keystore.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.testbed.TestAccount;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose credentials and region a profile brings, and what stands above it. */
class AwsProfileIT {
    private final TestAccount account = TestAccount.open();
    private final Desk desk = Desk.fresh().with(account.environment());
    private final Shell shell =
            new Shell(new PackagedProgram(), desk, List.of("--table", account.table(), "--key", account.keyArn()));

    @BeforeEach
    void makeProfiles() {
        Map<String, String> user = account.environment();
        desk.file("aws-config", """
                [profile work]
                region = %s
                aws_access_key_id = %s
                aws_secret_access_key = %s
                """.formatted(
                        account.region(), user.get("AWS_ACCESS_KEY_ID"), user.get("AWS_SECRET_ACCESS_KEY")));
    }

    @AfterEach
    void close() {
        desk.close();
        account.close();
    }

    private Shell withProfiles() {
        return shell.with("AWS_CONFIG_FILE", desk.path("aws-config").toString());
    }

    @Test
    void aProfileBringsCredentialsAndRegion() {
        Shell bare = withProfiles().without("AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");

        bare.feed("v", "put", "demo/a", "--profile", "work").prints("demo/a@1\n");
        bare.with("AWS_PROFILE", "work").keystore("get", "demo/a").prints("v");
        bare.keystore("get", "demo/a").fails(8, "region");
    }

    @Test
    void aConfiguredProfileIsUsed() {
        desk.userConfig("""
                default: team
                stores:
                  team: {table: %s, key: "%s", profile: work}
                """.formatted(account.table(), account.keyArn()));
        Shell configured = withProfiles().naming().without("AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");

        configured.feed("v", "put", "demo/a").prints("demo/a@1\n");
    }

    @Test
    void aProfileThatIsNamedStandsAboveTheEnvironmentsKeys() {
        Shell both = withProfiles().with("AWS_ACCESS_KEY_ID", "AKIANOBODY").with("AWS_SECRET_ACCESS_KEY", "none");

        both.feed("v", "put", "demo/a", "--profile", "work").prints("demo/a@1\n");
        Finished unknown = withProfiles().keystore("get", "demo/a", "--profile", "nobody");
        unknown.fails(8, "there is no profile 'nobody'");
        assertThat(unknown.out()).isEmpty();
    }

    @Test
    void theEnvironmentsKeysStandAboveItsProfile() {
        shell.has("demo/a", "v");
        withProfiles().with("AWS_PROFILE", "nobody").keystore("get", "demo/a").prints("v");
    }
}
