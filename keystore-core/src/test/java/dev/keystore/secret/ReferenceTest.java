package dev.keystore.secret;

import static dev.keystore.secret.Malformed.assertMalformed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.fuzz.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReferenceTest {
    private static final SecretName NAME = SecretName.of("prod/app1/db");

    @Test
    void isANamePerhapsWithASelectorAndAPointer() {
        assertThat(Reference.of("prod/app1/db")).isEqualTo(Reference.to(NAME));
        assertThat(Reference.of("prod/app1/db@latest")).isEqualTo(Reference.to(NAME));
        assertThat(Reference.of("prod/app1/db@7"))
                .isEqualTo(new Reference(NAME, new Selector.AtVersion(new Version(7)), null));
        assertThat(Reference.of("prod/app1/db@live"))
                .isEqualTo(new Reference(NAME, new Selector.AtLabel(new Label("live")), null));
        assertThat(Reference.of("prod/app1/db#/a~1b/~0/0"))
                .isEqualTo(new Reference(NAME, Selector.LATEST, "/a~1b/~0/0"));
        assertThat(Reference.of("prod/app1/db@7#/@#").pointer()).isEqualTo("/@#");
        assertThat(Reference.of("prod/app1/db#/").pointer()).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "db",
                "@1",
                "#/a",
                "a/b/",
                "a/b@",
                "a/b@0",
                "a/b@01",
                "a/b@-1",
                "a/b@+1",
                "a/b@1@2",
                "a/b@Live",
                "a/b@1x",
                "a/b@٣",
                "a/b@ 1",
                "a/b@10000000000"
            })
    void canHaveNoOtherAddress(String text) {
        assertMalformed(() -> Reference.of(text), "bad ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b#",
                "a/b#a",
                "a/b#/~",
                "a/b#/~2",
                "a/b#/~a~0",
                "a/b#/\n",
                "a/b#/\u001b",
                "a/b#/\u007f",
                "a/b#/\u009b",
                "a/b#/\u202e",
                "a/b#/\ud83d"
            })
    void canHaveNoOtherPointer(String text) {
        assertMalformed(() -> Reference.of(text), "bad JSON pointer", "RFC 6901");
    }

    @Test
    void isWrittenAsItWasRead() {
        for (String text : List.of("a/b", "a/b@1", "a/b@9999999999", "a/b@live", "a/b#/x", "a/b@live#/x y/é/~0")) {
            assertThat(Reference.of(text)).hasToString(text);
        }
        assertThat(Selector.LATEST).hasToString("latest");
        assertThat(Selector.of("latest")).isEqualTo(Selector.LATEST);
    }

    @Test
    void aVersionIsANumberFromOneToTenDigits() {
        assertThat(Version.of("1")).isEqualTo(Version.FIRST);
        assertThat(Version.of("9999999999").number()).isEqualTo(9_999_999_999L);
        for (String text : List.of(
                "", "0", "01", "-1", "+1", "1.0", "1e3", "10000000000", "99999999999999999999", "٣", "1 ", "0x1")) {
            assertMalformed(() -> Version.of(text), "bad version '" + (text.equals("٣") ? "\\u0663" : text) + "'");
        }
        assertMalformed(() -> new Version(0), "bad version 0");
        assertMalformed(() -> new Version(10_000_000_000L), "1 to 9999999999");
        assertMalformed(() -> new Version(Long.MIN_VALUE), "bad version");
    }

    @Test
    void versionsFollowOneAnother() {
        Version seven = new Version(7);
        assertThat(seven.next()).isEqualTo(new Version(8)).isGreaterThan(seven);
        assertThat(seven.previous()).isEqualTo(new Version(6));
        assertThat(seven.isAfter(new Version(6))).isTrue();
        assertThat(seven.isAfter(seven)).isFalse();
        assertThat(seven).hasToString("7");
        assertMalformed(Version.FIRST::previous, "bad version 0");
        assertMalformed(new Version(9_999_999_999L)::next, "bad version 10000000000");
    }

    @Test
    void aLabelIsAShortLowerCaseWord() {
        for (String text : List.of("a", "live", "a-b_c9", "l" + "x".repeat(31), "latest2")) {
            assertThat(new Label(text)).hasToString(text);
        }
        for (String text :
                List.of("", "A", "9", "-a", "_a", "l" + "x".repeat(32), "a.b", "a b", "é", "a\n", "labels/")) {
            assertMalformed(() -> new Label(text), "bad label", "1 to 32 lower-case letters");
        }
        assertMalformed(() -> new Label("latest"), "reserved");
        assertThat(new Label("a")).isLessThan(new Label("b"));
    }

    @Test
    void aStoreIdIsLikeTheNameOfATable() {
        assertThat(new StoreId("My_store.1-a")).hasToString("My_store.1-a");
        assertThat(new StoreId("x".repeat(255)).value()).hasSize(255);
        assertThat(StoreId.LOCAL).hasToString("local");
        for (String text : List.of("", "x".repeat(256), "a/b", "a b", "a\n", "é", "a:b", "*")) {
            assertMalformed(() -> new StoreId(text), "bad store id", "1 to 255 letters");
        }
    }

    @Test
    void everyOneReadsBack() {
        Samples samples = new Samples(2);
        for (int i = 0; i < 2000; i++) {
            Selector selector = samples.chance(2)
                    ? new Selector.AtVersion(samples.version())
                    : new Selector.AtLabel(samples.label());
            Reference reference =
                    new Reference(samples.name(), selector, samples.perhaps(() -> "/" + samples.text(0, 20)));
            assertThat(Reference.of(reference.toString())).isEqualTo(reference);
        }
    }
}
