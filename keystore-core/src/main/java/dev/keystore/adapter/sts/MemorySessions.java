package dev.keystore.adapter.sts;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Sessions that are shared only while this object lives: none is an earlier one, and none is opened twice. */
public final class MemorySessions implements SessionFiles {
    private final Map<String, byte[]> sessions = new HashMap<>();

    @Override
    public synchronized Optional<byte[]> read(String name) {
        return Optional.ofNullable(sessions.get(name)).map(byte[]::clone);
    }

    @Override
    public synchronized void write(String name, byte[] content) {
        sessions.put(name, content.clone());
    }

    @Override
    public void whileHeld(String name, Runnable action) {
        action.run();
    }
}
