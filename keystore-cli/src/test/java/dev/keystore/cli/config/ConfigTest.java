package dev.keystore.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.access.RoleArn;
import dev.keystore.access.SessionTags;
import dev.keystore.cli.config.ConfiguredStore.InAws;
import dev.keystore.cli.config.ConfiguredStore.OnDisk;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a configuration file may say, and that everything else names its line. */
final class ConfigTest {
    private static final Path HOME = Path.of("/home/ann");
    private static final SourceFile USER = new SourceFile(Origin.Level.USER, Path.of("/etc/config.yaml"));
    private static final SourceFile PROJECT = new SourceFile(Origin.Level.PROJECT, Path.of("/app/.keystore.yaml"));

    @Test
    void everyKey() {
        Config config = parse(PROJECT, """
                default: team
                stores:
                  team:
                    table: keystore
                    key: arn:aws:kms:eu-west-1:111122223333:key/0a1b
                    also-open: ["arn:aws:kms:eu-west-1:111122223333:key/old", 'arn:aws:kms:eu-west-1:111122223333:key/older']
                    store-id: shop
                    region: eu-west-1
                    profile: work
                    role-arn: arn:aws:iam::111122223333:role/keystore/shop/reader/b
                    external-id: 0123
                    session-name: ann
                    duration: 15m
                    source-identity: ann@example
                    session-tags: {team: payments}
                    mfa-serial: arn:aws:iam::111122223333:mfa/ann
                    endpoint-url: http://localhost:4566
                  laptop: {local: ~/secrets}
                  here: {local: secrets}
                run:
                  DB_PASSWORD: prod/app1/db-password@live#/value
                  TOKEN: keystore:ci/token
                  OTHER: keystore://team/ci/token@7
                """);

        InAws team = (InAws) config.stores().get("team");
        assertThat(config.defaultStore()).hasToString("team (project file /app/.keystore.yaml:1)");
        assertThat(team.table()).hasToString("keystore (project file /app/.keystore.yaml:4)");
        assertThat(team.alsoOpen().value()).hasSize(2);
        assertThat(team.access().roles().roleArns().value())
                .isEqualTo(List.of(new RoleArn("arn:aws:iam::111122223333:role/keystore/shop/reader/b")));
        assertThat(team.access().roles().externalId()).hasToString("0123 (project file /app/.keystore.yaml:11)");
        assertThat(team.access().roles().duration().value()).isEqualTo(Duration.ofMinutes(15));
        assertThat(team.access().roles().sessionTags().value()).isEqualTo(new SessionTags(Map.of("team", "payments")));
        assertThat(team.access().roles().said()).hasSize(7);
        assertThat(((OnDisk) config.stores().get("laptop")).folder().value()).isEqualTo(HOME.resolve("secrets"));
        assertThat(((OnDisk) config.stores().get("here")).folder().value()).isEqualTo(Path.of("/app/secrets"));
        assertThat(config.run()).containsOnlyKeys("DB_PASSWORD", "TOKEN", "OTHER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# nothing\n", "---\n", "\uFEFF", "{}", "null"})
    void nothing(String yaml) {
        assertThat(parse(USER, yaml)).isEqualTo(Config.EMPTY);
    }

