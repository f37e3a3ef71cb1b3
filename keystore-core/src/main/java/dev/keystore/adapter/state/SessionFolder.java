package dev.keystore.adapter.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The sessions that processes of one user share, a file each, 0600. A file that belongs to somebody else, or that
 * anybody else could read or write, does not count.
 * What was written longer ago than any session lasts is removed.
 */
public final class SessionFolder {
    private static final String FOLDER = "sessions";
    private static final Duration LONGEST_SESSION = Duration.ofHours(12);
    private static final int MOST_BYTES = 1 << 16;
    private static final Set<PosixFilePermission> OWNERS =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final StateFolder state;
    private final InstantSource clock;
    private final String user;
    private final Supplier<Duration> left;

    /**
     * The sessions under {@code state}.
     *
     * @param user whose files count, as the system calls the user of this process
     * @param left how much time there is
     */
    public SessionFolder(StateFolder state, InstantSource clock, String user, Supplier<Duration> left) {
        this.state = state;
        this.clock = clock;
        this.user = user;
        this.left = left;
    }

    /** What is kept as {@code name}; empty if nothing, or nothing private. */
    public Optional<byte[]> read(String name) throws IOException {
        Path file = state.resolve(FOLDER, name);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                || !isPrivate(file)
                || Files.size(file) > MOST_BYTES) {
            return Optional.empty();
        }
        return Optional.of(Files.readAllBytes(file));
    }

    /** Keeps {@code content} as {@code name}. */
    public void write(String name, byte[] content) throws IOException {
        Path file = state.resolve(FOLDER, name);
        StateFolder.write(file, content);
        removeOld(file.resolveSibling(""));
    }

    /** Runs {@code action} while nobody else does so under {@code name}. */
    public void whileHeld(String name, Runnable action) throws IOException {
        new FolderLock(state.resolve(FOLDER, name + ".lock")).whileHeld(action::run, left.get());
    }

    private boolean isPrivate(Path file) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        return view == null
                || (OWNERS.containsAll(view.readAttributes().permissions())
                        && view.getOwner().getName().equals(user));
    }

    private void removeOld(Path folder) throws IOException {
        Instant oldest = clock.instant().minus(LONGEST_SESSION);
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            for (Path file : all) {
                if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                        && Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                                .toInstant()
                                .isBefore(oldest)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
