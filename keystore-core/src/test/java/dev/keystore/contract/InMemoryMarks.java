package dev.keystore.contract;

import dev.keystore.port.HighWaterMarks;
import dev.keystore.secret.HighWaterMark;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** High-water marks in memory, to be looked at and changed. */
public final class InMemoryMarks implements HighWaterMarks {
    private final Map<String, HighWaterMark> kept = new ConcurrentHashMap<>();

    @Override
    public Set<String> partitions() {
        return Set.copyOf(kept.keySet());
    }

    @Override
    public Optional<HighWaterMark> of(String pk) {
        return Optional.ofNullable(kept.get(pk));
    }

    @Override
    public void raise(String pk, HighWaterMark mark) {
        kept.merge(pk, mark, (before, after) -> after.number() > before.number() ? after : before);
    }

    @Override
    public void accept(String pk, Optional<HighWaterMark> mark) {
        mark.ifPresentOrElse(present -> kept.put(pk, present), () -> kept.remove(pk));
    }

    public void clear() {
        kept.clear();
    }
}
