package dev.keystore.cli.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.keystore.KeystoreException.Refused;
import dev.keystore.secret.Quoted;
import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvEntry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What a format does not refuse, somebody else's program reads as exactly what it was. */
final class RoundTripTest {
    private final Path folder;
    private final Foreign foreign;

    RoundTripTest(@TempDir Path folder) {
        this.folder = folder;
        this.foreign = new Foreign(folder);
    }

    /** Those of {@code texts} that {@code format} takes. */
    private static SortedMap<String, String> carried(DocumentFormat format, SortedMap<String, String> texts) {
        SortedMap<String, String> carried = new TreeMap<>();
        texts.forEach((leaf, text) -> {
            try {
                format.write(new TreeMap<>(Map.of(leaf, text)));
                carried.put(leaf, text);
            } catch (Refused e) {
                assertThat(e).hasMessageContaining(leaf + " (").hasMessageNotContaining(leaf + " ()");
            }
        });
        assertThat(carried).hasSizeGreaterThan(texts.size() / 10);
        return carried;
    }

    /** Writes what {@code format} takes to {@code file}; gives it by key. */
    private Map<String, String> written(DocumentFormat format, SortedMap<String, String> texts, String file)
            throws IOException {
        SortedMap<String, String> carried = carried(format, texts);
        Files.writeString(folder.resolve(file), format.write(carried), UTF_8);
        Map<String, String> byKey = new HashMap<>();
        format.keys(carried.keySet()).forEach((key, leaf) -> byKey.put(key, carried.getOrDefault(leaf, "")));
        return byKey;
    }

    /** As {@code isEqualTo}, for so many and such long texts. */
    private static void same(Object read, Map<String, String> expected) {
        assertThat(read).isInstanceOf(Map.class);
        Map<?, ?> found = (Map<?, ?>) read;
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        List<String> differences = new ArrayList<>();
        expected.forEach((key, text) -> {
            Object other = found.get(key);
            if (!text.equals(other)) {
                differences.add(key + ": " + Quoted.of(text) + " was read as " + Quoted.of(String.valueOf(other)));
            }
        });
        assertThat(differences).isEmpty();
    }

    private Map<String, String> written(DocumentFormat format, String file) throws IOException {
        return written(format, format.holdsVariables() ? NastyTexts.all() : NastyTexts.underNastyLeaves(), file);
    }

    @ParameterizedTest
    @EnumSource(names = {"JSON", "YAML", "PROPERTIES", "CSV"})
    void aFormatForLeavesCarriesEverything(DocumentFormat format) throws IOException {
        SortedMap<String, String> texts = NastyTexts.underNastyLeaves();
        assertThat(carried(format, texts)).isEqualTo(texts);
        Map<String, String> expected = written(format, "document");
        Map<String, String> read = new HashMap<>();
        try (var in = Files.newInputStream(folder.resolve("document"))) {
            format.read(SourceText.read(in, "document")).forEach(entry -> read.put(entry.key(), entry.text()));
        }
        same(read, expected);
    }

    @Test
    void jsonIsReadByPythonAndNode() throws IOException {
        Map<String, String> expected = written(DocumentFormat.JSON, "d.json");
        same(JSON.std.mapFrom(folder.resolve("d.json").toFile()), expected);
        assertThat(foreign.python("json", "print(json.dumps(json.load(open('d.json', encoding='utf-8'))))"))
                .isEqualTo(expected);
        assertThat(foreign.node(
                        "console.log(JSON.stringify(JSON.parse(require('fs').readFileSync('d.json', 'utf8'))))"))
                .isEqualTo(expected);
    }

    @Test
    void yamlIsReadAsYaml12() throws IOException {
        Map<String, String> expected = written(DocumentFormat.YAML, "d.yaml");
        same(
                new Load(LoadSettings.builder().build()).loadFromString(Files.readString(folder.resolve("d.yaml"))),
                expected);
    }

