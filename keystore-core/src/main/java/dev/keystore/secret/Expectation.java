package dev.keystore.secret;

/** What a writer expects to find before its write may take place. */
public sealed interface Expectation {
    /** Whatever is there; a writer that comes second writes after the first. */
    Expectation ANYTHING = new Anything();

    /** A name without any history. */
    Expectation NOTHING = new Nothing();

    /** Whatever is there. */
    record Anything() implements Expectation {}

    /** A name without any history. */
    record Nothing() implements Expectation {}

    /** Exactly this version as the current one. */
    record Current(Version version) implements Expectation {}
}
