package dev.keystore.adapter.sts;

import java.io.IOException;
import java.util.Optional;

/** Where sessions outlive a process: named pieces of bytes that nobody but the user may read. */
public interface SessionFiles {
    /** Nothing outlives the process. */
    SessionFiles NONE = new SessionFiles() {
        @Override
        public Optional<byte[]> read(String name) {
            return Optional.empty();
        }

        @Override
        public void write(String name, byte[] content) {}

        @Override
        public void whileHeld(String name, Runnable action) {
            action.run();
        }
    };

    /** What was written under {@code name}; empty if nothing, or if others might have read it. */
    Optional<byte[]> read(String name) throws IOException;

    /** Puts {@code content} in the place of what was there. */
    void write(String name, byte[] content) throws IOException;

    /** Runs {@code action} while no other process or thread does so under {@code name}. Throws if that can't be had in good time. */
    void whileHeld(String name, Runnable action) throws IOException;
}
