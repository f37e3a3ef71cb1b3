package dev.keystore.secret;

/**
 * The newest that was ever seen of a row that only moves forward: older ones are refused from then on.
 *
 * @param number the version, or the generation of labels
 * @param chain what it stood on
 */
public record HighWaterMark(long number, Chain chain) {
    /** Throws {@link MalformedException} for a number below 1. */
    public HighWaterMark {
        if (number < 1) {
            throw new MalformedException("bad mark " + number + ": versions and generations start at 1");
        }
    }

    /** The mark that {@code version} leaves. */
    public static HighWaterMark of(Version version, Chain chain) {
        return new HighWaterMark(version.number(), chain);
    }
}
