package dev.keystore.cli.option;

import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Quoted;
import dev.keystore.secret.RecoveryWindow;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them: {@code 30s}, {@code 15m}, {@code 12h}, {@code 90d}. */
public final class Durations {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,6})([smhd])");

    private Durations() {}

    /** The length of time that {@code text} says, above zero. Throws {@link MalformedException}. */
    public static Duration of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) == 0) {
            throw new MalformedException("bad length of time " + Quoted.of(text)
                    + ": a number above zero and s, m, h or d for seconds, minutes, hours or days");
        }
        int number = Integer.parseInt(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    /** The recovery window that {@code text} says, in whole days. Throws {@link MalformedException}. */
    public static RecoveryWindow recoveryWindow(String text) {
        Duration length = of(text);
        if (!length.equals(Duration.ofDays(length.toDays()))) {
            throw new MalformedException("bad recovery window " + Quoted.of(text) + ": whole days, like 30d");
        }
        return new RecoveryWindow((int) length.toDays());
    }
}
