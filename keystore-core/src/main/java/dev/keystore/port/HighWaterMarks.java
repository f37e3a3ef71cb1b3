package dev.keystore.port;

import dev.keystore.secret.HighWaterMark;
import java.util.Optional;
import java.util.Set;

/**
 * What was last seen of the rows of one store, kept away from the store, so that putting back an older row is noticed.
 * Kept by the partition key of the head or of the labels row.
 */
public interface HighWaterMarks {
    /** Keeps none. */
    HighWaterMarks NONE = new HighWaterMarks() {
        @Override
        public Optional<HighWaterMark> of(String pk) {
            return Optional.empty();
        }

        @Override
        public void raise(String pk, HighWaterMark mark) {}

        @Override
        public void accept(String pk, Optional<HighWaterMark> mark) {}
    };

    /** The partition keys of which there are marks, as far as that can be told. */
    default Set<String> partitions() {
        return Set.of();
    }

    /** The highest mark so far. */
    Optional<HighWaterMark> of(String pk);

    /** Keeps {@code mark} unless a higher one is kept already. */
    void raise(String pk, HighWaterMark mark);

    /** Keeps {@code mark}, or nothing, even if a higher one was kept: only after a deliberate restore. */
    void accept(String pk, Optional<HighWaterMark> mark);
}
