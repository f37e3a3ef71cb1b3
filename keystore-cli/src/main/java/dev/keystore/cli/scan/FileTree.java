package dev.keystore.cli.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Files, and folders with all that is in them: never {@code .git}, never what a link in them leads to, and of pipes and devices nothing.
 * Bytes are bytes, whatever the file holds. Never more than a chunk of a file and the names in the folders around it are in memory.
 */
public final class FileTree {
    private static final String GIT = ".git";
    private static final int CHUNK = 64 * 1024;

    private final Scan scan;
    private final BiConsumer<String, IOException> unreadable;
    private final byte[] chunk = new byte[CHUNK];

    /** What is found in files goes to {@code scan}; what can't be read is told to {@code unreadable}, and the rest goes on. */
    public FileTree(Scan scan, BiConsumer<String, IOException> unreadable) {
        this.scan = scan;
        this.unreadable = unreadable;
    }

    /** Scans {@code path}, which is shown as {@code shown}: what somebody has named, so if it is a link, it is followed. */
    public void named(Path path, String shown) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (!attributes.isDirectory() && !attributes.isRegularFile()) {
                throw new IOException("it is neither a file nor a folder");
            }
            visit(path, Path.of(shown), attributes);
        } catch (IOException e) {
            unreadable.accept(shown, e);
        }
    }

    /** Scans {@code in}, which is shown as {@code shown} and stays open. */
    public void stream(InputStream in, String shown) {
        try {
            read(in, shown);
        } catch (IOException e) {
            unreadable.accept(shown, e);
        }
    }

    private void visit(Path path, Path shown, BasicFileAttributes attributes, OpenOption... how) {
        try {
            if (attributes.isDirectory()) {
                folder(path, shown);
            } else if (attributes.isRegularFile()) {
                try (InputStream in = Files.newInputStream(path, how)) {
                    read(in, shown.toString());
                }
            }
        } catch (IOException e) {
            unreadable.accept(shown.toString(), e);
        }
    }

    private void folder(Path folder, Path shown) throws IOException {
        for (Path name : names(folder)) {
            if (!name.toString().equals(GIT)) {
                Path path = folder.resolve(name);
                try {
                    visit(path, shown.resolve(name), attributes(path), LinkOption.NOFOLLOW_LINKS);
                } catch (IOException e) {
                    unreadable.accept(shown.resolve(name).toString(), e);
                }
            }
        }
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static List<Path> names(Path folder) throws IOException {
        List<Path> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(entry -> names.add(entry.getFileName()));
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        Collections.sort(names);
        return names;
    }

    private void read(InputStream in, String shown) throws IOException {
        scan.begin(new Place(null, shown, 1));
        try {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                scan.write(chunk, 0, count);
            }
        } finally {
            scan.end();
        }
    }
}
