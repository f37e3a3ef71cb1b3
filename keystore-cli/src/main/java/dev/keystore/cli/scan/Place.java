package dev.keystore.cli.scan;

import org.jspecify.annotations.Nullable;

/**
 * Where something stands.
 *
 * @param commit that added it; null where no history is searched
 * @param file as it is shown to people
 * @param line counted from 1
 */
public record Place(@Nullable String commit, String file, long line) {
    /** Another line of the same. */
    Place at(long other) {
        return new Place(commit, file, other);
    }
}
