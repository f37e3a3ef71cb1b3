package dev.keystore.cli.io;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.KeystoreException.NotFound;
import dev.keystore.KeystoreException.Refused;
import dev.keystore.secret.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A pointer gives the bytes of a string, and anything else exactly as it stands in the document. */
final class JsonPointersTest {
    /** The document of RFC 6901, section 5, and what its pointers give. */
    private static final String RFC_6901 = """
            {"foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\\\j": 5, "k\\"l": 6, " ": 7, "m~n": 8}
            """;

    private static String follow(String document, String pointer) {
        Reference reference = Reference.of("demo/a");
        return new String(JsonPointers.follow(document.getBytes(UTF_8), reference, pointer), UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "/foo;[\"bar\", \"baz\"]",
                "/foo/0;bar",
                "/;0",
                "/a~1b;1",
                "/c%d;2",
                "/e^f;3",
                "/g|h;4",
                "/i\\j;5",
                "/k\"l;6",
                "/ ;7",
                "/m~0n;8"
            })
    void followsTheExamplesOfItsRfc(String pointer, String expected) {
        assertThat(follow(RFC_6901, pointer)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"a\":1.50}; 1.50",
                "{\"a\":1e400 }; 1e400",
                "{\"a\" : -0}; -0",
                "{\"a\":12345678901234567890123}; 12345678901234567890123",
                "{\"a\":{ \"b\" :[ ]} }; { \"b\" :[ ]}",
                "{\"a\":true}; true",
                "{\"a\":null}; null",
                "{\"ä€😀\":0,\"a\":[\"ä€😀\", 1]}; [\"ä€😀\", 1]",
                "{\"a\":\"\\u00e4\\n\\ud83d\\ude00\"}; 'ä\n😀'"
            })
    void slicesTheSource(String document, String expected) {
        assertThat(follow(document, "/a")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/b", "/a/2", "/a/-", "/a/00", "/a/-1", "/a/0/x", "/a/99999999999999999999", "/a/1/c"})
    void findsNothing(String pointer) {
        assertThatThrownBy(() -> follow("{\"a\": [1, {\"b\": 2}]}", pointer)).isInstanceOf(NotFound.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "hunter2",
                "{",
                "{\"a\":1",
                "{\"a\":1} x",
                "{\"a\":1}{}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,}",
                "{'a':1}",
                "{\"b\":{\"c\":1,\"c\":1},\"a\":1}",
                "{\"a\":\"\\ud800\"}",
                "[1"
            })
    void refusesWhatIsNoStrictJsonWithoutShowingIt(String document) {
        assertThatThrownBy(() -> follow(document, "/a"))
                .isInstanceOf(Refused.class)
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
    }

    @Test
    void refusesOtherEncodings() {
        byte[] document = "{\"a\":1}".getBytes(UTF_16BE);
        assertThatThrownBy(() -> JsonPointers.follow(document, Reference.of("demo/a"), "/a"))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> JsonPointers.follow(new byte[] {(byte) 0xff}, Reference.of("demo/a"), "/a"))
                .isInstanceOf(Refused.class);
    }

    @Test
    void survivesDeepNesting() {
        String deep = "[".repeat(900) + "]".repeat(900);
        assertThat(follow("{\"a\":" + deep + "}", "/a")).isEqualTo(deep);
        assertThatThrownBy(() -> follow("{\"a\":" + "[".repeat(100_000), "/a")).isInstanceOf(Refused.class);
    }
}
