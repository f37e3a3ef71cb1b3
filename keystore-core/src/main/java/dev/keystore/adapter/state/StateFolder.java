package dev.keystore.adapter.state;

import dev.keystore.secret.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder that outlives a run: made when first written to, 0700, its files 0600. Files are replaced as a whole, so that a
 * reader sees the old text or the new one. They are not forced to the disk: after a power failure one may be empty, and
 * readers must notice.
 */
public final class StateFolder {
    private final Path path;

    /** The folder at {@code path}, which need not exist. */
    public StateFolder(Path path) {
        this.path = path;
    }

    /**
     * A name, fit for a file, that stands for exactly these parts in this order: 64 hexadecimal digits of a SHA-256 that
     * knows where each part ends.
     */
    public static String hash(String... parts) {
        ByteArrayOutputStream fields = new ByteArrayOutputStream();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            fields.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            fields.writeBytes(bytes);
        }
        return Digest.of(fields.toByteArray()).toString();
    }

    Path resolve(String folder, String name) {
        return path.resolve(folder).resolve(name);
    }

    /** The text of {@code file}, of which no more than {@code mostBytes} are read; bytes that aren't UTF-8 become U+FFFD. */
    static String read(Path file, int mostBytes) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(mostBytes), StandardCharsets.UTF_8);
        }
    }

    /** Replaces {@code file}, whose folder is made if need be, by {@code text} in UTF-8. */
    static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Replaces {@code file}, whose folder is made if need be. */
    static void write(Path file, byte[] content) throws IOException {
        Path unfinished = Files.createTempFile(makeFolderOf(file), "unfinished", "", ownerOnly("rw-------"));
        try {
            Files.write(unfinished, content);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** The folder that {@code file} is in, which exists from then on. */
    static Path makeFolderOf(Path file) throws IOException {
        return Files.createDirectories(file.toAbsolutePath().resolveSibling(""), ownerOnly("rwx------"));
    }

    /** What makes a new file private; nothing where the file system knows no such permissions. */
    static FileAttribute<?>[] ownerOnly(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
