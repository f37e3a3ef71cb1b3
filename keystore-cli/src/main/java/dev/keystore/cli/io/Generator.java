package dev.keystore.cli.io;

import dev.keystore.KeystoreException.Refused;
import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Quoted;
import dev.keystore.secret.SecretValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Makes values that nobody can guess: every character of the alphabet is equally likely at every place. */
public final class Generator {
    /** What is strong enough for everything: 128 bits. */
    public static final int STRONG_BITS = 128;

    private static final int LONGEST = 1024;

    private final RandomGenerator random;

    /** What values are made of. */
    public enum Alphabet {
        ALNUM("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"),
        HEX("0123456789abcdef"),
        BASE64URL("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
        /** All of printable ASCII but the space. */
        PRINTABLE(printableAscii());

        private final String characters;

        Alphabet(String characters) {
            this.characters = characters;
        }

        /** The alphabet called {@code word}. Throws {@link MalformedException}. */
        public static Alphabet of(String word) {
            for (Alphabet alphabet : values()) {
                if (alphabet.name().toLowerCase(Locale.ROOT).equals(word)) {
                    return alphabet;
                }
            }
            throw new MalformedException("bad alphabet " + Quoted.of(word) + ": alnum, hex, base64url or printable");
        }

        String characters() {
            return characters;
        }

        /** How many characters hold at least {@link #STRONG_BITS}. */
        public int strongLength() {
            return (int) Math.ceil(STRONG_BITS * Math.log(2) / Math.log(characters.length()));
        }

        private static String printableAscii() {
            StringBuilder all = new StringBuilder();
            for (char c = '!'; c <= '~'; c++) {
                all.append(c);
            }
            return all.toString();
        }
    }

    /** A generator that draws from {@code random}, which has to be fit for secrets. */
    public Generator(RandomGenerator random) {
        this.random = random;
    }

    /** {@code length} characters of {@code alphabet}. Throws {@link Refused} if that is too easily guessed, unless {@code weak} allows it. */
    public SecretValue value(Alphabet alphabet, int length, boolean weak) {
        if (length < 1 || length > LONGEST) {
            throw new Refused("a generated value has 1 to " + LONGEST + " characters, not " + length, null);
        }
        if (length < alphabet.strongLength() && !weak) {
            throw new Refused(
                    length + (length == 1 ? " character holds" : " characters hold") + " less than " + STRONG_BITS
                            + " bits",
                    "take at least --length " + alphabet.strongLength() + ", or say --weak");
        }
        byte[] value = new byte[length];
        try {
            for (int i = 0; i < length; i++) {
                value[i] = (byte) alphabet.characters.charAt(below(alphabet.characters.length()));
            }
            return SecretValue.copyOf(value);
        } finally {
            Arrays.fill(value, (byte) 0);
        }
    }

    /** A number from 0 to below {@code bound}: bytes that would favour the first ones are thrown away. */
    private int below(int bound) {
        int fair = 256 - 256 % bound;
        byte[] drawn = new byte[1];
        int number;
        do {
            random.nextBytes(drawn);
            number = drawn[0] & 0xff;
        } while (number >= fair);
        return number % bound;
    }
}
