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
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(2);

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
        whileHeld(action, PATIENCE);
    }

    /** The same, where there is no more time than {@code left}. */
    void whileHeld(Action action, Duration left) throws IOException {
        StateFolder.makeFolderOf(file);
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                StateFolder.ownerOnly("rw-------"))) {
            await(channel, left.compareTo(PATIENCE) < 0 ? left : PATIENCE);
            action.run();
        }
    }

    private void await(FileChannel channel, Duration most) throws IOException {
        for (long attempts = 1 + most.dividedBy(PAUSE); attempts > 0; attempts--) {
            if (tryLock(channel) != null) {
                return;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
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