    @Test
    void yamlIsReadAsYaml11() throws IOException {
        Map<String, String> expected = written(DocumentFormat.YAML, "d.yaml");
        assertThat(foreign.python(
                        "yaml", "import yaml\nprint(json.dumps(yaml.safe_load(open('d.yaml', encoding='utf-8'))))"))
                .isEqualTo(expected);
    }

    @Test
    void propertiesAreReadByJava() throws IOException {
        Map<String, String> expected = written(DocumentFormat.PROPERTIES, "d.properties");
        byte[] document = Files.readAllBytes(folder.resolve("d.properties"));
        Properties fromBytes = new Properties();
        fromBytes.load(new ByteArrayInputStream(document));
        same(fromBytes, expected);
        Properties fromText = new Properties();
        fromText.load(new StringReader(new String(document, UTF_8)));
        same(fromText, expected);
    }

    @Test
    void csvIsReadByPython() throws IOException {
        Map<String, String> expected = written(DocumentFormat.CSV, "d.csv");
        same(foreign.python("csv", """
                        import csv
                        csv.field_size_limit(10**7)
                        rows = csv.DictReader(open('d.csv', newline='', encoding='utf-8'), strict=True)
                        print(json.dumps({row['name']: row['value'] for row in rows}))
                        """), expected);
    }

    @Test
    void dotenvIsReadByNode() throws IOException {
        Map<String, String> expected = written(DocumentFormat.DOTENV, ".env");
        assertThat(
                        foreign.node(
                                "console.log(JSON.stringify(require('util').parseEnv(require('fs').readFileSync('.env', 'utf8'))))"))
                .isEqualTo(expected);
    }

