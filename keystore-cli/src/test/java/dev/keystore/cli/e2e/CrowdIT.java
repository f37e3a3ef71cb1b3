package dev.keystore.cli.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.testbed.TestAccount;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** Many processes at once lose nothing: every value that was said to be stored is a version, and no number is left out. */
@DisabledIfSystemProperty(named = TestAccount.ENDPOINT, matches = ".+", disabledReason = "shown on the doubles")
class CrowdIT {
    private static final int ON_ONE_NAME = 32;
    private static final int IN_ONE_NAMESPACE = 8;
    /** More would only wait for a processor. */
    private static final int AT_ONCE = 8;

    @Test
    void inAws() {
        try (TestAccount account = TestAccount.open();
                Desk desk = Desk.fresh()) {
            everythingIsKept(InAccount.of(account, desk));
        }
    }

    @Test
    void onThisMachine() {
        try (Desk desk = Desk.fresh()) {
            everythingIsKept(new Shell(new InsideProgram(), desk, List.of("--local=store")));
        }
    }

    private static void everythingIsKept(Shell shell) {
        Set<String> values = new HashSet<>();
        Set<String> said = new HashSet<>();
        for (int wave = 0; wave < ON_ONE_NAME / AT_ONCE; wave++) {
            List<PackagedProgram.Started> crowd = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                String value = "value " + wave + "." + i;
                values.add(value);
                crowd.add(put(shell, "demo/one", value));
            }
            crowd.forEach(one -> said.add(one.end().succeeds().text()));
        }
        assertThat(said).hasSize(ON_ONE_NAME);
        for (int version = 1; version <= ON_ONE_NAME; version++) {
            assertThat(said).contains("demo/one@" + version + "\n");
            assertThat(values.remove(shell.keystore("get", "demo/one@" + version)
                            .succeeds()
                            .text()))
                    .isTrue();
        }
        assertThat(shell.keystore("history", "demo/one", "-o", "json").array()).hasSize(ON_ONE_NAME);

        List<PackagedProgram.Started> crowd = IntStream.range(0, IN_ONE_NAMESPACE)
                .mapToObj(i -> put(shell, "fresh/deep/n" + i, "value " + i))
                .toList();
        crowd.forEach(one -> one.end().succeeds());
        assertThat(shell.keystore("list", "fresh/deep").lines()).hasSize(IN_ONE_NAMESPACE);
        assertThat(shell.keystore("list").lines()).containsExactlyInAnyOrder("demo/", "fresh/");
        shell.keystore("verify").succeeds();
    }

    private static PackagedProgram.Started put(Shell shell, String name, String value) {
        PackagedProgram.Started started = PackagedProgram.start(shell.desk(), shell.words("put", name));
        started.feed(value.getBytes(UTF_8));
        return started;
    }
}
