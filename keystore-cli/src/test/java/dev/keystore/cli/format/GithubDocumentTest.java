package dev.keystore.cli.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is put where a job's log and its environment come from. */
final class GithubDocumentTest {
    @Test
    void noValueCanEndItsBlock() {
        Iterator<String> delimiters = List.of("EOF", "END", "LAST").iterator();
        TreeMap<String, String> texts = new TreeMap<>(Map.of("A", "x\nEOF\nPATH=/evil", "B", "END"));
        String document = new GithubDocument(delimiters::next).document(texts);
        assertThat(document).contains("<<LAST\n").doesNotContain("<<EOF", "<<END");
        assertThat(GithubRunner.read(document, false)).isEqualTo(texts);
    }

    @Test
    void delimitersAreNotToBeGuessed() {
        TreeMap<String, String> texts = new TreeMap<>(Map.of("A", "x"));
        assertThat(new GithubDocument().document(texts)).isNotEqualTo(new GithubDocument().document(texts));
    }

    @Test
    void everyLineAndEveryStringInJsonIsMasked() {
        assertThat(GithubDocument.masks(
                        List.of("one line\r\nabc\n  \nlast 100%", "{\"k\":[\"in json\",{\"x\":\"two\\nlines\"}]}", "")))
                .isEqualTo("""
                        ::add-mask::one line
                        ::add-mask::last 100%25
                        ::add-mask::{"k":["in json",{"x":"two\\nlines"}]}
                        ::add-mask::in json
                        ::add-mask::lines
                        """);
    }

    @Test
    void everyStringInWhatIsNearlyJsonIsMasked() {
        assertThat(GithubDocument.masks(List.of("{\"k\":\"first\",\"k\":\"second\"}\n[\"third\",]")))
                .isEqualTo("""
                        ::add-mask::{"k":"first","k":"second"}
                        ::add-mask::["third",]
                        ::add-mask::first
                        ::add-mask::second
                        ::add-mask::third
                        """);
        assertThat(GithubDocument.masks(List.of("plain \"text\""))).isEqualTo("::add-mask::plain \"text\"\n");
    }

    /** A command ends with its line, so none can begin another one. */
    @Test
    void aMaskIsOneCommand() {
        assertThat(GithubDocument.masks(List.of("secret\n::set-env name=A::x", "a\r::stop-commands::b"))
                        .lines())
                .allMatch(line -> line.startsWith("::add-mask::"));
    }
}
