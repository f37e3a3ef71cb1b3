package dev.keystore.cli.scan;

import dev.keystore.cli.mask.Finder;
import dev.keystore.cli.mask.Needles;
import java.util.SortedSet;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;

/** A search through texts, one after the other. */
public final class Scan {
    private final Finder finder;
    private final LongConsumer progress;
    private Place start = new Place(null, "", 1);

    /**
     * Searches for {@code needles}. {@code hits} is told once of each line in which secrets begin, and of their names; {@code progress} of
     * each number of bytes that was searched.
     */
    public Scan(Needles needles, BiConsumer<Place, SortedSet<String>> hits, LongConsumer progress) {
        this.finder = new Finder(needles, (line, names) -> hits.accept(start.at(line), names));
        this.progress = progress;
    }

    /** What follows begins at {@code place}. */
    void begin(Place place) {
        start = place;
        finder.begin(place.line());
    }

    void write(byte[] bytes, int start, int length) {
        finder.write(bytes, start, length);
        progress.accept(length);
    }

    /** What follows has nothing to do with it. */
    void end() {
        finder.end();
    }
}