    @Test
    void dotenvIsReadByPython() throws IOException {
        Map<String, String> expected = written(DocumentFormat.DOTENV, ".env");
        same(foreign.python("dotenv", "import dotenv\nprint(json.dumps(dotenv.dotenv_values('.env')))"), expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash", "zsh"})
    void dotenvIsReadByAShell(String shell) throws IOException {
        Map<String, String> expected = written(DocumentFormat.DOTENV, ".env");
        assertThat(foreign.shell(shell, "set -a; . ./.env")).containsAllEntriesOf(expected);
    }

    @Test
    void dotenvIsReadByRubysRules() throws IOException {
        Map<String, String> expected = written(DocumentFormat.DOTENV, ".env");
        same(RubyDotenv.read(Files.readString(folder.resolve(".env"))), expected);
    }

    @Test
    void dotenvIsReadByOurselves() throws IOException {
        Map<String, String> expected = written(DocumentFormat.DOTENV, ".env");
        Map<String, String> read = new HashMap<>();
        DocumentFormat.DOTENV
                .read(new SourceText(".env", Files.readString(folder.resolve(".env"))))
                .forEach(entry -> read.put(entry.key(), entry.text()));
        same(read, expected);
    }

    /** It knows no single quotes, and stumbles over empty lines and comments in a value of several. */
    @Test
    void dotenvInDoubleQuotesIsReadByJava() throws IOException {
        SortedMap<String, String> texts = NastyTexts.all();
        texts.values().removeIf(text -> text.matches("(?s).*[\"\\\\$`\\n].*"));
        texts.put("key", "-----BEGIN KEY-----\nMIIE+/=\n-----END KEY-----");
        Map<String, String> expected = written(DocumentFormat.DOTENV, texts, ".env");
        Map<String, String> read = new HashMap<>();
        Dotenv.configure()
                .directory(folder.toString())
                .load()
                .entries(Dotenv.Filter.DECLARED_IN_ENV_FILE)
                .forEach((DotenvEntry entry) -> read.put(entry.getKey(), entry.getValue()));
        same(read, expected);
    }

    @ParameterizedTest
    @CsvSource({"dash, SH", "bash, SH", "zsh, SH", "fish, FISH"})
    void shellsRunIt(String shell, DocumentFormat format) throws IOException {
        Map<String, String> expected = written(format, "lines");
        assertThat(expected).hasSize(NastyTexts.all().size());
        assertThat(foreign.shell(shell, format == DocumentFormat.FISH ? "source lines" : ". ./lines"))
                .containsAllEntriesOf(expected);
    }

    @Test
    void dockerReadsIt() throws IOException {
        Map<String, String> expected = written(DocumentFormat.DOCKER, "env.list");
        Foreign.assumeInstalled("docker");
        try (DockerEngineDouble engine = new DockerEngineDouble()) {
            same(engine.environmentOf(folder, "env.list"), expected);
        }
    }

    @Test
    void dockersRulesReadIt() throws IOException {
        Map<String, String> expected = written(DocumentFormat.DOCKER, "env.list");
        same(DockerEnvFile.read(Files.readString(folder.resolve("env.list"))), expected);
    }

    @Test
    void terraformReadsIt() throws IOException {
        Map<String, String> expected = written(DocumentFormat.TFVARS, "d.tfvars");
        Foreign.assumeInstalled("terraform");
        StringBuilder declared = new StringBuilder();
        StringBuilder asked = new StringBuilder("base64encode(jsonencode({");
        for (String name : new TreeMap<>(expected).keySet()) {
            declared.append("variable \"").append(name).append("\" {}\n");
            asked.append(name).append("=var.").append(name).append(',');
        }
        Files.writeString(folder.resolve("main.tf"), declared);
        Files.writeString(folder.resolve("asked"), asked + "}))\n");
        byte[] answer = foreign.output("sh", "-c", "terraform console -var-file=d.tfvars <asked");
        String encoded = new String(answer, UTF_8).strip().replace("\"", "");
        same(Foreign.json(Base64.getDecoder().decode(encoded)), expected);
    }

    @Test
    void theRulesOfHclReadIt() throws IOException {
        Map<String, String> expected = written(DocumentFormat.TFVARS, "d.tfvars");
        Map<String, String> read = new HashMap<>();
        for (String line : Files.readString(folder.resolve("d.tfvars")).split("\n", 0)) {
            String[] parts = line.split(" = ", 2);
            read.put(parts[0], HclQuoted.of(parts[1]));
        }
        same(read, expected);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theRunnerOfGithubReadsIt(boolean windows) throws IOException {
        Map<String, String> expected = written(DocumentFormat.GITHUB, "env");
        same(GithubRunner.read(Files.readString(folder.resolve("env")), windows), expected);
    }

    /** A refusal that is too wide is a value that can't be had. */
    @ParameterizedTest
    @EnumSource
    void whatPeopleKeepIsCarried(DocumentFormat format) {
        for (String text : List.of(
                "hunter2",
                "correct horse battery staple",
                "a=b&c=d",
                "postgres://u:p@h:5432/db?x=y",
                "AKIA/+=abc",
                "it#s")) {
            assertThat(format.write(new TreeMap<>(Map.of("db-password", text)))).isNotEmpty();
        }
        Predicate<String> taken = text -> !carried(format, new TreeMap<>(Map.of("a", "x", "b", text)))
                .getOrDefault("b", "refused")
                .equals("refused");
        if (format != DocumentFormat.CMD && format != DocumentFormat.DOCKER) {
            assertThat(List.of("it's", "pa$$word", "50%", "a\\b", "é", "say \"hi\"", "a\nb"))
                    .allMatch(taken);
        }
        if (format != DocumentFormat.CMD && format != DocumentFormat.DOCKER) {
            assertThat("-----BEGIN KEY-----\nMIIE+/=\n-----END KEY-----\n").matches(taken);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "GITHUB", mode = EnumSource.Mode.EXCLUDE)
    void theSameTextsAreTheSameBytes(DocumentFormat format) {
        SortedMap<String, String> texts = new TreeMap<>(Map.of("b", "2", "a", "1", "c", "3"));
        assertThat(format.write(texts)).isEqualTo(format.write(new TreeMap<>(texts)));
        assertThat(format.write(texts)).matches("(?is).*\\ba\\b.*\\bb\\b.*\\bc\\b.*");
    }
}
