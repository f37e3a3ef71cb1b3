package dev.keystore.adapter.sqlite;

import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.secret.Digest;
import dev.keystore.secret.SecretValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;

/**
 * The wrapping key of a store on one machine: 32 random bytes, raw, in the file {@code key} beside {@code store.db}, that
 * nobody but its owner may read. Closing overwrites what is in memory.
 *
 * <p>A key is made only where there is neither a key nor a store. It appears in its folder whole or not at all, and when
 * two processes make one at once, both use the one that appeared.
 */
public final class LocalKey implements AutoCloseable {
    static final String NAME = "key";

    private static final int BYTES = 32;
    private static final String DOMAIN = "keystore:local-key:1";
    private static final int FINGERPRINT_BYTES = 16;

    private final SecretValue bytes;
    private final String fingerprint;

    private LocalKey(byte[] bytes) {
        this.bytes = SecretValue.copyOf(bytes);
        this.fingerprint = fingerprintOf(bytes);
    }

    /**
     * The key in {@code folder}, made if there is neither key nor store. Throws {@code Misconfigured} if the key of a store is
     * gone, others than its owner may read or write it, it hasn't 32 bytes, or it can't be read or made; {@code Unavailable}
     * if the disk is full.
     */
    public static LocalKey open(Path folder) {
        Path file = folder.toAbsolutePath().resolve(NAME);
        try {
            // Looked for before the key: whoever makes both makes the key first, so a store seen here has its key
            // already.
            boolean hasStore = hasContent(file.resolveSibling(SqliteFile.NAME));
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                if (hasStore) {
                    throw lost(file);
                }
                make(file);
            }
            return read(file);
        } catch (UnsupportedOperationException e) {
            throw new Misconfigured(
                    file + " can't be kept private: its file system has no permissions or no hard links",
                    "name a folder on a file system of POSIX kind",
                    e);
        } catch (IOException e) {
            throw new SqliteFailures(file).translate(e);
        }
    }

    private static boolean hasContent(Path store) throws IOException {
        return Files.exists(store) && Files.size(store) > 0;
    }

    private static LocalKey read(Path file) throws IOException {
        checkPrivate(file);
        byte[] bytes = new byte[0];
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(BYTES + 1);
            if (bytes.length != BYTES) {
                throw new Misconfigured(
                        file + " is not a key: a key has exactly " + BYTES + " bytes",
                        "put back the key that belongs to the store in this folder",
                        null);
            }
            return new LocalKey(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static void checkPrivate(Path file) throws IOException {
        Set<PosixFilePermission> allowed = Files.getPosixFilePermissions(file);
        boolean others =
                allowed.stream().anyMatch(permission -> !permission.name().startsWith("OWNER_"));
        if (others) {
            throw new Misconfigured(
                    file + " may be read or changed by others: " + PosixFilePermissions.toString(allowed),
                    "if nobody else has read it: chmod 600 " + file,
                    null);
        }
    }

    private static Misconfigured lost(Path file) {
        return new Misconfigured(
                file + ", the key of the store beside it, is lost; no other key can open that store",
                "put back the key from a backup, or name another folder to start anew",
                null);
    }

    /** Makes a key that is on the disk before it has its name. If another process was faster, its key stays. */
    private static void make(Path file) throws IOException {
        Path folder = PrivateFiles.folderOf(file);
        PrivateFiles.makeFolder(folder);
        Path draft = Files.createTempFile(
                folder, NAME + "-", ".new", PosixFilePermissions.asFileAttribute(PrivateFiles.OWNER_ONLY));
        byte[] bytes = new byte[BYTES];
        try (FileChannel out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            new SecureRandom().nextBytes(bytes);
            for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
                out.write(rest);
            }
            out.force(true);
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            return;
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Files.deleteIfExists(draft);
        }
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    /** The start of a hash over the key: tells keys apart and says nothing about them. */
    private static String fingerprintOf(byte[] key) {
        byte[] domain = DOMAIN.getBytes(StandardCharsets.UTF_8);
        byte[] hashed = Arrays.copyOf(domain, domain.length + key.length);
        System.arraycopy(key, 0, hashed, domain.length, key.length);
        try {
            return HexFormat.of().formatHex(Digest.of(hashed).bytes(), 0, FINGERPRINT_BYTES);
        } finally {
            Arrays.fill(hashed, (byte) 0);
        }
    }

    /** The 32 bytes. They stay this key's to close. */
    public SecretValue bytes() {
        return bytes;
    }

    /** 32 hexadecimal digits that differ from key to key and from which no key can be found. */
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public void close() {
        bytes.close();
    }

    @Override
    public String toString() {
        return "LocalKey[" + fingerprint + "]";
    }
}
