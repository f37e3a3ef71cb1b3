package dev.keystore.cli.config;

import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Quoted;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** How the folder of a local store is written. */
final class LocalFolder {
    private LocalFolder() {}

    /**
     * The folder that {@code text} says, absolute: {@code ~} and {@code ~/…} lie in {@code home}, other relative ones in
     * {@code base}. Throws {@link MalformedException}.
     */
    static Path of(String text, Path base, Path home) {
        boolean inHome = text.equals("~") || text.startsWith("~/");
        if (text.isEmpty() || (text.startsWith("~") && !inHome)) {
            throw new MalformedException(
                    "bad folder " + Quoted.of(text) + ": a path, where ~/ is your home (a folder named so is written ./"
                            + Origin.printable(text) + ")");
        }
        try {
            Path folder = inHome ? home.resolve(text.substring(1).replaceFirst("^/+", "")) : base.resolve(text);
            return folder.toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new MalformedException("bad folder " + Quoted.of(text) + ": not a path");
        }
    }
}
