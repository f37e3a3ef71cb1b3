package dev.keystore.adapter.state;

import dev.keystore.port.HighWaterMarks;
import dev.keystore.secret.HighWaterMark;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** High-water marks whose place is only found out when the first is needed. */
public final class DeferredHighWaterMarks implements HighWaterMarks {
    private final Supplier<HighWaterMarks> source;
    private @Nullable HighWaterMarks marks;

    public DeferredHighWaterMarks(Supplier<HighWaterMarks> source) {
        this.source = source;
    }

    @Override
    public Set<String> partitions() {
        return marks().partitions();
    }

    @Override
    public Optional<HighWaterMark> of(String pk) {
        return marks().of(pk);
    }

    @Override
    public void raise(String pk, HighWaterMark mark) {
        marks().raise(pk, mark);
    }

    @Override
    public void accept(String pk, Optional<HighWaterMark> mark) {
        marks().accept(pk, mark);
    }

    private synchronized HighWaterMarks marks() {
        if (marks == null) {
            marks = source.get();
        }
        return marks;
    }
}
