package dev.keystore.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.KeystoreException.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who decides which store, and each thing about it. */
final class SettingsTest {
    private static final String ARN = "arn:aws:dynamodb:eu-central-1:111122223333:table/shop";
    private static final String USER = """
            default: team
            stores:
              team: {table: user-table, key: alias/user, region: eu-west-1}
              bare: {table: bare-table}
              arn: {table: "arn:aws:dynamodb:eu-central-1:111122223333:table/shop", store-id: old}
              far: {table: far-table, endpoint-url: "http://far:1", profile: far}
              disk: {local: ~/disk}
            """;
    private static final String PROJECT = """
            default: ours
            stores:
              ours: {table: project-table, key: alias/project, store-id: ours}
              lamp: {local: lamp}
            """;

    @TempDir
    private Path folder;

    private Desk desk;

    @BeforeEach
    void sitDown() {
        desk = new Desk(folder);
    }

    /** Each row: what is given, then the table or folder and who named it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --local                                       | local HOME/.local/share/keystore/local (flag --local)
            --local=default                               | local HOME/.local/share/keystore/local (flag --local)
            --local=./default                             | local HOME/src/app/service/default (flag --local)
            --local=~/x                                   | local HOME/x (flag --local)
            --local=/x/../y KEYSTORE_TABLE=abc            | local /y (flag --local)
            --local KEYSTORE_TABLE=abc KEYSTORE_STORE=b   | local HOME/.local/share/keystore/local (flag --local)
            --local XDG_DATA_HOME=/data                   | local /data/keystore/local (flag --local)
            --local XDG_DATA_HOME=data                    | local HOME/.local/share/keystore/local (flag --local)
            KEYSTORE_LOCAL=default                        | local HOME/.local/share/keystore/local (environment KEYSTORE_LOCAL)
            KEYSTORE_LOCAL=x KEYSTORE_KEY=alias/x         | local HOME/src/app/service/x (environment KEYSTORE_LOCAL)
            --table=abc KEYSTORE_LOCAL=default            | table abc (flag --table)
            --store=team KEYSTORE_TABLE=abc               | table user-table (user file HOME/.config/keystore/config.yaml:3)
            --store=ours                                  | table project-table (project file HOME/src/app/.keystore.yaml:3)
            --store=lamp                                  | local HOME/src/app/lamp (project file HOME/src/app/.keystore.yaml:4)
            KEYSTORE_STORE=disk                           | local HOME/disk (user file HOME/.config/keystore/config.yaml:7)
            KEYSTORE_TABLE=abc                            | table abc (environment KEYSTORE_TABLE)
            KEYSTORE_LOCAL= KEYSTORE_TABLE=abc            | table abc (environment KEYSTORE_TABLE)
            AWS_REGION=x                                  | table project-table (project file HOME/src/app/.keystore.yaml:3)
            """)
    void theHighestLevelThatNamesAStoreWins(String given, String first) {
        desk.user(USER).project(PROJECT).trusting().given(given.strip().split(" +"));

        assertThat(desk.shown().lines().findFirst().orElseThrow()).isEqualTo(first);
    }

    /** Each row: what is given, then one line about the store that must be there. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --table=abc                                             | key alias/keystore (default)
            --table=abc                                             | id abc (default)
            --table=abc KEYSTORE_KEY=alias/e                        | key alias/e (environment KEYSTORE_KEY)
            --table=abc KEYSTORE_KEY=alias/e KEYSTORE_TABLE=other   | key alias/keystore (default)
            --table=abc KEYSTORE_STORE_ID=e KEYSTORE_LOCAL=default  | id abc (default)
            KEYSTORE_TABLE=abc KEYSTORE_KEY=alias/e                 | key alias/e (environment KEYSTORE_KEY)
            KEYSTORE_TABLE=abc KEYSTORE_KEY=alias/e --key=alias/f   | key alias/f (flag --key)
            KEYSTORE_TABLE=abc KEYSTORE_STORE_ID=e                  | id e (environment KEYSTORE_STORE_ID)
            --store-id=f KEYSTORE_STORE_ID=e                        | id f (flag --store-id)
            ANY=x                                                   | key alias/user (user file HOME/.config/keystore/config.yaml:3)
            ANY=x                                                   | id user-table (default)
            --key=alias/f                                           | key alias/f (flag --key)
            KEYSTORE_KEY=alias/e                                    | key alias/e (environment KEYSTORE_KEY)
            --store=team KEYSTORE_KEY=alias/e                       | key alias/e (environment KEYSTORE_KEY)
            --region=us-east-1                                      | region us-east-1 (flag --region)
            AWS_REGION=us-east-1                                    | region eu-west-1 (user file HOME/.config/keystore/config.yaml:3)
            --store=bare AWS_REGION=us-east-1 AWS_DEFAULT_REGION=x  | region us-east-1 (environment AWS_REGION)
            --store=bare AWS_DEFAULT_REGION=us-east-2               | region us-east-2 (environment AWS_DEFAULT_REGION)
            --store=bare AWS_REGION= AWS_DEFAULT_REGION=us-east-2   | region us-east-2 (environment AWS_DEFAULT_REGION)
            --store=arn AWS_REGION=us-east-1                        | region eu-central-1 (user file HOME/.config/keystore/config.yaml:5)
            --store=arn                                             | id old (user file HOME/.config/keystore/config.yaml:5)
            --table=arn:aws:dynamodb:eu-central-1:111122223333:table/shop | id shop (default)
            --store=bare AWS_PROFILE=p                              | profile p (environment AWS_PROFILE)
            --store=bare AWS_PROFILE=p --profile=q                  | profile q (flag --profile)
            --store=far AWS_PROFILE=p                               | profile far (user file HOME/.config/keystore/config.yaml:6)
            --store=far AWS_ENDPOINT_URL_KMS=http://e:1             | kms http://far:1 (user file HOME/.config/keystore/config.yaml:6)
            --store=bare AWS_ENDPOINT_URL=http://e:1                | sts http://e:1 (environment AWS_ENDPOINT_URL)
            --store=bare AWS_ENDPOINT_URL=http://e:1 AWS_ENDPOINT_URL_KMS=http://k:2 | kms http://k:2 (environment AWS_ENDPOINT_URL_KMS)
            --store=bare AWS_ENDPOINT_URL=http://e:1 AWS_ENDPOINT_URL_KMS=http://k:2 | dynamodb http://e:1 (environment AWS_ENDPOINT_URL)
            --store=far --endpoint-url=http://f:3                   | dynamodb http://f:3 (flag --endpoint-url)
            """)
    void everyFieldKnowsWhoSaidIt(String given, String line) {
        desk.user(USER).given(given.strip().split(" +"));

        assertThat(desk.shown().lines()).contains(line.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--local --table=abc",
                "--local --store=team",
                "--store=team --table=abc",
                "KEYSTORE_LOCAL=default KEYSTORE_TABLE=abc",
                "KEYSTORE_STORE=team KEYSTORE_TABLE=abc",
                "--table=a",
                "--table=",
                "--store=",
                "--store=a/b",
                "--local=~bob",
                "--local=",
                "--table=abc --key=keystore",
                "--table=abc --region=EU",
                "--table=abc --store-id=",
                "--table=abc --profile=",
                "--table=abc --endpoint-url=localhost:1",
                "--table=abc --endpoint-url=http://u:p@h",
                "--table=" + ARN + " --region=us-east-1",
                "KEYSTORE_TABLE=a",
                "KEYSTORE_TABLE=abc KEYSTORE_KEY=keystore",
                "--table=abc AWS_REGION=EU",
                "--local --key=alias/k",
                "--region=eu-west-1 KEYSTORE_LOCAL=default",
                "--store=disk --profile=p"
            })
    void usageErrors(String given) {
        desk.user(USER).given(given.split(" +"));

        assertThatThrownBy(desk::store).isInstanceOf(Refused.class).hasMessageMatching("(?s).*(--|KEYSTORE_|AWS_).*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--store=nope", "KEYSTORE_STORE=nope", "KEYSTORE_CONFIG=nope.yaml"})
    void unknownStoresAndFiles(String given) {
        desk.user(USER).given(given);

        assertThatThrownBy(desk::store).isInstanceOf(Misconfigured.class).hasMessageContaining("nope");
    }

    @Test
    void noStoreShowsTheWaysToOne() {
        Misconfigured failure = catchThrowableOfType(Misconfigured.class, desk::store);

        assertThat(failure.hint().orElseThrow()).contains("--local", "bootstrap");
    }

    @Test
    void aDefaultThatIsMissingNamesItsLine() {
        desk.user("stores: {}\ndefault: gone");

        assertThatThrownBy(desk::store)
                .isInstanceOf(Misconfigured.class)
                .hasMessage(desk.userFile + ":2: there is no store 'gone'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "external-id: xx",
                "session-name: ann",
                "duration: 1h",
                "source-identity: ann",
                "session-tags: {a: b}",
                "mfa-serial: GAHT12345678"
            })
    void whatIsSaidOfARoleNeedsOne(String said) {
        desk.user("default: team\nstores:\n  team:\n    table: abc\n    " + said);

        assertThatThrownBy(desk::store)
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining(desk.userFile + ":5: '" + said.substring(0, said.indexOf(':')) + "'");
        assertThat(desk.given("--local").store()).isInstanceOf(ChosenStore.Local.class);
    }

    @Test
    void aRoleComesFromOptionEnvironmentOrFile() {
        desk.user("""
                default: team
                stores:
                  team:
                    table: abc
                    role-arn: arn:aws:iam::111122223333:role/file
                    external-id: of-file
                    session-name: ann
                """);
        assertThat(desk.shown()).endsWith("""
                role-arn [arn:aws:iam::111122223333:role/file] (user file HOME/.config/keystore/config.yaml:5)
                external-id of-file (user file HOME/.config/keystore/config.yaml:6)
                session-name ann (user file HOME/.config/keystore/config.yaml:7)""");

        desk.given("KEYSTORE_ROLE_ARN=arn:aws:iam::111122223333:role/variable", "KEYSTORE_SESSION_NAME=bob");
        assertThat(desk.shown()).endsWith("""
                role-arn [arn:aws:iam::111122223333:role/variable] (environment KEYSTORE_ROLE_ARN)
                session-name bob (environment KEYSTORE_SESSION_NAME)""");

        desk.given("--role-arn=arn:aws:iam::111122223333:role/flag", "--external-id=of-flag");
        assertThat(desk.shown()).contains("""
                role-arn [arn:aws:iam::111122223333:role/flag] (flag --role-arn)
                external-id of-flag (flag --external-id)""");
    }

    @Test
    void whatWasSaidBesideOneRoleIsNotToldToAnother() {
        desk.user("""
                        default: team
                        stores:
                          team:
                            table: abc
                            role-arn: arn:aws:iam::111122223333:role/file
                            session-tags: {team: payments}
                            mfa-serial: GAHT12345678
                            duration: 15m
                            source-identity: ann
                        """)
                .given(
                        "KEYSTORE_ROLE_ARN=arn:aws:iam::444455556666:role/variable",
                        "KEYSTORE_EXTERNAL_ID=of-variable",
                        "--role-arn=arn:aws:iam::777788889999:role/flag");

        assertThat(desk.aws().access().roles().said()).containsOnlyKeys("role-arn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"KEYSTORE_ROLE_ARN", "KEYSTORE_EXTERNAL_ID", "KEYSTORE_SESSION_NAME"})
    void rolesOfTheEnvironmentAreChecked(String variable) {
        desk.given("--table=abc", variable + "=x");

        assertThatThrownBy(desk::store).isInstanceOf(Refused.class).hasMessageContaining(variable);
    }

    @Test
    void aSessionInTheEnvironmentIsUsedAsItIs() {
        String role = "arn:aws:iam::111122223333:role/reader";
        desk.user("default: team\nstores: {team: {table: abc, profile: own, role-arn: '" + role + "'}}")
                .given("KEYSTORE_ASSUMED_ROLE=" + role);

        assertThat(desk.aws().access().roles()).isEqualTo(RoleOptions.NONE);
        assertThat(desk.aws().access().profile()).isNull();
        assertThat(desk.given("--profile=other").aws().access().profile()).isNull();
    }

    @Test
    void aSessionInTheEnvironmentNeverOpensAnother() {
        desk.given(
                "--table=abc",
                "--role-arn=arn:aws:iam::111122223333:role/writer",
                "KEYSTORE_ASSUMED_ROLE=arn:aws:iam::111122223333:role/reader");

        assertThatThrownBy(desk::store)
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("role/reader")
                .satisfies(e ->
                        assertThat(((Misconfigured) e).hint().orElseThrow()).contains("keystore assume --unset"));
    }

    @Test
    void whoeverSetsAccountsUpDoesNotUseTheStoresRole() {
        desk.user(
                "default: team\nstores: {team: {table: abc, region: eu-west-1, role-arn: 'arn:aws:iam::111122223333:role/r'}}");

        assertThat(desk.settings().access().roles().roleArns()).isNotNull();
        assertThat(desk.settings().setUp().roles()).isEqualTo(RoleOptions.NONE);
        assertThat(desk.settings().setUp().region()).isNotNull();
        assertThat(desk.settings().storeInAws()).isPresent();
    }

    @Test
    void accessNeedsNoStore() {
        desk.given("--role-arn=arn:aws:iam::111122223333:role/r", "AWS_DEFAULT_REGION=eu-west-1");

        assertThat(desk.settings().access().region()).hasToString("eu-west-1 (environment AWS_DEFAULT_REGION)");
        assertThat(desk.settings().storeInAws()).isEmpty();
    }

    @Test
    void filesAreLeftAloneWhereTheyDoNotMatter() {
        desk.user("broken: [").project("broken: [");

        assertThat(desk.given("--local").store()).isInstanceOf(ChosenStore.Local.class);
        assertThatThrownBy(() -> new Desk(folder).store()).isInstanceOf(Misconfigured.class);
        assertThat(new Desk(folder).given("--table=abc").store()).isInstanceOf(ChosenStore.Aws.class);
    }

    @Test
    void theConfigurationCanBeElsewhere() throws Exception {
        desk.file(desk.home.resolve("other.yaml"), "default: a\nstores: {a: {local: x}}");
        assertThat(desk.given("KEYSTORE_CONFIG=~/other.yaml").shown())
                .isEqualTo("local HOME/x (user file HOME/other.yaml:2)");

        desk.file(desk.home.resolve("xdg/keystore/config.yaml"), "default: a\nstores: {a: {local: ~/y}}");
        desk.given("KEYSTORE_CONFIG=", "XDG_CONFIG_HOME=" + desk.home.resolve("xdg"));
        assertThat(desk.shown()).startsWith("local HOME/y ");

        Files.delete(desk.home.resolve("xdg/keystore/config.yaml"));
        Files.createDirectory(desk.home.resolve("xdg/keystore/config.yaml"));
        assertThatThrownBy(desk::store).isInstanceOf(Misconfigured.class).hasMessageContaining("can't read");
    }

    @Test
    void anEnormousFileIsRefused() {
        desk.user("#".repeat(SourceFile.MOST_BYTES + 1));

        assertThatThrownBy(desk::store).isInstanceOf(Misconfigured.class).hasMessageContaining("1 MiB");
    }
}
