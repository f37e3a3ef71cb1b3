package dev.keystore.adapter.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One at a time, among all threads of all processes; let go also when the process ends. */
final class FolderLock {
    private static final int ATTEMPTS = 5_000;
    private static final long PAUSE = Duration.ofMillis(2).toNanos();

    /** What is done while nobody else may. */
    @FunctionalInterface
    interface Action {
        void run() throws IOException;
    }

    private final Path file;

    /** The lock that {@code file} stands for. It and its folder are made if need be. */
    FolderLock(Path file) {
        this.file = file;
    }

    /** Throws {@code IOException} if {@code action} does, or if the lock can't be had within about ten seconds. */
    void whileHeld(Action action) throws IOException {
        StateFolder.makeFolderOf(file);
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                StateFolder.ownerOnly("rw-------"))) {
            await(channel);
            action.run();
        }
    }

    private void await(FileChannel channel) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (tryLock(channel) != null) {
                return;
            }
            LockSupport.parkNanos(PAUSE);
        }
        throw new IOException("another process holds " + file);
    }

    /** Null while another process, or another thread of this one, holds it. */
    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
