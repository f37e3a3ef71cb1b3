package dev.keystore.cli.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/** Files that only their owner may read, written whole or not at all. */
public final class PrivateFile {
    static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final FileAttribute<Set<PosixFilePermission>> READABLE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--"));

    private static final long MOST_TO_WIPE = 1024 * 1024;

    private PrivateFile() {}

    /**
     * Puts {@code bytes} at {@code file} with mode 0600 in the place of what was there; a link is followed. Throws {@link
     * dev.keystore.KeystoreException.Misconfigured}.
     */
    public static void replace(Path file, byte[] bytes) {
        replace(file, bytes, OWNER_ONLY);
    }

    /** The same for what holds no secret: as far as the user's mask allows, others may read it. */
    static void replaceReadable(Path file, byte[] bytes) {
        replace(file, bytes, READABLE);
    }

    private static void replace(Path file, byte[] bytes, FileAttribute<Set<PosixFilePermission>> mode) {
        try {
            Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file;
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(target)) {
                throw new IOException("it is not a plain file");
            }
            Path folder = target.toAbsolutePath().getParent();
            Path draft = Files.createTempFile(folder, ".keystore-", ".part", mode);
            try {
                write(draft, bytes);
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw FileProblems.unwritable("'" + file + "'", e);
        }
    }

    /**
     * Sees to it that {@code file} is there and can be appended to. Throws {@link dev.keystore.KeystoreException.Misconfigured}.
     *
     * @param ownerOnly whether it gets mode 0600 also where it has another one
     */
    public static void prepare(Path file, boolean ownerOnly) {
        try {
            open(file).close();
            if (ownerOnly) {
                Files.setPosixFilePermissions(file, OWNER_ONLY.value());
            }
        } catch (IOException e) {
            throw FileProblems.unwritable("'" + file + "'", e);
        }
    }

    /**
     * Puts {@code bytes} behind what {@code file} holds, on a line of their own; all of them or, where that can't be done, none. The file
     * is made with mode 0600 if it isn't there. Throws {@link dev.keystore.KeystoreException.Misconfigured}.
     */
    public static void append(Path file, byte[] bytes) {
        try (FileChannel channel = open(file)) {
            append(channel, bytes);
        } catch (IOException e) {
            throw FileProblems.unwritable("'" + file + "'", e);
        }
    }

    private static FileChannel open(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException("it is not a plain file");
        }
        Set<StandardOpenOption> options =
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        return FileChannel.open(file, options, OWNER_ONLY);
    }

    private static void append(FileChannel channel, byte[] bytes) throws IOException {
        long before = channel.size();
        ByteBuffer last = ByteBuffer.allocate(1);
        boolean inLine = before > 0 && channel.read(last, before - 1) == 1 && last.get(0) != '\n';
        try {
            channel.position(before);
            write(channel, inLine ? new byte[] {'\n'} : new byte[0]);
            write(channel, bytes);
        } catch (IOException e) {
            channel.truncate(before);
            throw e;
        }
    }

    /** Overwrites what stands in {@code folder} and removes it, as far as that can be done. */
    static void wipeFolder(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    write(path, new byte[(int) Math.min(Files.size(path), MOST_TO_WIPE)]);
                }
                Files.delete(path);
            }
        } catch (IOException e) {
            // It is gone already, or the editor still holds it; the folder is in memory and its owner's alone.
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            write(channel, bytes);
            channel.force(true);
        }
    }

    private static void write(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }
}
