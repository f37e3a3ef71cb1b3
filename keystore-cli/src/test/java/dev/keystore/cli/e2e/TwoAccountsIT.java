package dev.keystore.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.cli.cloud.CloudFormationDouble;
import dev.keystore.testbed.Principal;
import dev.keystore.testbed.TwoAccounts;
import dev.keystore.testbed.cloud.User;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One store, two accounts: deployed by bootstrap, used by a user of B, refused live by policies, revoked. */
final class TwoAccountsIT {
    private final TwoAccounts world = TwoAccounts.open();
    private final CloudFormationDouble stacks = CloudFormationDouble.in(world);
    private final Desk atA = Desk.fresh();
    private final Desk atB = Desk.fresh();
    private final User joe = world.b().user("joe");
    private final Principal key = world.accessKey(joe);

    @BeforeEach
    void storeIsThere() {
        joe.join(world.b().group("team"));
        stacks.clearFailures();
        shell(atA, world.administrator(world.a()), List.of())
                .keystore("bootstrap", "store", "--yes")
                .succeeds();
    }

    @AfterEach
    void close() {
        atA.close();
        atB.close();
        world.close();
    }

    @Test
    void joeWorksInTheStoreUntilTheGrantIsRemoved() {
        String role = grant("readwrite");
        Shell joes = joe(role, "for-b");
        joes.feed("s3cret", "put", "prod/app1/db", "-").fails(4);

        client(role);

        joes.feed("s3cret", "put", "prod/app1/db", "-").succeeds();
        assertThat(joes.keystore("get", "prod/app1/db").succeeds().text()).isEqualTo("s3cret");
        joes.keystore("get", "prod/app10/db").fails(4);
        joe(role, "for-c").keystore("get", "prod/app1/db").fails(4);
        shell(atB, key, store(role)).keystore("get", "prod/app1/db").fails(4);

        shell(atA, world.administrator(world.a()), List.of())
                .keystore("bootstrap", "remove", "keystore-keystore-readwrite-222222222222", "--yes")
                .succeeds();

        joes.keystore("get", "prod/app1/db").fails(4);
    }

    @Test
    void writerPutsAndCannotGet() {
        String role = grant("writer");
        client(role);
        Shell joes = joe(role, "for-b");

        joes.feed("s3cret", "put", "prod/app1/db", "-").succeeds();

        joes.keystore("get", "prod/app1/db").fails(4);
    }

    private String grant(String access) {
        Object outputs = shell(atA, world.administrator(world.a()), List.of())
                .keystore(
                        "bootstrap",
                        "grant",
                        "--to",
                        TwoAccounts.B,
                        "--pattern",
                        "prod/app1/*",
                        "--access",
                        access,
                        "--external-id",
                        "for-b",
                        "--yes",
                        "-o",
                        "json")
                .succeeds()
                .object()
                .get("outputs");
        return String.valueOf(((Map<?, ?>) Objects.requireNonNull(outputs)).get("RoleArn"));
    }

    private void client(String role) {
        shell(atB, world.administrator(world.b()), List.of())
                .keystore(
                        "bootstrap",
                        "client",
                        "--runtime",
                        "users",
                        "--grant-role-arn",
                        role,
                        "--param",
                        "GroupNames=team",
                        "--yes")
                .succeeds();
    }

    private Shell joe(String role, String externalId) {
        return shell(atB, key, store(role, "--external-id", externalId));
    }

    private static List<String> store(String role, String... more) {
        return Stream.concat(
                        Stream.of("--table", "keystore", "--key", "alias/keystore", "--role-arn", role),
                        Stream.of(more))
                .toList();
    }

    private Shell shell(Desk desk, Principal principal, List<String> store) {
        return new Shell(new InsideProgram(), desk.with(world.environment(principal)), store);
    }
}
