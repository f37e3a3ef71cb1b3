package dev.keystore.secret;

/** Text from outside, made fit for a message: in quotes, short, control characters shown as escapes. */
public final class Quoted {
    private static final int LONGEST = 80;

    private Quoted() {}

    /** {@code text} in single quotes, cut after 80 characters, anything but printable ASCII written as an escape. */
    public static String of(String text) {
        StringBuilder quoted = new StringBuilder("'");
        for (int i = 0; i < text.length() && i < LONGEST; i++) {
            char c = text.charAt(i);
            quoted.append(c >= ' ' && c <= '~' ? String.valueOf(c) : String.format("\\u%04x", (int) c));
        }
        return quoted.append(text.length() > LONGEST ? "…'" : "'").toString();
    }
}
