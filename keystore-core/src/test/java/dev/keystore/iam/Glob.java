package dev.keystore.iam;

import java.util.Arrays;

/** A pattern of characters and wildcards that a whole text fits or doesn't. Case counts. */
final class Glob {

    /** {@code *}: any characters, also none. */
    static final int MANY = -1;

    /** {@code ?}: exactly one character. */
    static final int ONE = -2;

    /** {@code *} that stays within a segment of an ARN. */
    static final int MANY_BUT_COLONS = -3;

    /** {@code ?} that stays within a segment of an ARN. */
    static final int ONE_BUT_COLON = -4;

    private final int[] tokens;

    /** @param tokens code points and the wildcards above */
    Glob(int[] tokens) {
        this.tokens = Arrays.copyOf(tokens, tokens.length);
    }

    /** The pattern that a text with {@code *} and {@code ?} stands for. */
    static Glob of(String text) {
        return new Glob(text.codePoints()
                .map(character -> character == '*' ? MANY : character == '?' ? ONE : character)
                .toArray());
    }

    /** The same pattern for texts that are {@link #folded(String) folded}. */
    Glob folded() {
        return new Glob(Arrays.stream(tokens)
                .map(token -> token < 0 ? token : Character.toLowerCase(token))
                .toArray());
    }

    /** A text whose case is forgotten. */
    static String folded(String text) {
        int[] characters = text.codePoints().map(Character::toLowerCase).toArray();
        return new String(characters, 0, characters.length);
    }

    /** Follows all ways through the pattern at once, so that no pattern takes longer than its length times the text's. */
    boolean matches(String text) {
        boolean[] reached = new boolean[tokens.length + 1];
        reached[0] = true;
        skipEmpty(reached);
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            reached = after(reached, text.codePointAt(at));
        }
        return reached[tokens.length];
    }

    private boolean[] after(boolean[] reached, int character) {
        boolean[] next = new boolean[tokens.length + 1];
        for (int i = 0; i < tokens.length; i++) {
            if (reached[i] && takes(tokens[i], character)) {
                next[isMany(tokens[i]) ? i : i + 1] = true;
            }
        }
        skipEmpty(next);
        return next;
    }

    private void skipEmpty(boolean[] reached) {
        for (int i = 0; i < tokens.length; i++) {
            if (reached[i] && isMany(tokens[i])) {
                reached[i + 1] = true;
            }
        }
    }

    private static boolean isMany(int token) {
        return token == MANY || token == MANY_BUT_COLONS;
    }

    private static boolean takes(int token, int character) {
        return switch (token) {
            case MANY, ONE -> true;
            case MANY_BUT_COLONS, ONE_BUT_COLON -> character != ':';
            default -> token == character;
        };
    }
}
