package dev.keystore.cli.option;

import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Quoted;
import java.util.regex.Pattern;

/** Whole numbers as people write them. */
public final class Numbers {
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}");

    private Numbers() {}

    /** The number that {@code text} says. Throws {@link MalformedException} outside of {@code least} to {@code most}. */
    public static int of(String what, String text, int least, int most) {
        if (DECIMAL.matcher(text).matches()) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new MalformedException("bad " + what + " " + Quoted.of(text) + ": " + least + " to " + most);
    }
}
