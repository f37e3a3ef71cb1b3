package dev.keystore.cli;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import org.sqlite.util.OSInfo;

/** The libraries that are no Java, beside the program's jar. {@code bin/keystore} says where they are; {@code java -jar} doesn't. */
final class NativeLibraries {
    private static final String SQLITE = "org.sqlite.lib.path";

    private NativeLibraries() {}

    /** Finds them where nobody has said where they are. */
    static void find() {
        if (System.getProperty(SQLITE) != null) {
            return;
        }
        CodeSource source = Main.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return;
        }
        try {
            Path folder = Path.of(source.getLocation().toURI())
                    .resolveSibling("native")
                    .resolve(OSInfo.getNativeLibFolderPathForCurrentOS());
            if (Files.isDirectory(folder)) {
                System.setProperty(SQLITE, folder.toString());
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program has no place", e);
        }
    }
}
