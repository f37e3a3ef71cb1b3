package dev.keystore.cli.config;

import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.cli.io.FileProblems;
import dev.keystore.secret.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * The project files that the user has trusted: each by its real path and the SHA-256 of its bytes, in a file of its own
 * under {@code trusted} in the state directory. Any edit, and any other place, needs trusting again.
 */
public final class TrustedFiles {
    private static final String FORMAT = "keystore-trust 1\n";
    private static final int MOST_BYTES = 1 << 16;

    private final Path folder;
    private final Path home;

    /**
     * Trust as it is recorded under {@code state}.
     *
     * @param state Keystore's state directory, {@link BaseFolders#state()}
     * @param home what {@code ~} stands for in the files
     */
    public TrustedFiles(Path state, Path home) {
        this.folder = state.resolve("trusted");
        this.home = home;
    }

    /**
     * Trusts {@code file} as it is now and returns its real path. Throws {@link Misconfigured} if it can't be a project
     * file, or if that can't be recorded.
     */
    public Path trust(Path file) {
        ProjectFile project = ProjectFile.read(real(file), home);
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path unfinished = Files.createTempFile(folder, "unfinished", "");
            try {
                Files.writeString(unfinished, record(project));
                Files.move(
                        unfinished,
                        recordOf(project),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw new Misconfigured(
                    "can't record trust in " + Origin.printable(folder.toString()) + ": " + FileProblems.reason(e),
                    null,
                    e);
        }
        return project.path();
    }

    /** The file that {@code keystore trust} means when none is named: the one that speaks for {@code workingDirectory}. */
    public static Optional<Path> candidate(Path workingDirectory) {
        return ProjectFile.find(workingDirectory);
    }

    /** Whether the user has trusted exactly this. A record that others could have written doesn't count. */
    boolean isTrusted(ProjectFile project) {
        Path file = recordOf(project);
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && ProcessUser.owns(file)
                    && isPrivate(file)
                    && Files.size(file) <= MOST_BYTES
                    && Files.readString(file).equals(record(project));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isPrivate(Path file) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        return !permissions.contains(PosixFilePermission.GROUP_WRITE)
                && !permissions.contains(PosixFilePermission.OTHERS_WRITE);
    }

    /** {@code file} with no link on the way to it; it may itself be one. */
    private static Path real(Path file) {
        try {
            Path whole = file.toAbsolutePath().normalize();
            if (!whole.endsWith(ProjectFile.NAME)) {
                throw new Misconfigured(
                        Origin.printable(whole.toString()) + " is no project file: those are called "
                                + ProjectFile.NAME,
                        null,
                        null);
            }
            Path real = whole.resolveSibling("").toRealPath().resolve(ProjectFile.NAME);
            if (Files.notExists(real, LinkOption.NOFOLLOW_LINKS)) {
                throw new NoSuchFileException(real.toString());
            }
            return real;
        } catch (IOException e) {
            throw new Misconfigured(
                    "can't read " + Origin.printable(file.toString()) + ": " + FileProblems.reason(e), null, e);
        }
    }

    private Path recordOf(ProjectFile project) {
        return folder.resolve(Digest.of(project.path().toString().getBytes(StandardCharsets.UTF_8))
                .toString());
    }

    private static String record(ProjectFile project) {
        return FORMAT + project.digest() + "\n" + project.path() + "\n";
    }
}
