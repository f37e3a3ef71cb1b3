package dev.keystore.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.KeystoreException.Misconfigured;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes of a file are: it is understood, or it is {@code Misconfigured}. */
final class ConfigFuzzTest {
    private static final int ROUNDS = 4_000;
    private static final SourceFile SOURCE = new SourceFile(Origin.Level.PROJECT, Path.of("/app/.keystore.yaml"));
    private static final List<String> SEEDS = List.of(
            "default: team\nstores:\n  team: {table: keystore, key: alias/k, region: eu-west-1, role-arn: [a, b]}\n",
            "stores:\n  a:\n    local: ~/x\n    # note\nrun: {A: prod/app/db@live#/p}\n",
            "%YAML 1.2\n%TAG ! tag:x,2000:\n---\n? a\n: &b !t |+2\n   text\n...\n",
            "stores: {a: *x, b: &x [\"\\u0041\\x00\", 'it''s', >-\n folded]}\n");
    private static final List<String> PIECES = List.of(
            ":",
            "- ",
            "[",
            "]",
            "{",
            "}",
            "&a ",
            "*a",
            "!!str ",
            "|",
            ">",
            "\"",
            "'",
            "\\",
            "#",
            "%YAML 99999999999.1\n",
            "---\n",
            "...\n",
            "\n",
            "\t",
            "\r",
            "~",
            "null",
            "<<",
            "? ",
            "\u0000",
            "\u0085",
            "\u2028",
            "\uFEFF",
            "\uD83D\uDE00",
            "@",
            "`",
            "\\U0010FFFF",
            "\\UFFFFFFFF",
            "\"\\UFFFFFFFF\"",
            "\"\\uD800\"",
            "!<",
            ">",
            "stores",
            "local",
            "table");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void neverAnythingElse(long seed) {
        Random random = new Random(seed);
        int understood = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = SEEDS.get(random.nextInt(SEEDS.size())).getBytes(StandardCharsets.UTF_8);
            for (int change = random.nextInt(6); change >= 0; change--) {
                bytes = changed(bytes, random);
            }
            understood += isUnderstood(bytes) ? 1 : 0;
        }
        assertThat(understood).isBetween(1, ROUNDS - 1);
    }

    private static boolean isUnderstood(byte[] bytes) {
        try {
            Config.parse(SOURCE, bytes, Path.of("/home/ann"));
            return true;
        } catch (Misconfigured expected) {
            assertThat(expected.getMessage())
                    .startsWith(SOURCE.path().toString())
                    .doesNotContainPattern("\\p{Cntrl}");
            return false;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("bytes " + Arrays.toString(bytes), e);
        }
    }

    private static byte[] changed(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length + 1);
        return switch (random.nextInt(4)) {
            case 0 ->
                joined(bytes, at, PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8), at);
            case 1 -> joined(bytes, at, new byte[] {(byte) random.nextInt()}, Math.min(bytes.length, at + 1));
            case 2 -> joined(bytes, at, new byte[0], Math.min(bytes.length, at + random.nextInt(8)));
            default -> joined(bytes, at, bytes, at);
        };
    }

    /** {@code bytes} up to {@code at}, then {@code middle}, then {@code bytes} from {@code rest} on. */
    private static byte[] joined(byte[] bytes, int at, byte[] middle, int rest) {
        byte[] joined = Arrays.copyOf(bytes, at + middle.length + bytes.length - rest);
        System.arraycopy(middle, 0, joined, at, middle.length);
        System.arraycopy(bytes, rest, joined, at + middle.length, bytes.length - rest);
        return joined.length > 4096 ? Arrays.copyOf(joined, 4096) : joined;
    }
}
