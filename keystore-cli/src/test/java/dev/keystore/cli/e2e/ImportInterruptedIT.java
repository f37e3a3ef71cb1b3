package dev.keystore.cli.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.testbed.TestAccount;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ctrl-C in the middle of an import says what was done, and leaves what can be gone on with. */
@DisabledIfSystemProperty(named = TestAccount.ENDPOINT, matches = ".+", disabledReason = "needs a service that waits")
class ImportInterruptedIT extends InAccount {
    private static final String DOCUMENT = IntStream.range(0, 40)
            .mapToObj(i -> String.format("\"n%02d\":\"hunter2\"", i))
            .collect(Collectors.joining(",", "{", "}"));

    /** Signals {@code signal} while the second transaction is under way. */
    private Finished interrupted(String signal, String... options) {
        AtomicReference<PackagedProgram.Started> running = new AtomicReference<>();
        account.faults().on("dynamodb:TransactWriteItems").nth(2).before(() -> {
            Process process = running.get().process();
            PackagedProgram.another(desk, List.of("kill", "-s", signal, Long.toString(process.pid())))
                    .succeeds();
            process.onExit().join();
        });
        String[] words = Stream.concat(Stream.of("import", "demo", "--format", "json"), Stream.of(options))
                .toArray(String[]::new);
        PackagedProgram.Started started = PackagedProgram.start(desk, shell.words(words));
        running.set(started);
        started.feed(DOCUMENT.getBytes(UTF_8));
        Finished finished = started.end();
        account.faults().clearFaults();
        return finished;
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void whatIsDoneIsSaid(String signal, int code) {
        Finished finished = interrupted(signal);
        assertThat(finished.code()).describedAs("%s", finished).isEqualTo(code);
        assertThat(finished.err())
                .contains("keystore: interrupted: 33 of 40 names are done")
                .doesNotContain("hunter2");
        assertThat(finished.text()).isEmpty();

        shell.keystore("verify").succeeds();
        assertThat(shell.feed(DOCUMENT, "import", "demo", "--format", "json")
                        .succeeds()
                        .lines())
                .hasSize(40)
                .filteredOn(line -> line.startsWith("= "))
                .hasSizeGreaterThanOrEqualTo(33);
    }

    @Test
    void nothingIsSaidWhereNothingIsToBe() {
        assertThat(interrupted("INT", "-o", "json").err()).isEmpty();
    }
}
