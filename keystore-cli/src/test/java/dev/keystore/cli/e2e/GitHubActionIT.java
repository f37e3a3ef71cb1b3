package dev.keystore.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.testbed.TestAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The action's own scripts, run as GitHub's runner runs them. */
@DisabledIfSystemProperty(named = TestAccount.ENDPOINT, matches = ".+", disabledReason = "it asks no endpoint")
class GitHubActionIT {
    private static final Path SOURCES = Path.of("..").toAbsolutePath().normalize();

    private final Desk desk = Desk.fresh();
    private final Map<String, Object> action = action();

    @BeforeEach
    void fill() {
        Shell shell = new Shell(new InsideProgram(), desk, List.of("--local=" + desk.path("store")));
        shell.has("prod/app1/db-password", "it's $(touch evil) `touch evil`");
        shell.has("prod/app1/tls-key", "first line\nsecond line\n");
        shell.has("shared/api.token", "{\"token\":\"inner-token\"}");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> action() {
        try {
            return (Map<String, Object>) new Load(LoadSettings.builder().build())
                    .loadFromString(Files.readString(SOURCES.resolve("action.yml")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> steps() {
        return (List<Map<String, Object>>) ((Map<String, Object>) action.get("runs")).get("steps");
    }

    /** What the job knows after the action. */
    private record Job(List<Finished> steps, Map<String, String> variables, List<String> path) {
        Finished last() {
            return steps.get(steps.size() - 1);
        }
    }

    /** Runs the steps until one fails, with {@code inputs}, in place of expressions, in the variables they are given to. */
    @SuppressWarnings("unchecked")
    private Job job(Map<String, String> inputs) throws IOException {
        desk.file("github-env", "");
        desk.file("github-path", "");
        Map<String, String> variables = new TreeMap<>();
        List<Finished> finished = new ArrayList<>();
        for (Map<String, Object> step : steps()) {
            if (!isMeant((String) step.get("if"), inputs)) {
                continue;
            }
            Desk here = desk.with(variables)
                    .with(Map.of(
                            "GITHUB_ENV", desk.path("github-env").toString(),
                            "GITHUB_PATH", desk.path("github-path").toString()));
            for (var variable : ((Map<String, String>) step.get("env")).entrySet()) {
                here = here.with(variable.getKey(), evaluated(variable.getValue(), inputs));
            }
            Path script = here.file("step.sh", (String) step.get("run"));
            finished.add(PackagedProgram.another(
                    here, List.of("bash", "--noprofile", "--norc", "-eo", "pipefail", script.toString())));
            variables.putAll(written(Files.readAllLines(desk.path("github-env"))));
            if (finished.get(finished.size() - 1).code() != 0) {
                break;
            }
        }
        return new Job(finished, variables, Files.readAllLines(desk.path("github-path")));
    }

    private static boolean isMeant(String condition, Map<String, String> inputs) {
        return condition == null || !inputs.getOrDefault("namespaces", "").isEmpty();
    }

    @SuppressWarnings("unchecked")
    private String evaluated(String expression, Map<String, String> inputs) {
        if (expression.equals("${{ github.action_path }}")) {
            return desk.path("action").toString();
        }
        String name = expression.replaceAll("^\\$\\{\\{ inputs\\.([a-z-]+) }}$", "$1");
        Map<String, Map<String, Object>> declared = (Map<String, Map<String, Object>>) action.get("inputs");
        assertThat(declared).containsKey(name);
        return inputs.getOrDefault(name, (String) declared.get(name).get("default"));
    }

    /** {@code GITHUB_ENV} as the runner reads it: {@code NAME=value}, or {@code NAME<<END}, lines and {@code END}. */
    private static Map<String, String> written(List<String> lines) {
        Map<String, String> variables = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int equals = line.indexOf('=');
            int block = line.indexOf("<<");
            if (block >= 0 && (equals < 0 || block < equals)) {
                int end = lines.subList(i + 1, lines.size()).indexOf(line.substring(block + 2)) + i + 1;
                variables.put(line.substring(0, block), String.join("\n", lines.subList(i + 1, end)));
                i = end;
            } else {
                assertThat(equals).as(line).isPositive();
                variables.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return variables;
    }

    private static Path installed() {
        return PackagedProgram.executable().getParent().getParent();
    }

    @Test
    void everyInputIsSaidWhatItIsAndNoneStandsInAScript() {
        assertThat(((Map<?, ?>) action.get("runs")).get("using")).isEqualTo("composite");
        for (Map<String, Object> step : steps()) {
            assertThat(step).containsKeys("name", "shell", "env", "run");
            assertThat((String) step.get("run"))
                    .as("what an expression stands for is code there")
                    .doesNotContain("${{");
        }
        for (Object input : ((Map<?, ?>) action.get("inputs")).values()) {
            assertThat(((Map<?, ?>) input).get("description")).asString().isNotEmpty();
            assertThat(((Map<?, ?>) input).get("default")).isInstanceOf(String.class);
        }
    }

    @Test
    void namespacesBecomeVariablesAndAreMaskedFirst() throws IOException {
        Job job = job(Map.of(
                "path", installed().toString(),
                "local", desk.path("store").toString(),
                "namespaces", "prod/app1\n  shared/\n"));
        assertThat(job.last().succeeds().lines())
                .allMatch(line -> line.startsWith("::add-mask::"))
                .contains(
                        "::add-mask::it's $(touch evil) `touch evil`",
                        "::add-mask::first line",
                        "::add-mask::second line",
                        "::add-mask::inner-token");
        assertThat(job.variables())
                .containsEntry("DB_PASSWORD", "it's $(touch evil) `touch evil`")
                .containsEntry("TLS_KEY", "first line\nsecond line\n")
                .containsEntry("API_TOKEN", "{\"token\":\"inner-token\"}")
                .containsEntry("KEYSTORE_LOCAL", desk.path("store").toString());
        assertThat(job.path()).containsExactly(installed().resolve("bin").toString());
        assertThat(desk.path("evil")).doesNotExist();
    }

    @Test
    void withoutNamespacesNothingIsRead() throws IOException {
        Job job = job(Map.of("path", installed().toString(), "store", "team", "trust-project", "true"));
        job.last().succeedsSilently();
        assertThat(job.variables())
                .containsOnlyKeys("KEYSTORE_STORE", "KEYSTORE_TRUST_PROJECT", "KEYSTORE_ACTION_BIN")
                .containsEntry("KEYSTORE_STORE", "team");
    }

    @Test
    void withoutAPathTheProgramOfTheActionsOwnSourcesIsBuilt() throws IOException {
        Path launcher = desk.file("action/keystore", """
                #!/bin/sh
                mkdir -p "${0%%/*}/keystore-cli/target/dist" && ln -s "%s" "${0%%/*}/keystore-cli/target/dist/keystore"
                echo building >&2
                """.formatted(installed()));
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        Job job = job(Map.of("local", desk.path("store").toString(), "namespaces", "prod/app1"));
        job.last().succeeds();
        assertThat(job.steps().get(0).err()).isEqualTo("building\n");
        assertThat(job.path())
                .containsExactly(desk.path("action/keystore-cli/target/dist/keystore/bin")
                        .toString());
        assertThat(job.variables()).containsKey("DB_PASSWORD");
    }

    @Test
    void allThatNamesAStoreIsSaidToLaterSteps() throws IOException {
        Job job = job(Map.of(
                "path", installed().toString(),
                "table", "arn:aws:dynamodb:eu-west-1:111111111111:table/keystore",
                "key", "alias/keystore",
                "store-id", "keystore",
                "role-arn", "arn:aws:iam::111111111111:role/x",
                "external-id", "a=b",
                "session-name", "ci"));
        assertThat(job.variables())
                .containsEntry("KEYSTORE_TABLE", "arn:aws:dynamodb:eu-west-1:111111111111:table/keystore")
                .containsEntry("KEYSTORE_KEY", "alias/keystore")
                .containsEntry("KEYSTORE_STORE_ID", "keystore")
                .containsEntry("KEYSTORE_ROLE_ARN", "arn:aws:iam::111111111111:role/x")
                .containsEntry("KEYSTORE_EXTERNAL_ID", "a=b")
                .containsEntry("KEYSTORE_SESSION_NAME", "ci")
                .doesNotContainKey("KEYSTORE_TRUST_PROJECT");
    }

    @Test
    void anInputIsNoVariableMore() throws IOException {
        Job job = job(Map.of("path", installed().toString(), "store", "team\nLD_PRELOAD=/tmp/evil.so"));
        assertThat(job.last().code()).isEqualTo(2);
        assertThat(job.variables()).containsOnlyKeys("KEYSTORE_ACTION_BIN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "prod/none",
                "prod/app1 prod/none",
                "$(touch evil)",
                "`touch evil`",
                "prod/*",
                "--help",
                "prod/app1;touch evil"
            })
    void whatIsNoNamespaceFailsTheStep(String namespaces) throws IOException {
        Job job = job(Map.of(
                "path", installed().toString(),
                "local", desk.path("store").toString(),
                "namespaces", namespaces));
        assertThat(job.steps()).hasSize(3);
        assertThat(job.last().code()).as(job.last().toString()).isIn(2, 3);
        assertThat(desk.path("evil")).doesNotExist();
    }
}
