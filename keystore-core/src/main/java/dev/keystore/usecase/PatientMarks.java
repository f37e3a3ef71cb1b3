package dev.keystore.usecase;

import dev.keystore.port.HighWaterMarks;
import dev.keystore.secret.HighWaterMark;
import java.util.Optional;
import java.util.Set;

/** Marks that are loaded later where they can't be loaded now: finding out where they are kept may ask KMS for the key. */
final class PatientMarks implements HighWaterMarks {
    private final HighWaterMarks marks;
    private final Patience patience;

    PatientMarks(HighWaterMarks marks, Patience patience) {
        this.marks = marks;
        this.patience = patience;
    }

    @Override
    public Set<String> partitions() {
        return patience.call(marks::partitions);
    }

    @Override
    public Optional<HighWaterMark> of(String pk) {
        return patience.call(() -> marks.of(pk));
    }

    /** Not held back by a deadline: what was committed in time is remembered. */
    @Override
    public void raise(String pk, HighWaterMark mark) {
        marks.raise(pk, mark);
    }

    @Override
    public void accept(String pk, Optional<HighWaterMark> mark) {
        patience.call(() -> {
            marks.accept(pk, mark);
            return mark;
        });
    }
}
