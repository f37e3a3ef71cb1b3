package dev.keystore.cli.config;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** The user that this process runs as. */
final class ProcessUser {
    private ProcessUser() {}

    /** Whether {@code path} itself, not what a link points to, belongs to this user; false where nobody can say. */
    static boolean owns(Path path) {
        try {
            Object owner = Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
            return owner instanceof Integer uid && Integer.toUnsignedLong(uid) == new UnixSystem().getUid();
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
