package dev.keystore.cli.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.cli.format.Template.Literal;
import dev.keystore.cli.format.Template.Slot;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What belongs to a template's text, and what is a reference in it. */
final class TemplateTest {
    private static final long SEED = 20261125;

    /** The template with each reference as {@code <uri>}. */
    private static String shown(String text) {
        return Template.of(text.getBytes(ISO_8859_1), "t").parts().stream()
                .map(part -> part instanceof Literal literal
                        ? new String(literal.bytes(), ISO_8859_1)
                        : "<" + ((Slot) part).uri() + ">")
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{{ keystore:a/b }} ~ <keystore:a/b>",
                "{{keystore:a/b}} ~ <keystore:a/b>",
                "{{keystore:a/b@1#/x}}y ~ <keystore:a/b@1#/x>y",
                "{{{keystore:a/b}}} ~ {<keystore:a/b>}",
                "{{{{keystore:a/b}}}} ~ {{<keystore:a/b>}}",
                "{{ x {{ keystore:a/b }} ~ {{ x <keystore:a/b>",
                "{{ keystore:a {{ keystore:b }} ~ <keystore:a {{ keystore:b>",
                "\\{{ keystore:a/b }} ~ {{ keystore:a/b }}",
                "\\\\{{ x ~ \\{{ x",
                "\\{ x ~ \\{ x",
                "{{ other }} ~ {{ other }}",
                "{{ Keystore:a/b }} ~ {{ Keystore:a/b }}",
                "{{ ~ {{",
                "{{{ ~ {{{"
            })
    void textAndReferences(String text, String expected) {
        assertThat(shown(text)).isEqualTo(expected);
    }

    @Test
    void aReferenceKnowsItsLine() {
        assertThat(Template.of("a\n\\{{\n{{ keystore:a/b }}\n\n{{keystore:c/d}}".getBytes(ISO_8859_1), "t")
                        .slots())
                .containsExactly(new Slot("keystore:a/b", 3), new Slot("keystore:c/d", 5));
    }

    /** Without a backslash and a scheme nothing is anything but text. */
    @Test
    void anythingElseStaysAsItIs() {
        Random random = new Random(SEED);
        for (int i = 0; i < 500; i++) {
            String text = IntStream.range(0, random.nextInt(40))
                    .mapToObj(n -> new String[] {"{", "}", "{{", "}}", " ", "\n", "x", "\u00ff", "keystor:"}
                            [random.nextInt(9)])
                    .collect(Collectors.joining());
            assertThat(shown(text)).isEqualTo(text);
        }
    }
}
