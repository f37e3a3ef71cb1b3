package dev.keystore.secret;

import static dev.keystore.secret.Malformed.assertMalformed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.fuzz.Samples;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretNameTest {
    private static final String SEGMENT_128 = "x".repeat(128);

    private static String segments(int count) {
        return String.join("/", Collections.nCopies(count, "s"));
    }

    /** A name of four segments with {@code bytes} bytes. */
    private static String ofBytes(int bytes) {
        String start = String.join("/", SEGMENT_128, SEGMENT_128, SEGMENT_128) + "/";
        return start + "y".repeat(bytes - start.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b",
                "A/B",
                "prod/app1/db-password",
                "0/1",
                "_/_",
                "a/.b",
                "a/...",
                "a/b-",
                "a/b.",
                ".a/b",
                "a/head",
                "a/v0000000001"
            })
    void isWhatItSays(String text) {
        SecretName name = SecretName.of(text);
        assertThat(name.value()).isEqualTo(text);
        assertThat(name).hasToString(text);
    }

    @Test
    void consistsOfNamespaceAndLeaf() {
        SecretName name = SecretName.of("prod/app1/db-password");
        assertThat(name.namespace()).isEqualTo(Namespace.of("prod/app1"));
        assertThat(name.leaf()).isEqualTo("db-password");
    }

    @Test
    void hasTwoToSixteenSegments() {
        SecretName.of(segments(2));
        SecretName.of(segments(16));
        assertMalformed(() -> SecretName.of(segments(1)), "bad name 's'", "2 to 16 segments");
        assertMalformed(() -> SecretName.of(segments(17)), "2 to 16 segments");
    }

    @Test
    void hasSegmentsOfAtMost128Characters() {
        SecretName.of("a/" + SEGMENT_128);
        SecretName.of(SEGMENT_128 + "/a");
        assertMalformed(() -> SecretName.of("a/x" + SEGMENT_128), "1 to 128 letters");
        assertMalformed(() -> SecretName.of(SEGMENT_128 + "x/a"), "1 to 128 letters");
    }

    @Test
    void hasAtMost512Bytes() {
        assertThat(SecretName.of(ofBytes(512)).value()).hasSize(512);
        assertMalformed(() -> SecretName.of(ofBytes(513)), "512 bytes in all");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "a",
                "a/",
                "/a",
                "a/b/",
                "a//b",
                "/a/b",
                "a/.",
                "a/..",
                "./a",
                "../a",
                "a/./b",
                "a/../b",
                "-x/a",
                "a/-x",
                "a/--",
                "a/b@1",
                "a@b/c",
                "a/*",
                "*/a",
                "a/b*",
                "a/b?",
                "a/b#x",
                "a/${x}",
                "a/{b}",
                "a/b c",
                " a/b",
                "a/b ",
                "a\\b/c",
                "a/b:c",
                "a/b=c",
                "a/b\0",
                "a/b\n",
                "a\n/b",
                "a/b\r",
                "a/\t",
                "a/\u001b[31m",
                "a/\u007f",
                "a/\u0085",
                "a/\u009b",
                "a/\u0430",
                "а/b",
                "a/é",
                "a/e\u0301",
                "a\uff0fb",
                "a/\uff0e\uff0e",
                "a/\u212a",
                "a/ſ",
                "a/٣",
                "a/b\u200b",
                "a/\u202eb",
                "a/\ud83d",
                "a/\ud83d\udd11"
            })
    void canBeNothingElse(String text) {
        assertMalformed(() -> SecretName.of(text), "bad name '", "a name has 2 to 16 segments");
    }

    @Test
    void showsABadOneWithoutItsControlCharacters() {
        assertMalformed(() -> SecretName.of("a/\u001b[31m"), "'a/\\u001b[31m'");
    }

    @Test
    void isCaseSensitiveAndOrderedByItsText() {
        assertThat(SecretName.of("a/B")).isNotEqualTo(SecretName.of("a/b")).isLessThan(SecretName.of("a/b"));
        assertThat(SecretName.of("a/b")).isEqualByComparingTo(SecretName.of("a/b"));
    }

    @Test
    void isMadeOfItsOwnParts() {
        Samples samples = new Samples(1);
        for (int i = 0; i < 2000; i++) {
            SecretName name = samples.name();
            assertThat(name.namespace().secret(name.leaf())).isEqualTo(name);
        }
    }

    @Test
    void aNamespaceHasOneToFifteenSegments() {
        Namespace.of(segments(1));
        Namespace.of(segments(15));
        assertMalformed(() -> Namespace.of(segments(16)), "bad namespace", "1 to 15 segments");
        assertMalformed(() -> Namespace.of(""), "bad namespace ''");
        assertThat(SecretName.of(ofBytes(512)).namespace().value()).hasSize(386);
        String longest = String.join("/", SEGMENT_128, SEGMENT_128, SEGMENT_128, "y".repeat(123));
        assertThat(Namespace.of(longest).secret("z").value()).hasSize(512);
        assertMalformed(() -> Namespace.of(longest + "y"), "510 bytes in all");
    }

    @Test
    void aNamespaceMayEndInOneSlash() {
        assertThat(Namespace.of("prod/app1/"))
                .isEqualTo(Namespace.of("prod/app1"))
                .hasToString("prod/app1");
        assertMalformed(() -> Namespace.of("prod//"), "bad namespace");
        assertMalformed(() -> Namespace.of("/"), "bad namespace");
        assertMalformed(() -> new Namespace("prod/"), "bad namespace");
    }

    @Test
    void aNamespaceKnowsWhatIsAboveAndBelow() {
        Namespace namespace = Namespace.of("prod/app1");
        assertThat(namespace.parent()).contains(Namespace.of("prod"));
        assertThat(Namespace.of("prod").parent()).isEqualTo(Optional.empty());
        assertThat(namespace.leaf()).isEqualTo("app1");
        assertThat(Namespace.of("prod").leaf()).isEqualTo("prod");
        assertThat(Namespace.of("prod").namespace("app1")).isEqualTo(namespace);
        assertThat(namespace.secret("db")).isEqualTo(SecretName.of("prod/app1/db"));
        assertThat(Namespace.of("a")).isLessThan(Namespace.of("b"));
        assertMalformed(() -> namespace.secret(""), "bad name");
        assertMalformed(() -> namespace.namespace(".."), "bad namespace");
    }
}
