package dev.keystore.secret;

import java.util.regex.Pattern;

/**
 * The number of a version: 1, 2, 3 … without gaps, never used twice.
 *
 * @param number 1 to 9,999,999,999
 */
public record Version(long number) implements Comparable<Version> {
    public static final Version FIRST = new Version(1);

    private static final long LAST = 9_999_999_999L;
    private static final Pattern DECIMAL = Pattern.compile("[1-9][0-9]{0,9}");

    /** Throws {@link MalformedException} outside of 1 to 9,999,999,999. */
    public Version {
        if (number < 1 || number > LAST) {
            throw new MalformedException("bad version " + number + ": a version is 1 to " + LAST);
        }
    }

    /** The version that {@code text} says, in decimal without leading zeros. Throws {@link MalformedException}. */
    public static Version of(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new MalformedException("bad version " + Quoted.of(text) + ": a version is a number from 1");
        }
        return new Version(Long.parseLong(text));
    }

    /** The version after this one. */
    public Version next() {
        return new Version(number + 1);
    }

    /** The version before this one. Throws {@link MalformedException} for version 1, which has none. */
    public Version previous() {
        return new Version(number - 1);
    }

    public boolean isAfter(Version other) {
        return number > other.number;
    }

    @Override
    public int compareTo(Version other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return Long.toString(number);
    }
}
