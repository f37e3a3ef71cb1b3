package dev.keystore.cli.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keystore.testbed.TestAccount;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** LocalStack keeps every promise as well, where an engine of containers answers. */
@DisabledIfSystemProperty(named = TestAccount.ENDPOINT, matches = ".+", disabledReason = "another endpoint is tested")
class LocalStackEndToEndIT implements StoreEndToEnd {
    private static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.14.0");
    private static @Nullable LocalStackContainer container;

    private TestAccount account;
    private Desk desk;
    private Shell shell;

    @BeforeAll
    static void startContainer() {
        boolean answers = DockerClientFactory.instance().isDockerAvailable();
        if (!answers) {
            System.out.println("SKIPPED: end to end against LocalStack, for no Docker engine answers here");
        }
        assumeTrue(answers, "no Docker engine answers here");
        container = new LocalStackContainer(IMAGE).withServices("dynamodb", "kms", "sts");
        container.start();
    }

    @AfterAll
    static void stopContainer() {
        if (container != null) {
            container.stop();
        }
    }

    @BeforeEach
    void open() {
        account = TestAccount.at(container.getEndpoint());
        desk = Desk.fresh();
        shell = InAccount.of(account, desk);
    }

    @Override
    public Shell shell() {
        return shell;
    }

    @AfterEach
    void close() {
        desk.close();
        account.close();
    }
}
