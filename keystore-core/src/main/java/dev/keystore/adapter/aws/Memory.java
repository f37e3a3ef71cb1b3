package dev.keystore.adapter.aws;

import java.time.Duration;
import java.util.function.Supplier;

/** Remembers small facts that are not secret from one process to the next, so that they need not be asked for each time. */
@FunctionalInterface
public interface Memory {
    /** Remembers nothing. */
    Memory NONE = (kind, of, age, ask) -> ask.get();

    /**
     * What was remembered, or what {@code ask} answers.
     *
     * @param kind which sort of fact, a word
     * @param of what the fact is about; kept only as a hash
     * @param age how old it may be at most
     */
    String recall(String kind, String of, Duration age, Supplier<String> ask);
}
