package dev.keystore.cli.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.KeystoreException.Refused;
import dev.keystore.cli.io.Generator.Alphabet;
import dev.keystore.secret.MalformedException;
import dev.keystore.secret.SecretValue;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Generated values are as hard to guess as they look. */
final class GeneratorTest {
    private static String generate(RandomGenerator random, Alphabet alphabet, int length) {
        try (SecretValue value = new Generator(random).value(alphabet, length, true)) {
            return value.use(bytes -> new String(bytes, StandardCharsets.US_ASCII));
        }
    }

    /** Every byte there is, over and over: what is drawn is then exactly uniform. */
    private static RandomGenerator everyByte() {
        return new RandomGenerator() {
            private int next;

            @Override
            public long nextLong() {
                throw new UnsupportedOperationException();
            }

            @Override
            public void nextBytes(byte[] bytes) {
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) next++;
                }
            }
        };
    }

    @ParameterizedTest
    @EnumSource
    void favoursNoCharacter(Alphabet alphabet) {
        String characters = alphabet.characters();
        int fair = 256 - 256 % characters.length();
        String drawn = generate(everyByte(), alphabet, fair);
        characters
                .chars()
                .forEach(c -> assertThat(drawn.chars().filter(d -> d == c).count())
                        .as("of character " + c)
                        .isEqualTo(fair / characters.length()));
    }

    @ParameterizedTest
    @CsvSource({
        "ALNUM, '[0-9A-Za-z]+', 22",
        "HEX, '[0-9a-f]+', 32",
        "BASE64URL, '[0-9A-Za-z_-]+', 22",
        "PRINTABLE, '[!-~]+', 20"
    })
    void knowsWhatIsStrong(Alphabet alphabet, String form, int strong) {
        assertThat(generate(new Random(1), alphabet, 500)).matches(form);
        assertThat(alphabet.strongLength()).isEqualTo(strong);
        Generator generator = new Generator(new Random(1));
        assertThatThrownBy(() -> generator.value(alphabet, strong - 1, false))
                .isInstanceOf(Refused.class)
                .hasMessage(strong - 1 + " characters hold less than 128 bits");
        generator.value(alphabet, strong, false).close();
    }

    @Test
    void refusesOtherAlphabets() {
        assertThatThrownBy(() -> Alphabet.of("greek")).isInstanceOf(MalformedException.class);
        assertThat(Alphabet.of("hex")).isEqualTo(Alphabet.HEX);
    }
}
