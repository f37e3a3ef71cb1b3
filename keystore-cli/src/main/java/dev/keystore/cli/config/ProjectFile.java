package dev.keystore.cli.config;

import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.secret.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The file by which a repository speaks: the nearest {@code .keystore.yaml} from the working directory up to the
 * repository's root, which is the folder that holds {@code .git}. Outside a repository there is none. What it says counts
 * only once the user trusts exactly these bytes in exactly this place.
 *
 * @param path where it is, with no link on the way
 * @param digest of its bytes
 * @param config what it says
 */
record ProjectFile(Path path, Digest digest, Config config) {
    static final String NAME = ".keystore.yaml";

    /** Where the project's file is, whether or not it may be used. */
    static Optional<Path> find(Path workingDirectory) {
        Path nearest = null;
        for (Path folder = real(workingDirectory); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve(NAME);
            if (nearest == null && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                nearest = file;
            }
            if (Files.exists(folder.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
                return Optional.ofNullable(nearest);
            }
        }
        return Optional.empty();
    }

    private static @Nullable Path real(Path workingDirectory) {
        try {
            return workingDirectory.toRealPath();
        } catch (IOException e) {
            return null;
        }
    }

    /**
     * Reads the file at {@code path}. Throws {@link Misconfigured} if it is a link or no plain file, belongs to somebody
     * else, or says what isn't known.
     */
    static ProjectFile read(Path path, Path home) {
        SourceFile source = new SourceFile(Origin.Level.PROJECT, path);
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw unusable(source, "is not a plain file (links are not followed)");
        }
        if (!ProcessUser.owns(path)) {
            throw unusable(source, "belongs to another user");
        }
        byte[] bytes = source.read(LinkOption.NOFOLLOW_LINKS);
        return new ProjectFile(path, Digest.of(bytes), Config.parse(source, bytes, home));
    }

    private static Misconfigured unusable(SourceFile source, String why) {
        return new Misconfigured(
                source + " " + why + ", so it is not used",
                "name the store with --store, --table or --local to go on without it",
                null);
    }
}
