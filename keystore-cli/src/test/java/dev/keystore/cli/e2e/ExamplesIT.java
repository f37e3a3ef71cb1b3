package dev.keystore.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.cli.command.Commands;
import dev.keystore.cli.help.Page;
import dev.keystore.testbed.TestAccount;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of every help page run, in a real shell, for a person who has what the page speaks of. */
@DisabledIfSystemProperty(named = TestAccount.ENDPOINT, matches = ".+", disabledReason = "it asks no endpoint")
final class ExamplesIT {
    /** Their examples speak of roles, stacks and shells that have to be somewhere first. */
    private static final Set<String> ELSEWHERE = Set.of("assume", "trust");

    /** What examples speak of as deleted. */
    private static final Pattern DELETED = Pattern.compile("(?:undelete|destroy(?=.* --all)) (demo/\\S+)");

    private static final String PREPARED = """
            for value in first second third; do printf %s "$value" | keystore put demo/db-password; done
            printf old | keystore put demo/api-token
            keystore lock write demo
            printf '#!/bin/sh\\necho deploying\\n' >deploy.sh && chmod +x deploy.sh
            printf 'password={{ keystore:demo/db-password }}\\n' >app.conf.tpl
            printf '{"new-key":"value"}' >demo.json
            printf 'API_TOKEN=new\\n' >.env
            printf 'a line\\n' >build.log
            git init -q -b main && git add deploy.sh
            git -c user.name=a -c user.email=a@example.com commit -qm first
            git checkout -qb work && git add build.log
            git -c user.name=a -c user.email=a@example.com commit -qm second
            """;

    private final Desk desk = Desk.fresh();

    @BeforeEach
    void prepare() {
        assertRuns(PREPARED);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    static Stream<Page> pages() {
        return Commands.pages().stream()
                .filter(page -> !ELSEWHERE.contains(page.name()) && !page.name().startsWith("bootstrap "));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void run(Page page) {
        assertThat(page.examples()).hasSize(2);
        for (String example : page.examples()) {
            Matcher deleted = DELETED.matcher(example);
            assertRuns((deleted.find() ? "keystore delete -q " + deleted.group(1) + "\n" : "") + example);
        }
    }

    /** Runs {@code script}, and takes an answer that is no for one. */
    private void assertRuns(String script) {
        String bin = PackagedProgram.executable().getParent().toString();
        Finished finished = PackagedProgram.another(
                desk.with("PATH", bin + ":" + desk.environment().get("PATH"))
                        .with("KEYSTORE_LOCAL", "store")
                        .with("EDITOR", "true"),
                List.of("bash", "-c", "set -e -o pipefail\n" + script));
        assertThat(finished.code()).as("%s", finished).isIn(0, 1);
    }
}
