package dev.keystore.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.KeystoreException.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Words get where they belong, and what is wrong with them is said without showing them. */
final class ParserTest {
    private static final class Everything extends Syntax {
        final Argument<String> first = argument("FIRST").text();
        final Argument<List<String>> rest = argument("REST").optional().each(word -> word);
        final Option<String> note = option("-t", "--note").takes("TEXT").text();
        final Option<List<String>> tags = option("--tag").takes("K=V").each(word -> word);
        final Option<Integer> number = option("--number").takes("N").as(word -> Numbers.of("number", word, 1, 9));
        final Option<String> local = option("--local").mayTake("DIR", "default").text();
        final Option<Boolean> quiet = option("-q", "--quiet").flag();

        Everything() {
            super("Options");
        }
    }

    private static final class Running extends Syntax {
        final Argument<String> name = argument("NAME").optional().text();
        final Argument<List<String>> command = argument("CMD").optional().behindDashes();
        final Option<String> note = option("--note").takes("TEXT").text();

        Running() {
            super("Options");
        }
    }

    private static Running running(String... words) {
        Running running = new Running();
        new Parser("test", running, List.of()).read(List.of(words), List.of());
        return running;
    }

    private static Everything parsed(String... words) {
        Everything everything = new Everything();
        new Parser("test", everything, List.of()).read(List.of(words), List.of());
        return everything;
    }

    private static void refuses(String message, String... words) {
        assertThatThrownBy(() -> parsed(words)).isInstanceOf(Refused.class).hasMessage(message);
    }

    @Test
    void optionsStandAnywhere() {
        for (String[] words : new String[][] {
            {"a", "b", "--note", "x", "-q"}, {"--note=x", "-q", "a", "b"}, {"-qt", "x", "a", "b"}, {"a", "-qtx", "b"}
        }) {
            Everything got = parsed(words);
            assertThat(got.first.get()).isEqualTo("a");
            assertThat(got.rest.get()).containsExactly("b");
            assertThat(got.note.get()).isEqualTo("x");
            assertThat(got.quiet.isGiven()).isTrue();
            assertThat(got.number.isGiven()).isFalse();
            assertThat(got.tags.orElse(List.of())).isEmpty();
        }
    }

    @Test
    void wordsAreTakenAsTheyAre() {
        assertThat(parsed("a", "--note=").note.get()).isEmpty();
        assertThat(parsed("a", "--note", "").note.get()).isEmpty();
        assertThat(parsed("a", "--note", "'${user.home} \"x\\").note.get()).isEqualTo("'${user.home} \"x\\");
        assertThat(parsed("a", "--note", "x=y=z").note.get()).isEqualTo("x=y=z");
        assertThat(parsed("@file").first.get()).isEqualTo("@file");
        assertThat(parsed("").first.get()).isEmpty();
        assertThat(parsed("-").first.get()).isEqualTo("-");
        assertThat(parsed("--", "--note", "--").rest.get()).containsExactly("--");
        assertThat(parsed("a", "--tag", "x=1,2", "--tag=y=2").tags.get()).containsExactly("x=1,2", "y=2");
    }

    @Test
    void anOptionalValueIsTakenOnlyWithEquals() {
        Everything bare = parsed("--local", "a");
        assertThat(bare.local.get()).isEqualTo("default");
        assertThat(bare.first.get()).isEqualTo("a");
        assertThat(parsed("--local=folder", "a").local.get()).isEqualTo("folder");
        assertThat(parsed("a", "--", "--local").rest.get()).containsExactly("--local");
    }

    @Test
    void mistakesAreNamedAndValuesNotShown() {
        refuses("FIRST is missing");
        refuses("unknown option --notes", "a", "--notes=hunter2");
        refuses("unknown option --not", "a", "--not", "x");
        refuses("unknown option that starts with '-'", "a", "-hunter2");
        refuses("unknown option that starts with '-'", "a", "--Hunter2!");
        refuses("--note needs a value", "a", "--note");
        refuses("--note needs a value", "a", "--note", "--quiet");
        refuses("--note was given more than once", "a", "--note", "hunter2", "--note", "x");
        refuses("--quiet takes no value", "a", "--quiet=hunter2");
        refuses("--number: bad number '10': 1 to 9", "a", "--number", "10");
        refuses("--number: bad number '-1': 1 to 9", "a", "--number", "-1");
        assertThat(parsed("a", "-q", "-q").quiet.isGiven()).isTrue();
    }

    @Test
    void aMisspeltOptionGetsAHint() {
        assertThatThrownBy(() -> parsed("a", "--nuber", "1"))
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.hint()).hasValue("did you mean --number?"));
    }

    @Test
    void whatStandsBehindDashesIsAnothersCommandLine() {
        Running got = running("a", "--note", "x", "--", "aws", "--note", "y", "--", "-q", "");
        assertThat(got.name.get()).isEqualTo("a");
        assertThat(got.note.get()).isEqualTo("x");
        assertThat(got.command.get()).containsExactly("aws", "--note", "y", "--", "-q", "");
        assertThat(running("--", "a").name.isGiven()).isFalse();
        assertThat(running("a").command.isGiven()).isFalse();
        assertThat(got.command.synopsis()).isEqualTo("[-- CMD...]");
    }

    @Test
    void anothersCommandLineNeedsItsDashes() {
        assertThatThrownBy(() -> running("a", "aws", "s3"))
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.hint()).contains("a command to be run stands behind a `--`"))
                .hasMessage("too many arguments: 3, at most 1");
        assertThatThrownBy(() -> running("a", "--"))
                .isInstanceOf(Refused.class)
                .hasMessage("CMD is missing behind a `--`");
        assertThatThrownBy(() -> running("a", "--note", "--", "aws"))
                .isInstanceOf(Refused.class)
                .hasMessage("--note needs a value");
    }
}
