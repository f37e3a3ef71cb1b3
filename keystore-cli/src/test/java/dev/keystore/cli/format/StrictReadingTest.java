package dev.keystore.cli.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.keystore.KeystoreException.Refused;
import dev.keystore.secret.Namespace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a document doesn't clearly say is refused by its place, and no value is ever part of the message. */
final class StrictReadingTest {
    private static final String MARK = "hunter2";

    private static Map<String, String> read(DocumentFormat format, String document) {
        Map<String, String> read = new LinkedHashMap<>();
        format.read(SourceText.decoded(document.getBytes(UTF_8), "f")).forEach(one -> read.put(one.key(), one.text()));
        return read;
    }

    static Arguments[] refused() {
        return new Arguments[] {
            Arguments.of(DocumentFormat.JSON, "", "it is no JSON object"),
            Arguments.of(DocumentFormat.JSON, "[\"hunter2\"]", "it is no JSON object"),
            Arguments.of(DocumentFormat.JSON, "{\"a\":\n5}", "line 1: the value of 'a' is no string"),
            Arguments.of(DocumentFormat.JSON, "{\"b\":\"x\",\n\"a\":true}", "line 2: the value of 'a' is no string"),
            Arguments.of(DocumentFormat.JSON, "{\"a\":null}", "the value of 'a' is no string"),
            Arguments.of(DocumentFormat.JSON, "{\"a\":{\"b\":\"hunter2\"}}", "the value of 'a' is no string"),
            Arguments.of(DocumentFormat.JSON, "{\"a\":[]}", "the value of 'a' is no string"),
            Arguments.of(DocumentFormat.JSON, "{\"a\":\"hunter2\",\n\"a\":\"x\"}", "a key stands in it twice (line 2"),
            Arguments.of(DocumentFormat.JSON, "{\"a\":\"hunter2\"", "it is not JSON (line 1"),
            Arguments.of(DocumentFormat.JSON, "{\"a\":hunter2}", "it is not JSON (line 1"),
            Arguments.of(DocumentFormat.JSON, "{\"a\":\"hunter2\"} {}", "more than one document"),
            Arguments.of(DocumentFormat.JSON, "{\"a\":\"hunter2\\ud800\"}", "the value of 'a' is not Unicode"),
            Arguments.of(DocumentFormat.YAML, "", "line 1: no YAML document"),
            Arguments.of(DocumentFormat.YAML, "- hunter2", "line 1: it is no YAML mapping"),
            Arguments.of(DocumentFormat.YAML, "hunter2", "line 1: it is no YAML mapping"),
            Arguments.of(DocumentFormat.YAML, "a: x\nb: 5432", "line 2: the value of 'b' is no text"),
            Arguments.of(DocumentFormat.YAML, "a: 1_000.5e+3", "line 1: the value of 'a' is no text"),
            Arguments.of(DocumentFormat.YAML, "a: 12:30:45", "line 1: the value of 'a' is no text"),
            Arguments.of(DocumentFormat.YAML, "a: 1" + ":1".repeat(20_000), "line 1: the value of 'a' is no text"),
            Arguments.of(DocumentFormat.YAML, "a: 0o17", "line 1: the value of 'a' is no text"),
            Arguments.of(DocumentFormat.YAML, "a: -.INF", "line 1: the value of 'a' is no text"),
            Arguments.of(DocumentFormat.YAML, "a: On", "line 1: the value of 'a' is no text"),
            Arguments.of(DocumentFormat.YAML, "a: 2001-12-14 21:59:43", "line 1: the value of 'a' is no text"),
            Arguments.of(DocumentFormat.YAML, "a:", "line 1: the value of 'a' is no text"),
            Arguments.of(DocumentFormat.YAML, "a: ~", "line 1: the value of 'a' is no text"),
            Arguments.of(DocumentFormat.YAML, "a: {b: hunter2}", "line 1: the value of 'a' is no text"),
            Arguments.of(DocumentFormat.YAML, "a: [hunter2]", "line 1: the value of 'a' is no text"),
            Arguments.of(DocumentFormat.YAML, "a: &x hunter2", "line 1: the value of 'a' is no text"),
            Arguments.of(DocumentFormat.YAML, "a: &x hunter2\nb: *x", "line 1"),
            Arguments.of(DocumentFormat.YAML, "a: !!str 5", "line 1: the value of 'a' is no text"),
            Arguments.of(DocumentFormat.YAML, "? [a]\n: hunter2", "line 1: a key is no plain text"),
            Arguments.of(
                    DocumentFormat.YAML, "a: hunter2\nb: x\na: z", "line 3: a key stands there twice, first in line 1"),
            Arguments.of(DocumentFormat.YAML, "a: \"hunter2", "it is not YAML"),
            Arguments.of(DocumentFormat.YAML, "a: x\n---\nb: y", "more than one YAML document"),
            Arguments.of(DocumentFormat.YAML, "a: \"\\uD800hunter2\"", "the value of 'a' is not Unicode"),
            Arguments.of(
                    DocumentFormat.PROPERTIES, "a=hunter2\n\na=x", "line 3: a key stands there twice, first in line 1"),
            Arguments.of(DocumentFormat.PROPERTIES, "#\na=\\\n  hunter2\\u00g0", "line 2: an escape"),
            Arguments.of(DocumentFormat.PROPERTIES, "a=hunter2\\ud800", "the value of 'a' is not Unicode"),
            Arguments.of(DocumentFormat.PROPERTIES, "a=x\\\n y\r\n! c\rhunter2", "line 4: there is neither"),
            Arguments.of(DocumentFormat.PROPERTIES, "a\\=hunter2", "line 1: there is neither"),
            Arguments.of(DocumentFormat.PROPERTIES, "-----BEGIN X-----\nhunter2", "line 1: there is neither"),
            Arguments.of(DocumentFormat.PROPERTIES, "hunter2\\\n", "line 1: there is neither"),
            Arguments.of(DocumentFormat.PROPERTIES, "+hunter2=\\ud800", "line 1: a value is not Unicode"),
            Arguments.of(DocumentFormat.JSON, "{\"+hunter2\":5}", "line 1: a value is no string"),
            Arguments.of(DocumentFormat.YAML, "+hunter2: 5", "line 1: a value is no text"),
            Arguments.of(DocumentFormat.YAML, "+hunter2: [5]", "line 1: a value is no text"),
            Arguments.of(DocumentFormat.CSV, "", "line 1: it is no CSV of names and values"),
            Arguments.of(DocumentFormat.CSV, "a,hunter2\n", "line 1: it is no CSV of names and values"),
            Arguments.of(DocumentFormat.CSV, "name;value\na;hunter2\n", "line 1: it is no CSV of names and values"),
            Arguments.of(DocumentFormat.CSV, "name,value\na,x\nb,hunter2,z\n", "line 3: 3 fields instead of 2"),
            Arguments.of(DocumentFormat.CSV, "name,value\nhunter2\n", "line 2: 1 fields instead of 2"),
            Arguments.of(DocumentFormat.CSV, "name,value\na,\"hunter2\nb,x\n", "a quote is not closed"),
            Arguments.of(DocumentFormat.CSV, "name,value\na,\"hunter2\"x\n", "it is not CSV"),
            Arguments.of(
                    DocumentFormat.CSV,
                    "name,value\na,hunter2\na,x\n",
                    "line 3: a key stands there twice, first in line 2"),
            Arguments.of(DocumentFormat.DOTENV, "hunter2", "line 1: it is no line like NAME=value"),
            Arguments.of(DocumentFormat.DOTENV, "export A", "line 1: it is no line like NAME=value"),
            Arguments.of(DocumentFormat.DOTENV, "A=x\n\n1A=hunter2", "line 3: it is no line like NAME=value"),
            Arguments.of(DocumentFormat.DOTENV, "A: hunter2", "line 1: it is no line like NAME=value"),
            Arguments.of(DocumentFormat.DOTENV, "A='x\nhunter2\n\nB=1", "line 1: the quote is not closed"),
            Arguments.of(DocumentFormat.DOTENV, "A=\"x\nhunter2\n\nB=1", "line 1: the quote is not closed"),
            Arguments.of(
                    DocumentFormat.DOTENV, "A='x\ny' hunter2", "line 2: something stands behind the closing quote"),
            Arguments.of(DocumentFormat.DOTENV, "A='x'#hunter2", "line 1: something stands behind the closing quote"),
            Arguments.of(DocumentFormat.DOTENV, "A=hunter2$B", "line 1: readers differ"),
            Arguments.of(DocumentFormat.DOTENV, "A=hunter2#B", "line 1: readers differ"),
            Arguments.of(DocumentFormat.DOTENV, "A=#hunter2", "line 1: readers differ"),
            Arguments.of(DocumentFormat.DOTENV, "A= # hunter2", "line 1: readers differ"),
            Arguments.of(DocumentFormat.DOTENV, "A=hunter2\\n", "line 1: readers differ"),
            Arguments.of(DocumentFormat.DOTENV, "A=it's hunter2", "line 1: readers differ"),
            Arguments.of(DocumentFormat.DOTENV, "A=hunter2\f", "line 1: readers differ"),
            Arguments.of(DocumentFormat.DOTENV, "A=\u2003hunter2", "line 1: readers differ"),
            Arguments.of(DocumentFormat.DOTENV, "A=`hunter2`", "line 1: readers differ"),
            Arguments.of(DocumentFormat.DOTENV, "A=hunter2\rB=x", "line 1: readers differ"),
            Arguments.of(DocumentFormat.DOTENV, "A=\"hunter2\n$B\"", "line 2: readers differ"),
            Arguments.of(DocumentFormat.DOTENV, "A=\"hunter2${B}\"", "line 1: readers differ"),
            Arguments.of(DocumentFormat.DOTENV, "A=\"hunter2$(B)\"", "line 1: readers differ"),
            Arguments.of(DocumentFormat.DOTENV, "A=\"hunter2\\x\"", "line 1: readers differ"),
            Arguments.of(DocumentFormat.DOTENV, "A=\"hunter2\\t\"", "line 1: readers differ"),
            Arguments.of(DocumentFormat.DOTENV, "A=\"hunter2\\r\"", "line 1: readers differ"),
            Arguments.of(DocumentFormat.DOTENV, "A=\"hunter2\\\\\"", "line 1: readers differ"),
            Arguments.of(DocumentFormat.DOTENV, "A=\"hunter2\\\"\"", "line 1: readers differ"),
            Arguments.of(DocumentFormat.DOTENV, "A=\"hunter2\\$\"", "line 1: readers differ"),
            Arguments.of(DocumentFormat.DOTENV, "A=\"hunter2\\`\"", "line 1: readers differ"),
            Arguments.of(DocumentFormat.DOTENV, "A=\"hunter2`\"", "line 1: readers differ"),
            Arguments.of(DocumentFormat.DOTENV, "A=\"hunter2\\", "line 1"),
            Arguments.of(DocumentFormat.DOTENV, "A='hunter2\\'", "line 1: readers differ"),
            Arguments.of(DocumentFormat.DOTENV, "A='hunter2\\\\x'", "line 1: readers differ"),
            Arguments.of(
                    DocumentFormat.DOTENV,
                    "A=hunter2\nB=x\nexport A=y",
                    "line 3: a key stands there twice, first in line 1"),
        };
    }

