package dev.keystore.cli.mask;

/** What secrets are searched for, which decides what of them stands for the whole. */
public enum Purpose {
    /** So that nothing of them gets out: better a word too much. */
    MASKING(6) {
        @Override
        boolean takesLine(byte[] line) {
            return line.length >= SHORTEST_LINE;
        }

        @Override
        boolean takesPart(byte[] part) {
            return true;
        }
    },

    /**
     * To say where they stand: an engine's or a user's name that stands beside a password is no finding, nor is a line that such files have
     * in common. Of the parts, words count from 16 bytes on, of the lines those of a key in base64.
     */
    SEARCHING(8) {
        @Override
        boolean takesLine(byte[] line) {
            return line.length >= SHORTEST_KEY_LINE && consistsOf(line, "+/=");
        }

        @Override
        boolean takesPart(byte[] part) {
            return part.length >= SHORTEST_WORDS || !isWords(part);
        }
    };

    private static final int SHORTEST_LINE = 8;
    private static final int SHORTEST_KEY_LINE = 20;
    private static final int SHORTEST_WORDS = 16;

    private final int shortest;

    Purpose(int shortest) {
        this.shortest = shortest;
    }

    /** From how many bytes on a secret is searched for. */
    int shortest() {
        return shortest;
    }

    /** Whether {@code line}, one of several of a secret, is searched for by itself. */
    abstract boolean takesLine(byte[] line);

    /** Whether {@code part}, a text in a document that is secret, is searched for by itself. */
    abstract boolean takesPart(byte[] part);

    private static boolean isWords(byte[] text) {
        for (byte b : text) {
            if (b >= '0' && b <= '9') {
                return false;
            }
        }
        return consistsOf(text, "._-");
    }

    /** Whether there is nothing in {@code text} but letters and digits of ASCII and {@code others}. */
    private static boolean consistsOf(byte[] text, String others) {
        for (byte b : text) {
            if (b < 0 || !(Character.isLetterOrDigit(b) || others.indexOf(b) >= 0)) {
                return false;
            }
        }
        return true;
    }
}