    @Test
    void aLoneTildeIsTheHome() {
        Config config = parse(USER, "stores: {a: {local: ~}}");
        assertThat(((OnDisk) config.stores().get("a")).folder().value()).isEqualTo(HOME);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            stores:;  a: {table: abc, tabel: x}             | 2 | unknown key 'tabel' in store 'a'
            defualt: a                                      | 1 | unknown key 'defualt' in the file
            [a]                                             | 1 | the file must be keys and values, not a list
            hello                                           | 1 | the file must be keys and values, not one value
            stores: [a]                                     | 1 | 'stores' must be keys and values, not a list
            stores:                                         | 1 | 'stores' must be keys and values
            stores:;  a: x                                  | 2 | store 'a' must be keys and values, not one value
            stores: {a: {table: [abc]}}                     | 1 | 'table' must be one value, not a list
            stores: {a: {table: }}                          | 1 | 'table' has no value
            stores: {a: {table: ~}}                         | 1 | bad table '~'
            stores: {a: {table: abc, profile: ~}}           | 1 | bad text '~'
            stores: {a: {table: ab}}                        | 1 | bad table 'ab': 3 to 255
            stores: {a: {table: "abc,", key: k}}            | 1 | bad table 'abc,'
            stores: {a: {table: abc, key: k}}               | 1 | alias/NAME
            stores: {a: {table: abc, also-open: alias/k}}   | 1 | bad key 'alias/k'
            stores: {a: {table: abc, also-open: []}}        | 1 | 'also-open' has no value
            stores: {a: {table: abc, region: EU}}           | 1 | bad region 'EU'
            stores: {a: {table: abc, store-id: a b}}        | 1 | bad store id 'a b'
            stores: {a: {table: abc, endpoint-url: ftp:x}}  | 1 | bad endpoint 'ftp:x'
            stores: {a: {table: abc, role-arn: x}}          | 1 | arn:aws:iam::ACCOUNT:role/NAME
            stores: {a: {table: abc, duration: 15}}         | 1 | such as 15m
            stores: {a: {table: abc, session-tags: [x]}}    | 1 | 'session-tags' must be keys and values
            stores: {a: {key: alias/a}}                     | 1 | store 'a' has neither 'table' nor 'local'
            stores: {a: {table: abc, local: x}}             | 1 | 'local' stands alone
            stores: {a: {local: x, region: eu-west-1}}      | 1 | 'local' stands alone
            stores: {a: {local: ~bob/x}}                    | 1 | bad folder '~bob/x'
            stores: {a/b: {local: x}}                       | 1 | bad store name 'a/b'
            stores: {-a: {local: x}}                        | 1 | bad store name '-a'
            default: a; default: b                          | 2 | key 'default' is there twice
            stores: {a: {local: x}, a: {local: y}}          | 1 | key 'a' is there twice
            stores: {a: &x {local: y}, b: *x}               | 1 | anchors and aliases are not allowed
            stores: {a: {<<: {local: y}}}                   | 1 | unknown key '<<'
            default: !!str a                                | 1 | tags such as
            default: !java.lang.Runtime {}                  | 1 | tags such as
            ? [a]; : b                                      | 1 | a key must be plain text
            default: a; ---; default: b                     | 2 | more than one YAML document
            default: "a                                     | 1 | not YAML
            default: a;	b: c                                | 2 | not YAML
            run: {A: b/c}                                   | 1 | 'run' belongs in a project's .keystore.yaml
            stores: {a: {table: "arn:aws:dynamodb:eu-west-1:111122223333:table/abc", region: us-east-1}} | 1 | is not that of the table
            """)
    void wrong(String yaml, int line, String problem) {
        assertThatThrownBy(() -> parse(USER, yaml.replace("; ", "\n").replace(";\t", "\n\t")))
                .isInstanceOf(Misconfigured.class)
                .hasMessageStartingWith("/etc/config.yaml:" + line + ": ")
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{1A: b/c}", "{A: c}", "{A: 'keystore:c'}", "{A: 'keystore://b'}", "{A: b/c@}", "[b/c]"})
    void wrongRun(String run) {
        assertThatThrownBy(() -> parse(PROJECT, "default: a\nrun: " + run))
                .isInstanceOf(Misconfigured.class)
                .hasMessageStartingWith("/app/.keystore.yaml:2: ");
    }

    @Test
    void unknownKeysComeWithThoseThatAreAllowed() {
        Misconfigured failure =
                catchThrowableOfType(Misconfigured.class, () -> parse(USER, "stores: {a: {table: abc, color: red}}"));
        assertThat(failure.hint().orElseThrow()).contains("table, key, also-open", "endpoint-url, local");
    }

    @Test
    void bytesThatAreNoTextAndEndlessNesting() {
        assertThatThrownBy(() -> Config.parse(USER, new byte[] {'a', (byte) 0xff}, HOME))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("not UTF-8");
        assertThatThrownBy(() -> parse(USER, "[".repeat(1_000_000)))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("nested too deeply");
        assertThatThrownBy(() -> parse(USER, "- ".repeat(500_000)))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("nested too deeply");
        assertThatThrownBy(() -> parse(USER, "%YAML 99999999999.1\n---\ndefault: a"))
                .isInstanceOf(Misconfigured.class);
        assertThatThrownBy(() -> parse(USER, "default: \"\\UFFFFFFFF\"")).isInstanceOf(Misconfigured.class);
        assertThatThrownBy(() -> parse(USER, "default: \"\\uD800\"")).isInstanceOf(Misconfigured.class);
        assertThatThrownBy(() -> parse(USER, "default: !<%FF%FF> a")).isInstanceOf(Misconfigured.class);
        assertThatThrownBy(() -> parse(USER, "default: |99999999999\n a")).isInstanceOf(Misconfigured.class);
        assertThatThrownBy(() -> parse(USER, "a: \u0007"))
                .isInstanceOf(Misconfigured.class)
                .hasMessageNotContaining("\u0007");
    }

    private static Config parse(SourceFile source, String yaml) {
        return Config.parse(source, yaml.getBytes(StandardCharsets.UTF_8), HOME);
    }
}