    @ParameterizedTest
    @MethodSource
    void refused(DocumentFormat format, String document, String why) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> read(format, document))
                .withMessageStartingWith("f")
                .withMessageContaining(why)
                .satisfies(e -> assertThat(e.getMessage() + e.hint()).doesNotContain(MARK));
    }

    @Test
    void dotenvAsPeopleWriteIt() {
        assertThat(read(DocumentFormat.DOTENV, """
                        # a comment = not a value

                        PLAIN=hunter2
                        export EXPORTED = with blanks inside   # and a comment
                          INDENTED=a=b==
                        EMPTY=
                        QUOTED_EMPTY=''
                        SINGLE='as $it `is` "here" # \\n'  # comment
                        DOUBLE="two\\nlines, 'quoted', and 5$"
                        SEVERAL="one

                        # no comment
                        A=b
                        "
                        KEY='-----BEGIN-----
                        MII=
                        -----END-----'
                        dotted.name-x=1
                        URL=https://u:p@h/x?y=z&a=b#""".replace("b#", "b")))
                .containsExactly(
                        entry("PLAIN", "hunter2"),
                        entry("EXPORTED", "with blanks inside"),
                        entry("INDENTED", "a=b=="),
                        entry("EMPTY", ""),
                        entry("QUOTED_EMPTY", ""),
                        entry("SINGLE", "as $it `is` \"here\" # \\n"),
                        entry("DOUBLE", "two\nlines, 'quoted', and 5$"),
                        entry("SEVERAL", "one\n\n# no comment\nA=b\n"),
                        entry("KEY", "-----BEGIN-----\nMII=\n-----END-----"),
                        entry("dotted.name-x", "1"),
                        entry("URL", "https://u:p@h/x?y=z&a=b"));
    }

    @ParameterizedTest
    @EnumSource(names = {"DOTENV", "PROPERTIES", "CSV", "YAML", "JSON"})
    void linesMayEndAsOnWindowsBehindAByteOrderMark(DocumentFormat format) {
        String document = switch (format) {
            case DOTENV -> "\uFEFFa=1\r\nb='2'\r\n";
            case PROPERTIES -> "\uFEFFa=1\r\nb=2\r\n";
            case CSV -> "\uFEFFname,value\r\na,1\r\nb,\"2\"\r\n";
            case YAML -> "\uFEFFa: \"1\"\r\nb: '2'\r\n";
            default -> "\uFEFF{\"a\":\"1\",\r\n\"b\":\"2\"}\r\n";
        };
        assertThat(read(format, document)).containsExactly(entry("a", "1"), entry("b", "2"));
    }

    /** Java itself is asked what each of these is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=1",
                "a = 1",
                "a : 1",
                "a:=1",
                "a==1",
                "a=",
                " \t\fa=1 ",
                "a=1\\\n  2\\\r\n\t3",
                "a=1\\\n\nb=2",
                "a=1\\\n#b=2",
                "a=1\\\\\nb=2",
                "a=1\\\\\\\nb=2",
                "#a=1\\\nb=2",
                "!\n\n  # c\na=1",
                "a=1\rb=2\r\nc=3",
                "a=1\\",
                "a\\ b=1",
                "a\\:b\\=c=1",
                "a\\\n  b=1",
                "a=\\u00e4\\n\\t",
                "=1",
                "a=1\\\n   ",
                "a=\\\n\\\nb",
                "  \\\na=1",
                "a\\\n=1"
            })
    void propertiesAreWhatJavaReads(String document) throws IOException {
        Properties java = new Properties();
        java.load(new StringReader(document));
        assertThat(read(DocumentFormat.PROPERTIES, document)).isEqualTo(java);
    }

    /** A piece of a value may stand where a key should. */
    @ParameterizedTest
    @CsvSource({
        "JSON, '{\"ok\":\"x\",\n\"+hunter2/\":\"x\"}', 2",
        "YAML, 'ok: x\n+hunter2/: x', 2",
        "CSV, 'name,value\n+hunter2/,x', 2",
        "PROPERTIES, 'ok=x\n+hunter2/=', 2",
        "DOTENV, 'ok=x\n_hunter2=x', 2"
    })
    void aKeyThatIsNoLeafIsNotShown(DocumentFormat format, String document, int line) {
        SourceText source = new SourceText("f", document.replace("\\n", "\n"));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Leaves.of(format.read(source), source, Namespace.of("a"), true))
                .withMessage("f, line " + line + ": a key can't be the last segment of a name")
                .satisfies(e -> assertThat(e.hint().orElseThrow()).doesNotContain(MARK));
    }

    @Test
    void yamlTakesTextsHoweverTheyAreWritten() {
        assertThat(
                        read(
                                DocumentFormat.YAML,
                                "# c\na: plain text\nb: '5432'\nc: |\n  two\n  lines\nd: >-\n  fol\n  ded\n10.0.0.1: 10.0.0.1\nyes: nope\n"))
                .containsExactly(
                        entry("a", "plain text"),
                        entry("b", "5432"),
                        entry("c", "two\nlines\n"),
                        entry("d", "fol ded"),
                        entry("10.0.0.1", "10.0.0.1"),
                        entry("yes", "nope"));
    }

    @Test
    void whatIsNotUtf8IsRefusedByItsLine() {
        byte[] bytes = "a=b\nc=hunter2\u00ff\n".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> SourceText.read(new ByteArrayInputStream(bytes), "f"))
                .withMessage("f, line 2: it is not UTF-8");
    }

    @Test
    void tenMebibytesAreEnough() {
        byte[] bytes = new byte[SourceText.MOST_BYTES + 1];
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> SourceText.read(new ByteArrayInputStream(bytes), "f"))
                .withMessage("f has more than 10485760 bytes");
    }

    /** Nothing of this is for the stack, nor does it take long. */
    @ParameterizedTest
    @EnumSource(names = {"DOTENV", "PROPERTIES", "CSV", "YAML", "JSON"})
    void aLongValueIsRead(DocumentFormat format) {
        String text = "a \" b\n".repeat(500_000);
        String document = switch (format) {
            case DOTENV -> "a='" + text + "'";
            case PROPERTIES -> "a=" + text.replace("\n", "\\n");
            case CSV -> "name,value\na,\"" + text.replace("\"", "\"\"") + "\"";
            case YAML -> "a: \"" + text.replace("\"", "\\\"").replace("\n", "\\n") + "\"";
            default -> "{\"a\":\"" + text.replace("\"", "\\\"").replace("\n", "\\n") + "\"}";
        };
        assertThat(read(format, document).getOrDefault("a", ""))
                .hasSameSizeAs(text)
                .isEqualTo(text);
    }

    /** A search that begins again at each blank would take minutes. */
    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void blanksInDotenvAreReadOnce() {
        String blanks = " ".repeat(3_000_000);
        assertThat(read(DocumentFormat.DOTENV, "A=a" + blanks + "b" + blanks + "# c\nexport" + blanks + "B=" + blanks))
                .containsExactly(entry("A", "a" + blanks + "b"), entry("B", ""));
    }

    @Test
    void aFileSaysWhatItIsIn() {
        assertThat(DocumentFormat.ofFile("x/y.json")).contains(DocumentFormat.JSON);
        assertThat(DocumentFormat.ofFile("x.YML")).contains(DocumentFormat.YAML);
        assertThat(DocumentFormat.ofFile("a.yaml")).contains(DocumentFormat.YAML);
        assertThat(DocumentFormat.ofFile("/a.b/x.properties")).contains(DocumentFormat.PROPERTIES);
        assertThat(DocumentFormat.ofFile("x.csv")).contains(DocumentFormat.CSV);
        assertThat(DocumentFormat.ofFile(".env")).contains(DocumentFormat.DOTENV);
        assertThat(DocumentFormat.ofFile("prod.env")).contains(DocumentFormat.DOTENV);
        assertThat(DocumentFormat.ofFile(".env.local")).contains(DocumentFormat.DOTENV);
        assertThat(DocumentFormat.ofFile(".env.json")).contains(DocumentFormat.JSON);
        assertThat(DocumentFormat.ofFile("json")).isEmpty();
        assertThat(DocumentFormat.ofFile("a.json/x")).isEmpty();
        assertThat(DocumentFormat.ofFile("x.txt")).isEmpty();
    }
}
