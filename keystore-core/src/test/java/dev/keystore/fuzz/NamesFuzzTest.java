package dev.keystore.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.secret.Label;
import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.Reference;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.StoreId;
import dev.keystore.secret.Version;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Text from outside is what its type allows, or a {@link MalformedException}; nothing else ever happens. */
@Timeout(60)
final class NamesFuzzTest {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-";

    private static <T> Optional<T> parse(Function<String, T> parser, String text) {
        try {
            return Optional.of(parser.apply(text));
        } catch (MalformedException e) {
            assertThat(e.getMessage()).startsWith("bad ");
            assertThat(e.getMessage().chars()).as("fit for a terminal").noneMatch(Character::isISOControl);
            return Optional.empty();
        }
    }

    /** The rule of names once more, written with nothing in common with the one it is held against. */
    private static boolean isPath(String text, int fewest, int most, int mostBytes) {
        List<String> segments = List.of(text.split("/", -1));
        for (String segment : segments) {
            boolean legal = !segment.isEmpty()
                    && segment.length() <= 128
                    && segment.chars().allMatch(c -> LETTERS.indexOf(c) >= 0)
                    && segment.charAt(0) != '-'
                    && !List.of(".", "..").contains(segment);
            if (!legal) {
                return false;
            }
        }
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        return segments.size() >= fewest && segments.size() <= most && bytes <= mostBytes;
    }

    @Test
    void names() {
        new Fuzzer("names")
                .run(
                        200_000,
                        samples -> Fuzzer.escape(
                                Mutations.text(samples, samples.name().value())),
                        line -> {
                            String text = Fuzzer.unescape(line);
                            Optional<SecretName> name = parse(SecretName::of, text);
                            assertThat(name.isPresent()).isEqualTo(isPath(text, 2, 16, 512));
                            name.ifPresent(found -> {
                                assertThat(found.toString()).isEqualTo(text);
                                assertThat(found.namespace().secret(found.leaf()))
                                        .isEqualTo(found);
                            });
                            assertThat(parse(Namespace::new, text).isPresent()).isEqualTo(isPath(text, 1, 15, 510));
                            parse(Namespace::of, text);
                            parse(StoreId::new, text);
                        });
    }

    @Test
    void references() {
        new Fuzzer("references")
                .run(
                        200_000,
                        samples -> Fuzzer.escape(Mutations.text(
                                samples,
                                samples.name()
                                        + samples.oneOf(List.of("", "@7", "@live", "@latest", "#/a~1b", "@3#/x/0")))),
                        line -> {
                            String text = Fuzzer.unescape(line);
                            parse(Reference::of, text).ifPresent(found -> {
                                assertThat(Reference.of(found.toString())).isEqualTo(found);
                                assertThat(text).startsWith(found.name().value());
                            });
                            parse(Version::of, text)
                                    .ifPresent(found ->
                                            assertThat(found.toString()).isEqualTo(text));
                            parse(Label::new, text)
                                    .ifPresent(found ->
                                            assertThat(found.toString()).isEqualTo(text));
                        });
    }
}
