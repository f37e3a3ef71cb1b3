package dev.keystore.adapter.state;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Small facts that cost a call to ask for and seldom change, such as the key behind an alias: kept for a while, one file
 * each. It is only a saving: whatever is missing, old, dated in the future, damaged or unreadable is asked for anew, and
 * where nothing can be written nothing is kept.
 */
public final class Remembered {
    private static final String FOLDER = "remembered";
    private static final int MOST_BYTES = 4096;
    private static final Pattern NAME_PART = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");
    private static final Pattern FACT = Pattern.compile("\\P{Cntrl}{1,2048}");
    private static final Pattern FILE =
            Pattern.compile("keystore-fact 1 (?<asked>[^ \n]+)\n(?<fact>" + FACT.pattern() + ")\n");

    private final StateFolder state;
    private final InstantSource clock;

    public Remembered(StateFolder state, InstantSource clock) {
        this.state = state;
        this.clock = clock;
    }

    /**
     * What {@code ask} said less than {@code maxAge} ago, else what it says now. A fact that is no single line of text is
     * returned but not kept.
     *
     * @param kind what sort of fact: up to 100 letters, digits, {@code _} or {@code -}
     * @param key which one, of the same alphabet: {@link StateFolder#hash} of all that the fact depends on
     * @param maxAge for how long it is good
     * @param ask asks the outside; what it throws passes through and nothing is kept
     */
    public String recall(String kind, String key, Duration maxAge, Supplier<String> ask) {
        Path file = state.resolve(FOLDER, part(kind) + "-" + part(key));
        Instant now = clock.instant();
        Optional<String> kept = read(file, now, maxAge);
        return kept.isPresent() ? kept.orElseThrow() : keep(file, now, ask.get());
    }

    private static Optional<String> read(Path file, Instant now, Duration maxAge) {
        try {
            Matcher kept = FILE.matcher(StateFolder.read(file, MOST_BYTES));
            if (!kept.matches()) {
                return Optional.empty();
            }
            Instant asked = Instant.parse(kept.group("asked"));
            boolean good = !asked.isAfter(now) && Duration.between(asked, now).compareTo(maxAge) < 0;
            return good ? Optional.of(kept.group("fact")) : Optional.empty();
        } catch (IOException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String keep(Path file, Instant now, String fact) {
        if (FACT.matcher(fact).matches()) {
            try {
                StateFolder.write(file, "keystore-fact 1 " + now + "\n" + fact + "\n");
            } catch (IOException e) {
                return fact;
            }
        }
        return fact;
    }

    private static String part(String text) {
        if (!NAME_PART.matcher(text).matches()) {
            throw new IllegalArgumentException("bad part of a file name: " + text);
        }
        return text;
    }
}
